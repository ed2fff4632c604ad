"""The current timetable's lessons on their dates, cancelled ones included: what other systems are given, published or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from scheduler_app.domain.dated_lesson import DatedLesson, dated_lesson_uid
from scheduler_app.domain.occurrences import Occurrences, Stretch
from scheduler_app.domain.roster import is_reportable
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement


def dated_lessons(school: School, first: date | None = None, last: date | None = None) -> Iterator[DatedLesson]:
    """Every dated lesson of the window (the whole year unless narrowed) that is placed and not of a special subject, lesson by lesson."""
    opens, closes = school.year.dates.first, school.year.dates.last
    assert opens is not None
    assert closes is not None
    window = max(first or opens, opens), min(last or closes, closes)
    given = Occurrences(school, *window)
    uncancelled = _without_cancellations(school)
    all_dates = Occurrences(uncancelled, *window)
    for uid, lesson in school.lessons.items():
        placement = school.placed.get(uid)
        if placement is None or not is_reportable(school, lesson):
            continue
        for stretch in given.of(lesson, placement):
            yield from _dated(school, lesson, placement, stretch, cancelled=False)
        cancelled = {row.day for row in school.dated_changes_of.get(uid, ()) if row.cancelled}
        if cancelled:
            for stretch in all_dates.of(lesson, placement):
                days = tuple(day for day in stretch.days if day in cancelled)
                yield from _dated(school, lesson, placement, replace(stretch, days=days), cancelled=True)


def _dated(school: School, lesson: Lesson, placement: Placement, stretch: Stretch, *, cancelled: bool) -> Iterator[DatedLesson]:
    rooms = tuple(sorted((uid, school.rooms[uid].name) for uid in stretch.rooms))
    for day in stretch.days:
        yield DatedLesson(
            dated_lesson_uid(school.unit.uid, lesson.uid, day),
            lesson.uid,
            day,
            placement.start,
            placement.start + lesson.minutes,
            rooms,
            stretch.teachers,
            stretch.pupils,
            cancelled,
        )


def _without_cancellations(school: School) -> School:
    if not any(row.cancelled for row in school.dated_changes.values()):
        return school
    return replace(school, dated_changes={uid: row for uid, row in school.dated_changes.items() if not row.cancelled})
