"""Lessons of the week as dated lessons: on which dates each runs, and who teaches and attends it then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.roster import expected_pupils, runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dates `days` in a row on which a lesson's teachers and pupils stay the same; both are sorted uids."""

    days: tuple[date, ...]
    teachers: tuple[str, ...]
    pupils: tuple[str, ...]


class Occurrences:
    """Expands the lessons of one school over the school days from `first` to `last`."""

    def __init__(self, school: School, first: date, last: date) -> None:
        self._school = school
        self._days: Mapping[int, Sequence[date]] = _by_weekday(school.year.school_days(first, last))
        self._rosters: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, lesson: Lesson, weekday: int) -> tuple[Stretch, ...]:
        """The lesson's dates on that weekday, cut where its teachers or pupils change; at most one stretch for most lessons."""
        days = [day for day in self._days.get(weekday, ()) if runs_on(self._school, lesson, day)]
        cuts = self._cuts(lesson)
        pieces: dict[int, list[date]] = {}
        for day in days:
            pieces.setdefault(bisect_right(cuts, day), []).append(day)
        return tuple(self._stretch(lesson, piece) for piece in pieces.values())

    def _stretch(self, lesson: Lesson, days: Sequence[date]) -> Stretch:
        school = self._school
        staff = (school.staff[uid] for uid in school.requirements[lesson.requirement].teachers)
        teachers = tuple(sorted(row.uid for row in staff if not row.archived and row.dates.includes(days[0])))
        pupils = tuple(sorted(expected_pupils(school, lesson, days[0])))
        return Stretch(tuple(days), teachers, self._rosters.setdefault(pupils, pupils))

    def _cuts(self, lesson: Lesson) -> Sequence[date]:
        """Dates on which somebody begins or has just ended, sorted."""
        school, requirement = self._school, self._school.requirements[lesson.requirement]
        memberships = [row for group in requirement.groups for row in school.memberships_of.get(group, ())]
        ranges = [row.dates for row in memberships]
        ranges += [programme.dates for row in memberships for programme in school.programmes_of.get(row.pupil, ())]
        ranges += [school.staff[uid].dates for uid in requirement.teachers]
        return sorted(set(_edges(ranges)))


def _edges(ranges: Iterable[DateRange]) -> Iterator[date]:
    for dates in ranges:
        if dates.first is not None:
            yield dates.first
        if dates.last is not None and dates.last < date.max:
            yield dates.last + timedelta(days=1)


def _by_weekday(days: Iterable[date]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for day in days:
        found.setdefault(day.weekday(), []).append(day)
    return found
