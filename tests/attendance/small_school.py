"""Small snapshots made by hand, and everything an attendance database holds as one comparable value."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from scheduler_app.attendance.publisher import Publisher
from scheduler_app.attendance.targets import Targets, open_storehouse
from scheduler_app.domain.publication import PlannedEvent, PublicationSnapshot, snapshot_sha256

UNIT = "unit-1"
MONDAY = date(2026, 10, 19)
"""The week in which summer time ends is the next one: 25 October 2026."""

CLOCK = datetime(2026, 10, 18, 18, 0, tzinfo=UTC)


def target(address: str) -> Publisher:
    return Targets(lambda: CLOCK).open(address)


def event(lesson: str, day: date, start: int = 490, pupils: Iterable[str] = ("p1", "p2"), **other: Any) -> PlannedEvent:
    fields: dict[str, Any] = {
        "end": start + 50, "subject_code": "MA", "subject_name": "Matematik", "groups": (("7A", "7A"),), "rooms": (("A1", "A1"),),
        "teachers": (("AND", "Anna Andersson"),),
    }  # fmt: skip
    return PlannedEvent(lesson, day, start, pupils=tuple(sorted(pupils)), **fields | other)


def snapshot(
    events: Iterable[PlannedEvent], first: date = MONDAY, last: date = date(2026, 10, 30), unit: str = UNIT
) -> PublicationSnapshot:
    ordered = tuple(sorted(events, key=lambda row: (row.local_date, row.start, row.lesson)))
    digest = snapshot_sha256(unit, first, last, ordered)
    return PublicationSnapshot(str(uuid4()), unit, "Skolan", "timetable-1", first, last, ordered, digest)


def again(sent: PublicationSnapshot) -> PublicationSnapshot:
    """The same content under a new token."""
    return replace(sent, token=str(uuid4()))


@dataclass(frozen=True)
class Dump:
    """All rows that matter, in plain types: events by (lesson, date), rosters and attendance by (lesson, date, pupil)."""

    events: Mapping[tuple[str, str], tuple[Any, ...]]
    rosters: Mapping[tuple[str, str], Mapping[str, int]]
    attendance: Mapping[tuple[str, str, str], tuple[Any, ...]]
    publications: tuple[tuple[Any, ...], ...]
    announced: tuple[tuple[Any, ...], ...]


def dump(address: str, unit: str = UNIT) -> Dump:
    with open_storehouse(address).session() as session:
        events = session.rows(
            "SELECT lesson_uid, local_date, start_minute, end_minute, starts_at, ends_at, subject_code, subject_name, groups, rooms,"
            " teachers, status, content_hash, reported_at, reported_by FROM calendar_event WHERE school_unit_id = :unit", unit=unit,
        )  # fmt: skip
        rosters = session.rows(
            "SELECT e.lesson_uid, e.local_date, p.pupil_id, p.planned_minutes FROM calendar_event_pupil p"
            " JOIN calendar_event e ON e.id = p.calendar_event_id WHERE e.school_unit_id = :unit", unit=unit,
        )  # fmt: skip
        marks = session.rows(
            "SELECT e.lesson_uid, e.local_date, a.pupil_id, a.reason_id, a.minutes, a.extra FROM attendance a"
            " LEFT JOIN calendar_event e ON e.id = a.calendar_event_id"
        )
        publications = session.rows(
            "SELECT seq, base_seq, snapshot_sha256, counts FROM publication WHERE school_unit_id = :unit ORDER BY seq", unit=unit
        )
        announced = session.rows("SELECT pupil_id, starts_at, ends_at, reason_id FROM announced_absence ORDER BY pupil_id, starts_at")
    by_event: dict[tuple[str, str], dict[str, int]] = {}
    for lesson, day, pupil, minutes in rosters:
        by_event.setdefault((lesson, str(day)), {})[pupil] = minutes
    return Dump(
        {(row[0], str(row[1])): tuple(map(_plain, row[2:])) for row in events},
        by_event,
        {(row[0], str(row[1]), row[2]): (row[3], row[4], bool(row[5])) for row in marks},
        tuple(tuple(map(_plain, row)) for row in publications),
        tuple(tuple(map(_plain, row)) for row in announced),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("[", "{"):
        return _plain(json.loads(value))
    if isinstance(value, str) and value[4:5] == "-" and "T" in value:
        return datetime.fromisoformat(value).astimezone(UTC)
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return json.dumps(value, sort_keys=True, ensure_ascii=False) if isinstance(value, list | dict) else value
