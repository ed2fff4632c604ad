"""What publishing would do, worked out without writing anything."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from scheduler_app.attendance import statements
from scheduler_app.attendance.begun import Begun, find_begun
from scheduler_app.attendance.event_rows import SnapshotRows
from scheduler_app.attendance.frozen_clashes import find_clashes
from scheduler_app.attendance.session import Row, Session
from scheduler_app.attendance.week_remarks import week_remarks
from scheduler_app.domain.publication import EventDifference, FrozenClash, PlannedEvent, PublicationPreview, PublicationSnapshot


def make_preview(session: Session | None, snapshot: PublicationSnapshot, now: datetime) -> PublicationPreview:
    """Compare the snapshot with the target's window, as open as it is at `now`; no session means a target that holds nothing yet."""
    rows = SnapshotRows(snapshot)
    if session is not None:
        session.begin_read()
    begun = find_begun(session, snapshot, rows, now)
    rows = rows.without(begun.ids) if begun.ids else rows
    window: dict[str, object] = {
        "unit": snapshot.school_unit, "first": snapshot.first.isoformat(), "last": snapshot.last.isoformat(), "minute": begun.minute,
    }  # fmt: skip
    base_seq, held = 0, dict[str, Row]()
    if session is not None:
        base_seq = session.value(statements.NEWEST, unit=snapshot.school_unit)
        held = {row[0]: row for row in session.rows(statements.WINDOW, **window)}
    differences: list[EventDifference] = []
    untouched = 0
    gone = dict(held)
    for key, digest, event in zip(rows.ids, rows.hashes, rows.events, strict=True):
        row = gone.pop(key, None)
        what = _what(row, digest)
        if what is None:
            untouched += 1
        else:
            differences.append(_of_event(what, event))
    dropped = {key: row for key, row in gone.items() if row[2] == "planned" or row[3]}
    if session is not None and dropped:
        shown = [row for row in session.rows(statements.SHOWN, **window) if row[0] in dropped]
        differences += [_of_row("frozen" if dropped[row[0]][3] else "cancelled", row) for row in shown]
    weeks = week_remarks(session, snapshot, rows.events, begun.minute, differences) if session is not None else ()
    clashes = _clashes(session, window, begun, held, rows) if session is not None else ()
    return replace(_counted(base_seq, untouched, differences), weeks=weeks, clashes=clashes)


def _clashes(
    session: Session, window: dict[str, object], begun: Begun, held: dict[str, Row], rows: SnapshotRows
) -> tuple[FrozenClash, ...]:
    hashes = dict(rows.keys())
    frozen = {key for key, digest, _, reported in held.values() if reported and hashes.get(key) != digest}
    kept, rosters = list(begun.held), session.rows(statements.BEGUN_ROSTERS, **window) if begun.held else []
    if frozen:
        kept += [row for row in session.rows(statements.REPORTED, **window) if row[0] in frozen]
        rosters += [row for row in session.rows(statements.REPORTED_ROSTERS, **window) if row[0] in frozen]
    return find_clashes(kept, rosters, rows)


def _what(row: Row | None, digest: str) -> str | None:
    if row is None:
        return "new"
    _, held_digest, status, reported = row
    if held_digest == digest and (reported or status == "planned"):
        return None
    return "frozen" if reported else "changed"


def _counted(base_seq: int, untouched: int, differences: list[EventDifference]) -> PublicationPreview:
    count = dict.fromkeys(("new", "changed", "cancelled", "frozen"), 0)
    for row in differences:
        count[row.what] += 1
    ordered = sorted(differences, key=lambda row: (row.local_date, row.start, row.groups, row.lesson))
    return PublicationPreview(base_seq, count["new"], count["changed"], count["cancelled"], untouched, count["frozen"], tuple(ordered))


def _of_event(what: str, event: PlannedEvent) -> EventDifference:
    return EventDifference(
        what, event.lesson, event.local_date, event.start, event.end, event.subject_code, _names(event.groups), _names(event.teachers)
    )


def _of_row(what: str, row: Row) -> EventDifference:
    _, lesson, day, start, end, code, groups, teachers = row
    when = date.fromisoformat(day) if isinstance(day, str) else day
    return EventDifference(what, lesson, when, start, end, code, _names(_listed(groups)), _names(_listed(teachers)))


def _listed(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored


def _names(pairs: Any) -> str:
    return ", ".join(name for _, name in pairs)
