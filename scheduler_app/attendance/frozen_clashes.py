"""Lessons that could not be moved because they were reported (or had begun), against those that were."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from scheduler_app.attendance.event_rows import SnapshotRows
from scheduler_app.attendance.session import Row
from scheduler_app.domain.publication import FrozenClash, PlannedEvent


def find_clashes(kept: Sequence[Row], rosters: Iterable[Row], rows: SnapshotRows) -> tuple[FrozenClash, ...]:
    """Every pair of a lesson that stays as it is (as FROZEN and BEGUN list them) and a lesson of the snapshot that share pupils and
    minutes, in time order; `rosters` are (id, pupil) of those that stay."""
    if not kept:
        return ()
    pupils: dict[str, set[str]] = defaultdict(set)
    for key, pupil in rosters:
        pupils[key].add(pupil)
    dates = {_date(row[2]) for row in kept}
    planned = _by_date(rows, dates, {row[0] for row in kept})
    found = [clash for row in kept for clash in _of_one(row, pupils[row[0]], planned[_date(row[2])])]
    return tuple(sorted(found, key=lambda row: (row.local_date, row.kept_start, row.kept_name, row.kept, row.planned_start, row.planned)))


def _of_one(row: Row, pupils: set[str], planned: Iterable[PlannedEvent]) -> Iterator[FrozenClash]:
    _, _, day, start, end, lesson, subject, groups = row
    for event in planned:
        if start < event.end and event.start < end:
            shared = tuple(pupil for pupil in event.pupils if pupil in pupils)
            if shared:
                names = (_name(json.loads(groups), subject), _name(event.groups, event.subject_name))
                yield FrozenClash(_date(day), lesson, names[0], start, end, event.lesson, names[1], event.start, event.end, shared)


def _name(groups: Iterable[Sequence[str]], subject: str) -> str:
    return f"{', '.join(name for _, name in groups)} {subject}".strip()


def _by_date(rows: SnapshotRows, dates: set[date], without: set[str]) -> dict[date, list[PlannedEvent]]:
    found: dict[date, list[PlannedEvent]] = defaultdict(list)
    for key, event in zip(rows.ids, rows.events, strict=True):
        if event.local_date in dates and key not in without:
            found[event.local_date].append(event)
    return found


def _date(stored: str | date) -> date:
    return date.fromisoformat(stored) if isinstance(stored, str) else stored


def as_data(clash: FrozenClash) -> dict[str, Any]:
    """Plain values, as they are kept with the publication's counts."""
    return asdict(clash) | {"local_date": clash.local_date.isoformat()}


def from_data(data: dict[str, Any]) -> FrozenClash:
    """The opposite of `as_data`."""
    return FrozenClash(**data | {"local_date": date.fromisoformat(data["local_date"]), "pupils": tuple(data["pupils"])})
