"""Gallring: what the school no longer needs goes for good, looked at first.

What ended before a date goes: memberships, adapted programmes, single lessons, changes of single dates, archived timetable versions, and
archived people to whom nothing refers any more. With them go the kept steps (nothing older can be undone after that), restore points,
import runs and receipts from before the date. The attendance database is a system of its own with a purge of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import COLLECTION, Change, ChangeSet, Entity, apply_changes
from scheduler_app.domain.codec import KIND
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import VersionState
from scheduler_app.errors import InputError
from scheduler_app.services.integrity import planning_about, references
from scheduler_app.services.merging import in_order


@dataclass(frozen=True, slots=True)
class Purge:
    """What would go: the step, and how many rows of each kind (a value of `codec.KIND`)."""

    before: date
    step: ChangeSet

    @property
    def counts(self) -> Mapping[str, int]:
        return Counter(KIND[type(change.entity)] for change in self.step.changes)


def purge(school: School, before: date, *, today: date) -> Purge:
    """What ended before the date; InputError for a date after today: what is still to come is not old."""
    if before > today:
        raise InputError("purge_to_come", date=before.isoformat(), today=today.isoformat())
    gone: list[Entity] = []
    for find in (_ended, _old_versions, _unused_people):
        left = apply_changes(school, in_order(Change(row, None) for row in gone))
        gone += find(left, before)
    return Purge(before, ChangeSet("purged", in_order(Change(row, None) for row in gone), (("date", before.isoformat()),)))


def _ended(school: School, before: date) -> Iterator[Entity]:
    is_over = _over(before)
    for rows in (school.memberships, school.programmes, school.individual_lessons):
        yield from (row for row in rows.values() if is_over(row.dates))
    yield from (row for row in school.dated_changes.values() if row.day < before)


def _old_versions(school: School, before: date) -> Iterator[Entity]:
    is_over = _over(before)
    old = {
        uid for uid, row in school.timetables.items() if row.state is VersionState.ARCHIVED and uid != school.current and is_over(row.dates)
    }
    yield from (row for row in school.placements.values() if row.timetable in old)
    yield from (school.timetables[uid] for uid in old)


def _unused_people(school: School, before: date) -> Iterator[Entity]:
    """Archived people whom nothing names but their own planning rows."""
    archived: list[Any] = [row for rows in (school.pupils, school.staff) for row in rows.values() if row.archived]
    own = {id(row): tuple(planning_about(school, row)) for row in archived}
    theirs = {(type(row), row.uid) for rows in own.values() for row in rows}
    rows = (row for name in COLLECTION.values() for row in getattr(school, name).values())
    named = {target for row in rows if (type(row), row.uid) not in theirs for target in references(row)}
    for row in archived:
        if (type(row), row.uid) not in named:
            yield from (*own[id(row)], row)


def _over(before: date) -> Callable[[DateRange], bool]:
    return lambda dates: dates.last is not None and dates.last < before
