"""Lessons that a publication from the middle of a week would give twice in that week, or not at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from scheduler_app.attendance import statements
from scheduler_app.attendance.session import Session
from scheduler_app.domain.publication import EventDifference, PlannedEvent, PublicationSnapshot, WeekRemark

_Week = tuple[int, int]


def week_remarks(
    session: Session, snapshot: PublicationSnapshot, events: Iterable[PlannedEvent], minute: int, differences: Iterable[EventDifference]
) -> tuple[WeekRemark, ...]:
    """Remarks about the weeks in which the window begins and ends; a lesson is one weekly pass, so twice is once too often. `events` are
    those of the snapshot in force, from `minute` of the first day."""
    first, last = snapshot.first, snapshot.last
    cut = {_week(first), _week(last)}
    monday, sunday = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    found = session.rows(
        statements.AROUND, unit=snapshot.school_unit, first=first.isoformat(), last=last.isoformat(),
        monday=monday.isoformat(), sunday=sunday.isoformat(), minute=minute,
    )  # fmt: skip
    given: dict[tuple[str, _Week], set[date]] = defaultdict(set)
    for lesson, day in found:
        when = day if isinstance(day, date) else date.fromisoformat(day)
        given[lesson, _week(when)].add(when)
    named: dict[str, tuple[str, str]] = {}
    for event in events:
        named.setdefault(event.lesson, (event.subject_code, ", ".join(name for _, name in event.groups)))
        if _week(event.local_date) in cut:
            given[event.lesson, _week(event.local_date)].add(event.local_date)
    return tuple(sorted(_remarks(given, named, differences, cut), key=lambda row: (row.year, row.week, row.what, row.groups, row.lesson)))


def _remarks(
    given: dict[tuple[str, _Week], set[date]], named: dict[str, tuple[str, str]], differences: Iterable[EventDifference], cut: set[_Week]
) -> Iterator[WeekRemark]:
    for (lesson, week), dates in given.items():
        if len(dates) > 1 and lesson in named:
            yield WeekRemark("twice", lesson, *week, *named[lesson], tuple(sorted(dates)))
    for row in differences:
        week = _week(row.local_date)
        if row.what == "cancelled" and week in cut and row.lesson in named and not given.get((row.lesson, week)):
            yield WeekRemark("missed", row.lesson, *week, *named[row.lesson], ())


def _week(day: date) -> _Week:
    year, week, _ = day.isocalendar()
    return year, week
