"""After the commit: is what the database holds what was sent?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any

from scheduler_app.attendance import statements
from scheduler_app.attendance.event_rows import SnapshotRows
from scheduler_app.attendance.session import Row, Session
from scheduler_app.domain.publication import EventHasher, PlannedEvent, PublicationSnapshot


def verify(session: Session, snapshot: PublicationSnapshot, rows: SnapshotRows, seq: int) -> bool:
    """Read the window again in one new transaction: every unreported planned lesson must be the snapshot's, and the lessons that
    publication `seq` wrote must hash, content and roster, to what was sent. True also when somebody has published since."""
    session.begin_read()
    try:
        if session.value(statements.NEWEST, unit=snapshot.school_unit) != seq:
            return True
        return _window_agrees(session, snapshot, rows) and _content_agrees(session, snapshot.school_unit, seq)
    finally:
        session.rollback()


def _window_agrees(session: Session, snapshot: PublicationSnapshot, rows: SnapshotRows) -> bool:
    found = session.rows(statements.WINDOW, unit=snapshot.school_unit, first=snapshot.first.isoformat(), last=snapshot.last.isoformat())
    frozen = {str(key) for key, _, _, reported in found if reported}
    planned = {str(key): digest for key, digest, status, reported in found if status == "planned" and not reported}
    sent = {key: digest for key, digest in rows.keys() if key not in frozen}  # noqa: SIM118 - not a dict
    return planned == sent


def _content_agrees(session: Session, unit: str, seq: int) -> bool:
    hasher = EventHasher()
    rosters = _rosters(session, unit, seq)
    key, roster = next(rosters, (None, []))
    for row in session.rows(statements.WRITTEN, unit=unit, seq=seq):
        pupils: list[Row] = []
        if key == row[0]:
            pupils = roster
            key, roster = next(rosters, (None, []))
        event = stored_event(row[1:10], tuple(pupil for _, pupil, _ in pupils))
        if hasher.content_hash(event) != row[10] or any(minutes != event.end - event.start for _, _, minutes in pupils):
            return False
    return key is None


def _rosters(session: Session, unit: str, seq: int) -> Iterator[tuple[Any, list[Row]]]:
    for key, lines in groupby(session.stream(statements.WRITTEN_ROSTERS, unit=unit, seq=seq), key=itemgetter(0)):
        yield key, list(lines)


def stored_event(row: Row, pupils: tuple[str, ...]) -> PlannedEvent:
    """A `calendar_event` row (lesson to teachers, as in WRITTEN) as the event it was written from."""
    lesson, day, start, end, code, name, groups, rooms, teachers = row
    return PlannedEvent(
        lesson, date.fromisoformat(day) if isinstance(day, str) else day, start, end, code, name,
        _pairs(groups), _pairs(rooms), _pairs(teachers), pupils,
    )  # fmt: skip


def _pairs(stored: Any) -> tuple[tuple[str, str], ...]:
    listed = json.loads(stored) if isinstance(stored, str) else stored
    return tuple((uid, name) for uid, name in listed)
