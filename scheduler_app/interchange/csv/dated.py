"""Rows of what differs on single dates, and of single lessons of pupils, as entities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import Entity
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.teaching import Lesson, Room
from scheduler_app.interchange.csv import cells
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.known import Known
from scheduler_app.interchange.csv.record import Record


def read_dated_change(record: Record, known: Known) -> Iterator[Entity]:
    """One lesson on one date; a row that says nothing different makes the date ordinary."""
    lesson = known.one(Lesson, record.required("lesson"), record.title("lesson"))
    day = cells.day(record.required("date"), record.title("date"))
    assert day is not None
    cancelled = cells.truth(record.text("cancelled"), record.title("cancelled"))
    teachers = known.many(StaffMember, record.text("teachers"), record.title("teachers"))
    rooms = known.many(Room, record.text("rooms"), record.title("rooms"))
    if cancelled and (teachers or rooms):
        raise CellError("csv_cancelled_with_more", column=record.title("cancelled"))
    _require_given(known, lesson, day, record.title("date"))
    yield DatedChange(lesson.uid, day, cancelled, teachers, rooms)


def read_individual_lesson(record: Record, known: Known) -> Iterator[Entity]:
    """One pupil and one lesson from when to when; the same pupil, lesson and first date are the same row."""
    pupil = known.one(Pupil, record.required("pupil"), record.title("pupil")).uid
    lesson = known.one(Lesson, record.required("lesson"), record.title("lesson")).uid
    attends = cells.truth(record.required("attends"), record.title("attends"))
    first, last = (cells.day(record.text(key), record.title(key)) if record.has(key) else None for key in ("first", "last"))
    if first and last and last < first:
        raise CellError("csv_bad_dates", column=record.title("last"))
    uid = record.text("id") or known.new_uid("individual_lesson", f"{pupil}\n{lesson}\n{first}")
    yield IndividualLesson(uid, pupil, lesson, attends, DateRange(first, last))


def _require_given(known: Known, lesson: Lesson, day: date, column: str) -> None:
    """A date on which the placed lesson cannot be is a slip of the pen."""
    placement = known.school.placed.get(lesson.uid)
    if not known.school.year.is_school_day(day) or (placement is not None and placement.day != day.weekday()):
        raise CellError("csv_not_given", column=column, value=day.isoformat())
