"""Use case: what is different on one date. Substitutes, cancellations, other rooms; single lessons of one pupil.

Like `services.editing`: each function looks at the school, refuses what makes no sense with an InputError, and returns a ChangeSet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.day_lessons import is_given, lessons_of_day
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.editing import new_uid
from scheduler_app.services.wording import lesson_name


def change_date(
    school: School, lesson: str, day: date, *, cancelled: bool = False, teachers: Iterable[str] = (), rooms: Iterable[str] = ()
) -> ChangeSet:
    """Let one lesson be different on one date, in place of whatever was different before; nothing different makes it ordinary again.

    InputError for a lesson that the date does not have, and for teachers or rooms that are unknown, archived or not there then.
    """
    row = _checked(school, DatedChange(lesson, day, cancelled, tuple(teachers), tuple(rooms)))
    return _step(school, [row], "dated_change", lesson=lesson_name(school, lesson), date=day.isoformat())


def change_dates(school: School, rows: Iterable[DatedChange], day: date) -> ChangeSet:
    """Several lessons of one date at once, each as `change_date` would."""
    checked = [_checked(school, row) for row in rows]
    return _step(school, checked, "dated_stand_in", n=str(len(checked)), date=day.isoformat())


def stand_in(school: School, teacher: str, day: date, substitutes: Sequence[str] = (), *, cancel: bool = False) -> ChangeSet:
    """A teacher is away on one date: at each of the day's lessons `substitutes` stand in beside the colleagues who are there anyway, or
    all are cancelled that nobody else teaches. InputError where the teacher has no lesson then."""
    rows = []
    for row in lessons_of_day(school, day):
        if teacher not in row.teachers:
            continue
        others = tuple(uid for uid in row.teachers if uid != teacher)
        rooms = row.change.rooms if row.change is not None else ()
        gone = cancel and not others
        rows.append(_checked(school, DatedChange(row.lesson.uid, day, gone, () if gone else (*others, *substitutes), rooms)))
    if not rows:
        raise InputError("dated_no_lessons", date=day.isoformat())
    return _step(school, rows, "dated_stand_in", n=str(len(rows)), date=day.isoformat())


def individual_lesson(school: School, pupil: str, lesson: str, *, attends: bool, dates: DateRange) -> ChangeSet:
    """Give one pupil a lesson beyond the groups, or free the pupil from one, on some dates; InputError for an unknown pupil or lesson."""
    if pupil not in school.pupils:
        raise InputError("entity_unknown", kind="Pupil", uid=pupil)
    if lesson not in school.lessons:
        raise InputError("lesson_unknown", uid=lesson)
    row = IndividualLesson(new_uid(), pupil, lesson, attends, dates)
    label = "individual_lesson_added" if attends else "individual_lesson_removed"
    return ChangeSet(label, (Change(None, row),), (("lesson", lesson_name(school, lesson)),))


def _checked(school: School, row: DatedChange) -> DatedChange:
    found = school.lessons.get(row.lesson)
    if found is None:
        raise InputError("lesson_unknown", uid=row.lesson)
    name, when = lesson_name(school, row.lesson), row.day.isoformat()
    if not is_given(school, found, row.day):
        raise InputError("dated_not_given", lesson=name, date=when)
    if row.cancelled and (row.teachers or row.rooms):
        raise InputError("dated_cancelled_with_more", lesson=name, date=when)
    for uid in row.teachers:
        member = school.staff.get(uid)
        if member is None or member.archived or not member.dates.includes(row.day):
            raise InputError("dated_teacher_gone", lesson=name, date=when)
    for uid in row.rooms:
        room = school.rooms.get(uid)
        if room is None or room.archived:
            raise InputError("dated_room_gone", lesson=name, date=when)
    return row


def _step(school: School, rows: Iterable[DatedChange], label: str, **data: str) -> ChangeSet:
    changes = []
    for row in rows:
        before = school.dated_changes.get(row.uid)
        after = row if row.cancelled or row.teachers or row.rooms else None
        if before != after:
            changes.append(Change(before, after))
    return ChangeSet(label, tuple(changes), tuple(data.items()))
