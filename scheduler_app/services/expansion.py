"""Placed lessons of a window as dated ones, and why others were left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler_app.domain.occurrences import Occurrences
from scheduler_app.domain.publication import NotPublished, PlannedEvent
from scheduler_app.domain.roster import is_reportable, runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement
from scheduler_app.domain.visibility import Audience, clean_text, person_name


class Expansion:
    """`events` sorted by date, start and lesson; `left_out` lessons that should have been among them; `special` counts those that never
    are. `first` to `last` lie within the school year."""

    def __init__(self, school: School, first: date, last: date) -> None:
        self.school = school
        self._occurrences = Occurrences(school, first, last)
        self._days = tuple(school.year.school_days(first, last))
        self.left_out: set[NotPublished] = set()
        self.special = 0
        self._rooms: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
        self.events = tuple(sorted(self._events(), key=lambda event: (event.local_date, event.start, event.lesson)))

    def _events(self) -> Iterator[PlannedEvent]:
        for lesson in self.school.lessons.values():
            if not any(runs_on(self.school, lesson, day) for day in self._days):
                continue
            requirement = self.school.requirements[lesson.requirement]
            placement = self.school.placed.get(lesson.uid)
            if self.school.subjects[requirement.subject].special:
                self.special += 1
            elif not is_reportable(self.school, lesson):
                self.left_out.add(NotPublished(lesson.uid, "no_pupils"))
            elif placement is None:
                self.left_out.add(NotPublished(lesson.uid, "unplaced"))
            else:
                yield from self._dated(lesson, placement)

    def _dated(self, lesson: Lesson, placement: Placement) -> Iterator[PlannedEvent]:
        school, requirement = self.school, self.school.requirements[lesson.requirement]
        subject = school.subjects[requirement.subject]
        groups = _pairs((uid, school.groups[uid].name) for uid in requirement.groups)
        code, name = clean_text(subject.code), clean_text(subject.name)
        for stretch in self._occurrences.of(lesson, placement):
            if not stretch.teachers or not stretch.pupils:
                self.left_out.add(NotPublished(lesson.uid, "no_pupils" if stretch.teachers else "no_teacher"))
                continue
            rooms = self._rooms.setdefault(stretch.rooms, _pairs((uid, school.rooms[uid].name) for uid in stretch.rooms))
            teachers = _pairs((uid, person_name(school.staff[uid], Audience.INTERNAL)) for uid in stretch.teachers)
            for day in stretch.days:
                yield PlannedEvent(
                    lesson.uid, day, placement.start, placement.start + lesson.minutes, code, name, groups, rooms, teachers, stretch.pupils
                )


def _pairs(named: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((uid, clean_text(name)) for uid, name in named))
