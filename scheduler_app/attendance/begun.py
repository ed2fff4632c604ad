"""What of a publication "from now" has begun: lessons of its first day that no publishing touches any more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from scheduler_app.attendance import statements
from scheduler_app.attendance.event_rows import STOCKHOLM, SnapshotRows
from scheduler_app.attendance.session import Row, Session
from scheduler_app.domain.publication import PublicationSnapshot
from scheduler_app.errors import InputError


@dataclass(frozen=True)
class Begun:
    """`minute` is the first local minute of the first day that is still open, 0 for a whole day; `held` are the begun lessons that the
    target has, as BEGUN lists them; `ids` are those and the snapshot's own."""

    minute: int = 0
    held: tuple[Row, ...] = ()
    ids: frozenset[str] = frozenset()


def first_open_minute(snapshot: PublicationSnapshot, now: datetime) -> int:
    """The minute after `now` on Stockholm's clocks, or the snapshot's own where that is later; 0 for a snapshot of whole days.

    A lesson begins with its first minute. InputError when the first day has passed since the snapshot was made.
    """
    if not snapshot.first_minute:
        return 0
    local = now.astimezone(STOCKHOLM)
    if local.date() > snapshot.first:
        raise InputError("publish_in_the_past", first=snapshot.first.isoformat(), today=local.date().isoformat())
    passed = local.hour * 60 + local.minute + 1 if local.date() == snapshot.first else 0
    return max(snapshot.first_minute, passed)


def find_begun(session: Session | None, snapshot: PublicationSnapshot, rows: SnapshotRows, now: datetime) -> Begun:
    """What has begun by `now`, in the target (none without a session) and in the snapshot, whose preview may be minutes old."""
    minute = first_open_minute(snapshot, now)
    if not minute:
        return Begun()
    own = {key for key, event in zip(rows.ids, rows.events, strict=True) if event.local_date == snapshot.first and event.start < minute}
    window = {"unit": snapshot.school_unit, "first": snapshot.first.isoformat(), "minute": minute}
    held = tuple(session.rows(statements.BEGUN, **window)) if session is not None else ()
    return Begun(minute, held, frozenset(own.union(row[0] for row in held)))


def leave_alone(session: Session, rows: SnapshotRows, begun: Begun) -> SnapshotRows:
    """Take what has begun out of the staging tables; returns the rows that are left to publish."""
    for key in begun.ids.intersection(rows.ids):
        session.change(statements.DROP_STAGED_KEY, id=key)
        session.change(statements.DROP_STAGED_EVENT, id=key)
    return rows.without(begun.ids) if begun.ids else rows
