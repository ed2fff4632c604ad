"""Weeks of the school year that look alike, as bits of the solver's week masks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from scheduler_app.domain.calendar import WeekPattern
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.errors import InputError

MAX_CLASSES = 62
"""The solver's week masks have this many bits."""

_Key = tuple[WeekPattern, str | None]


@dataclass(frozen=True, slots=True)
class WeekClasses:
    """`members[c]` are the Mondays of week class c; `masks` the classes and `calendar` the weeks (bit = index of the week in the
    year) in which a (pattern, period) runs."""

    mondays: tuple[date, ...]
    members: tuple[tuple[date, ...], ...]
    masks: dict[_Key, int]
    calendar: dict[_Key, int]

    @property
    def count(self) -> int:
        return max(1, len(self.members))

    def mask(self, lesson: Lesson) -> int:
        """Week classes of a lesson; 0 if it never runs on a school day."""
        return self.masks[(lesson.weeks, lesson.period)]

    def weeks(self, lesson: Lesson) -> int:
        """Calendar weeks of a lesson as a bit set."""
        return self.calendar[(lesson.weeks, lesson.period)]

    def between(self, first: date, last: date) -> int:
        """Calendar weeks that have a date from `first` to `last`, as a bit set."""
        return sum(1 << i for i, monday in enumerate(self.mondays) if monday <= last and first <= monday + timedelta(days=6))


def week_classes(school: School) -> WeekClasses:
    """Partition the school's weeks by which (pattern, period) combinations run in them.

    A lesson counts as running in a week if it runs on any school day of it. InputError if more than 62 classes are needed.
    """
    examples = {(lesson.weeks, lesson.period): lesson for lesson in school.lessons.values()}
    mondays = school.year.weeks()
    if not mondays:
        return WeekClasses((), (), dict.fromkeys(examples, 1), dict.fromkeys(examples, 0))
    calendar = {key: _running(school, lesson, mondays) for key, lesson in examples.items()}
    classes: dict[tuple[bool, ...], list[int]] = {}
    for index in range(len(mondays)):
        classes.setdefault(tuple(bool(weeks >> index & 1) for weeks in calendar.values()), []).append(index)
    if len(classes) > MAX_CLASSES:
        raise InputError("build_too_many_week_classes", n=len(classes), limit=MAX_CLASSES)
    masks = dict.fromkeys(calendar, 0)
    for bit, signature in enumerate(classes):
        for key, runs in zip(calendar, signature, strict=True):
            masks[key] |= int(runs) << bit
    members = tuple(tuple(mondays[index] for index in indices) for indices in classes.values())
    return WeekClasses(mondays, members, masks, calendar)


def _running(school: School, lesson: Lesson, mondays: tuple[date, ...]) -> int:
    days = (monday + timedelta(days=offset) for monday in mondays for offset in range(7))
    weeks = {(day - timedelta(days=day.weekday())) for day in days if runs_on(school, lesson, day)}
    return sum(1 << index for index, monday in enumerate(mondays) if monday in weeks)
