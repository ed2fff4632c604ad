"""Reading the dated lessons that have been published, a portion at a time: for those who hand them on."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any

from scheduler_app.attendance.session import Row, Session
from scheduler_app.attendance.storehouse import Storehouse
from scheduler_app.domain.dated_lesson import DatedLesson

_COLUMNS = """
CAST(e.id AS text), e.school_unit_id, e.lesson_uid, e.local_date, e.start_minute, e.end_minute, CAST(e.rooms AS text),
CAST(e.teachers AS text), e.status, p.published_at
"""
_SOURCE = "calendar_event e JOIN publication p ON p.school_unit_id = e.school_unit_id AND p.seq = e.publication_seq"

_KEYS = {"start": ("e.local_date", "e.start_minute", "e.id"), "written": ("p.published_at", "e.local_date", "e.id")}
"""What portions are ordered by; each ends with the id, so that no two rows share a place."""


class PublishedLessons:
    """The calendar events of some school units in one attendance database. Every call has a connection of its own."""

    def __init__(self, storehouse: Storehouse) -> None:
        self._storehouse = storehouse

    def between(
        self,
        units: Sequence[str],
        first: date,
        last: date,
        *,
        after: Sequence[Any] | None = None,
        order: str = "start",
        descending: bool = False,
        limit: int = 1000,
    ) -> list[tuple[str, DatedLesson]]:
        """At most `limit` lessons of the dates with their school unit, those that come after the place `after` (see
        `DatedLesson.place`) in the order `start` (date, time) or `written` (when published)."""
        keys = _KEYS[order]
        way, beyond = (" DESC", "<") if descending else ("", ">")
        named = _named("u", units)
        places = _named("k", after or ())
        where = f"e.school_unit_id IN ({_marks(named)}) AND e.local_date BETWEEN :first AND :last"
        if after is not None:
            where += f" AND ({', '.join(keys)}) {beyond} ({_marks(places)})"
        ordered = ", ".join(key + way for key in keys)
        statement = f"SELECT {_COLUMNS} FROM {_SOURCE} WHERE {where} ORDER BY {ordered} LIMIT :limit"
        with self._storehouse.session() as session:
            session.begin_read()
            rows = session.rows(statement, first=first.isoformat(), last=last.isoformat(), limit=limit, **named, **places)
            return _lessons(session, rows)

    def find(self, units: Sequence[str], ids: Collection[str]) -> list[tuple[str, DatedLesson]]:
        """The lessons with these ids, those there are."""
        if not ids:
            return []
        named, wanted = _named("u", units), _named("i", sorted(ids))
        statement = f"SELECT {_COLUMNS} FROM {_SOURCE} WHERE e.school_unit_id IN ({_marks(named)}) AND e.id IN ({_marks(wanted)})"
        with self._storehouse.session() as session:
            session.begin_read()
            return _lessons(session, session.rows(statement, **named, **wanted))


def _lessons(session: Session, rows: Sequence[Row]) -> list[tuple[str, DatedLesson]]:
    rosters: dict[str, list[str]] = {}
    named = _named("i", [row[0] for row in rows])
    if named:
        roster = f"SELECT CAST(calendar_event_id AS text), pupil_id FROM calendar_event_pupil WHERE calendar_event_id IN ({_marks(named)})"
        for event, pupil in session.rows(roster, **named):
            rosters.setdefault(event, []).append(pupil)
    return [(row[1], _lesson(row, tuple(sorted(rosters.get(row[0], ()))))) for row in rows]


def _lesson(row: Row, pupils: tuple[str, ...]) -> DatedLesson:
    uid, _, lesson, day, start, end, rooms, teachers, status, published = row
    return DatedLesson(
        uid,
        lesson,
        date.fromisoformat(day) if isinstance(day, str) else day,
        start,
        end,
        tuple((room, name) for room, name in json.loads(rooms)),
        tuple(teacher for teacher, _ in json.loads(teachers)),
        pupils,
        status == "cancelled",
        (datetime.fromisoformat(published) if isinstance(published, str) else published).astimezone(UTC),
    )


def _named(letter: str, values: Sequence[Any]) -> dict[str, Any]:
    return {f"{letter}{number}": value for number, value in enumerate(values)}


def _marks(named: dict[str, Any]) -> str:
    return ", ".join(f":{name}" for name in named)
