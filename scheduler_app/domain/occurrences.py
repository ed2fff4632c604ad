"""Lessons of the week as dated lessons: on which dates each runs, and who teaches and attends it then and where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.roster import expected_pupils, runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement


@dataclass(frozen=True, slots=True)
class Stretch:
    """Dates `days` in a row on which a lesson's teachers, pupils and rooms stay the same; `teachers` and `pupils` are sorted uids,
    `rooms` as they were given. `substituted` says that the teachers stand in for the ordinary ones."""

    days: tuple[date, ...]
    teachers: tuple[str, ...]
    pupils: tuple[str, ...]
    rooms: tuple[str, ...]
    substituted: bool = False


class Occurrences:
    """Expands the lessons of one school over the school days from `first` to `last`, dated changes included."""

    def __init__(self, school: School, first: date, last: date) -> None:
        self._school = school
        self._days: Mapping[int, Sequence[date]] = _by_weekday(school.year.school_days(first, last))
        self._closes = {day: school.year.closes(day) for days in self._days.values() for day in days}
        self._rosters: dict[tuple[str, ...], tuple[str, ...]] = {}

    def of(self, lesson: Lesson, placement: Placement) -> tuple[Stretch, ...]:
        """The lesson's dates where it is placed, without those on which it is cancelled or a half day has ended, cut where anybody or
        anything changes; at most one stretch for most lessons."""
        end = placement.start + lesson.minutes
        given = (day for day in self._days.get(placement.day, ()) if end <= self._closes[day] and runs_on(self._school, lesson, day))
        changes = {row.day: row for row in self._school.dated_changes_of.get(lesson.uid, ())}
        cuts = self._cuts(lesson, changes)
        pieces: dict[int, list[date]] = {}
        for day in given:
            pieces.setdefault(bisect_right(cuts, day), []).append(day)
        stretches = (self._stretch(lesson, placement, piece) for piece in pieces.values())
        changed = (_changed(self._school, stretch, changes.get(stretch.days[0])) for stretch in stretches)
        return tuple(stretch for stretch in changed if stretch is not None)

    def _stretch(self, lesson: Lesson, placement: Placement, days: Sequence[date]) -> Stretch:
        school = self._school
        teachers = _present(school, school.requirements[lesson.requirement].teachers, days[0])
        pupils = tuple(sorted(expected_pupils(school, lesson, days[0])))
        return Stretch(tuple(days), teachers, self._rosters.setdefault(pupils, pupils), placement.rooms)

    def _cuts(self, lesson: Lesson, changes: Mapping[date, DatedChange]) -> Sequence[date]:
        """Dates on which somebody or something begins or has just ended, sorted."""
        school, requirement = self._school, self._school.requirements[lesson.requirement]
        memberships = [row for group in requirement.groups for row in school.memberships_of.get(group, ())]
        ranges = [row.dates for row in memberships]
        ranges += [programme.dates for row in memberships for programme in school.programmes_of.get(row.pupil, ())]
        ranges += [school.staff[uid].dates for uid in requirement.teachers]
        ranges += [row.dates for row in school.individual_lessons_of.get(lesson.uid, ())]
        ranges += [DateRange(day, day) for day in changes]
        return sorted(set(_edges(ranges)))


def _changed(school: School, stretch: Stretch, change: DatedChange | None) -> Stretch | None:
    """The stretch as its date's change has it, None when it is cancelled; a changed date is a stretch of its own."""
    if change is None:
        return stretch
    if change.cancelled:
        return None
    teachers = _present(school, change.teachers, change.day) if change.teachers else stretch.teachers
    return replace(stretch, teachers=teachers, rooms=change.rooms or stretch.rooms, substituted=bool(change.teachers))


def _present(school: School, teachers: Iterable[str], day: date) -> tuple[str, ...]:
    """Who is there that day; a vacant post is nobody yet."""
    staff = (school.staff[uid] for uid in teachers if not school.is_vacant(uid))
    return tuple(sorted(row.uid for row in staff if not row.archived and row.dates.includes(day)))


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
