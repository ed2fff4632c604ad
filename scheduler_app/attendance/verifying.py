"""After the commit: is what the database holds what was sent?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from scheduler_app.attendance import statements
from scheduler_app.attendance.event_rows import SnapshotRows
from scheduler_app.attendance.session import Session
from scheduler_app.domain.publication import EventHasher, PlannedEvent, PublicationReceipt, PublicationSnapshot


def verify(session: Session, snapshot: PublicationSnapshot, rows: SnapshotRows, receipt: PublicationReceipt, minute: int) -> bool:
    """Read the window again in one new transaction, from `minute` of its first day: every unreported planned lesson must be the
    snapshot's, and the lessons that this publication wrote must hash, content and roster, to what was sent. True also when somebody has
    published since."""
    session.begin_read()
    try:
        if session.value(statements.NEWEST, unit=snapshot.school_unit) != receipt.seq:
            return True
        window: dict[str, object] = {
            "unit": snapshot.school_unit, "first": snapshot.first.isoformat(), "last": snapshot.last.isoformat(), "minute": minute,
        }  # fmt: skip
        if not _window_agrees(session, window, rows):
            return False
        return not receipt.new + receipt.changed or _content_agrees(session, window, receipt.seq)
    finally:
        session.rollback()


def _window_agrees(session: Session, window: dict[str, object], rows: SnapshotRows) -> bool:
    found = session.rows(statements.WINDOW, **window)
    frozen = {key for key, _, _, reported in found if reported}
    planned = {key: digest for key, digest, status, reported in found if status == "planned" and not reported}
    sent = {key: digest for key, digest in rows.keys() if key not in frozen}  # noqa: SIM118 - not a dict
    return planned == sent


def _content_agrees(session: Session, window: dict[str, object], seq: int) -> bool:
    listed = statements.WRITTEN_ROSTERS.format(listed=session.LISTED_PUPILS)
    rosters = {
        key: (tuple(sorted(pupils.split(statements.PUPIL_SEPARATOR))), number, least, most)
        for key, pupils, number, least, most in session.stream(listed, **window, seq=seq)
    }
    hasher, reader = EventHasher(), EventReader()
    for key, *content, digest in session.stream(statements.WRITTEN, **window, seq=seq):
        pupils, number, least, most = rosters.pop(key, ((), 0, None, None))
        event = reader.event(content, pupils)
        if hasher.content_hash(event) != digest or len(pupils) != number or (pupils and not least == most == event.end - event.start):
            return False
    return not rosters


class EventReader:
    """Reads stored events back; lists that many lessons share are read once."""

    def __init__(self) -> None:
        self._pairs: dict[str, tuple[tuple[str, str], ...]] = {}

    def event(self, content: Sequence[Any], pupils: tuple[str, ...]) -> PlannedEvent:
        """The event of a row as WRITTEN lists it, from lesson to teachers."""
        lesson, day, start, end, code, name, *lists = content
        groups, rooms, teachers = (self._read(listed) for listed in lists)
        when = date.fromisoformat(day) if isinstance(day, str) else day
        return PlannedEvent(lesson, when, start, end, code, name, groups, rooms, teachers, pupils)

    def _read(self, listed: str) -> tuple[tuple[str, str], ...]:
        pairs = self._pairs.get(listed)
        if pairs is None:
            pairs = self._pairs[listed] = tuple((uid, name) for uid, name in json.loads(listed))
        return pairs
