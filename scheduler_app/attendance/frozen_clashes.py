"""Lessons that could not be moved because they were reported, against those that were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from scheduler_app.attendance.event_rows import SnapshotRows
from scheduler_app.attendance.session import Row
from scheduler_app.domain.publication import PlannedEvent


def count_clashes(frozen: Sequence[Row], rosters: Iterable[Row], rows: SnapshotRows) -> int:
    """Pairs of a reported lesson that differs from the snapshot (id, planned, date, start, end) and a lesson of the snapshot that share a
    pupil and minutes; `rosters` are (id, pupil) of the reported ones."""
    pupils: dict[str, set[str]] = defaultdict(set)
    for key, pupil in rosters:
        pupils[key].add(pupil)
    kept = {key for key, *_ in frozen}
    dates = {str(day) for _, _, day, _, _ in frozen}
    planned = _by_date(rows, {date.fromisoformat(day) for day in dates}, kept)
    return sum(
        start < event.end and event.start < end and not pupils[key].isdisjoint(event.pupils)
        for key, _, day, start, end in frozen
        for event in planned[str(day)]
    )


def _by_date(rows: SnapshotRows, dates: set[date], without: set[str]) -> dict[str, list[PlannedEvent]]:
    found: dict[str, list[PlannedEvent]] = defaultdict(list)
    for key, event in zip(rows.ids, rows.events, strict=True):
        if event.local_date in dates and key not in without:
            found[event.local_date.isoformat()].append(event)
    return found
