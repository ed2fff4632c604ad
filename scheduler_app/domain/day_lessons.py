"""The lessons of one date as they then are, and the dates of one lesson."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.occurrences import Occurrences
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson


@dataclass(frozen=True, slots=True)
class LessonOfDay:
    """One lesson as it is on one date: `teachers` and `rooms` are uids as they then stand, `change` what makes the date different."""

    lesson: Lesson
    start: int
    end: int
    teachers: tuple[str, ...]
    rooms: tuple[str, ...]
    change: DatedChange | None = None


def lessons_of_day(school: School, day: date) -> tuple[LessonOfDay, ...]:
    """Every placed lesson that the date has or would have had, in time order; cancelled ones too, with nobody in them."""
    occurrences = Occurrences(school, day, day)
    found = []
    for uid, placement in school.placed.items():
        lesson = school.lessons[uid]
        change = school.dated_changes.get(f"{uid}/{day.isoformat()}")
        for stretch in occurrences.of(lesson, placement):
            found.append(LessonOfDay(lesson, placement.start, placement.start + lesson.minutes, stretch.teachers, stretch.rooms, change))
        if change is not None and change.cancelled and is_given(school, lesson, day):
            found.append(LessonOfDay(lesson, placement.start, placement.start + lesson.minutes, (), (), change))
    return tuple(sorted(found, key=lambda row: (row.start, row.end, row.lesson.uid)))


def busy_at(day: Sequence[LessonOfDay], lesson: str) -> frozenset[str]:
    """Uids of teachers and rooms that another lesson of the day needs while the given one goes on, of `lessons_of_day`."""
    own = next((row for row in day if row.lesson.uid == lesson), None)
    if own is None:
        return frozenset()
    others = (row for row in day if row.lesson.uid != lesson and row.start < own.end and own.start < row.end)
    return frozenset(uid for row in others for uid in (*row.teachers, *row.rooms))


def dates_of(school: School, lesson: str) -> tuple[date, ...]:
    """The dates on which the timetable gives a lesson, whatever changes are made for them; none for one without a place."""
    row = school.lessons[lesson]
    return tuple(day for day in school.year.school_days() if is_given(school, row, day))


def is_given(school: School, lesson: Lesson, day: date) -> bool:
    """Tell whether the timetable gives the lesson on the date, whatever changes are made for it."""
    placement = school.placed.get(lesson.uid)
    if placement is None or placement.day != day.weekday() or placement.start + lesson.minutes > school.year.closes(day):
        return False
    return runs_on(school, lesson, day)
