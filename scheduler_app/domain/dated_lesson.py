"""One lesson on one date as other systems see it: a calendar event, published or as the timetable has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from scheduler_app.domain.occurrences import Occurrences, Stretch
from scheduler_app.domain.roster import is_reportable
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement


@dataclass(frozen=True, slots=True)
class DatedLesson:
    """`uid` is the calendar event's; `start`/`end` are local minutes after midnight; `rooms` are (uid, shown name) pairs; `pupils` the
    uids expected. `written` is when it was last published or cancelled, None where it was not."""

    uid: str
    lesson: str
    day: date
    start: int
    end: int
    rooms: tuple[tuple[str, str], ...]
    teachers: tuple[str, ...]
    pupils: tuple[str, ...]
    cancelled: bool = False
    written: datetime | None = None

    def place(self, order: str) -> tuple[str | int, ...]:
        """Where a published lesson stands among others, by `start` (date and time) or by `written`; no two share a place."""
        if order == "start":
            return (self.day.isoformat(), self.start, self.uid)
        assert self.written is not None
        return (self.written.isoformat(), self.day.isoformat(), self.uid)


def dated_lesson_uid(school_unit: str, lesson: str, day: date) -> str:
    """The identity of one dated lesson, the same for ever and for all (docs/attendance-database.md, calendar_event.id)."""
    return str(uuid5(NAMESPACE_URL, f"ringklocka:{school_unit}/{lesson}/{day.isoformat()}"))


def dated_lessons(school: School, first: date | None = None, last: date | None = None, *, special: bool = False) -> Iterator[DatedLesson]:
    """The current timetable's lessons on their dates, cancelled ones included: lesson by lesson.

    `first` to `last` narrow the school year; lessons without a place have no dates, and special subjects only where `special`."""
    opens, closes = school.year.dates.first, school.year.dates.last
    assert opens is not None
    assert closes is not None
    window = max(first or opens, opens), min(last or closes, closes)
    given = Occurrences(school, *window)
    uncancelled = _without_cancellations(school)
    all_dates = Occurrences(uncancelled, *window)
    for uid, lesson in school.lessons.items():
        placement = school.placed.get(uid)
        if placement is None or not (special or is_reportable(school, lesson)):
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
