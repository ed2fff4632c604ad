"""A school as Untis text files: GPU001 with the timetable, and the lessons, people and times it needs to be understood."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.visibility import clean_text
from scheduler_app.interchange.timetables.clock import frame_of_school
from scheduler_app.interchange.timetables.members import classes_of_groups, members_on
from scheduler_app.interchange.timetables.rooms import rooms_named
from scheduler_app.interchange.untis import columns
from scheduler_app.interchange.untis.grid import write_grid
from scheduler_app.interchange.untis.numbered import Couplings, NumberedLesson, numbered_lessons
from scheduler_app.interchange.untis.weeks import dates_of, lesson_group_of

_DAYS = 7

_Row = list[object]


def write_untis(order: ExportOrder) -> dict[str, bytes]:
    """File name -> Windows-1252 text with semicolons, and `TIME.TXT` with the clock times of the periods.

    Untis counts periods and knows classes: a lesson that begins within a period is put at its beginning, and part groups stand as their
    class with the group's name as student group. Weeks are a lesson group (A, B), periods of the year dates, blocks couplings; who is in a
    group on the order's day stands among the students' choices. `left_out` counts what Untis cannot be told.
    """
    writer = _UntisWriter(order)
    return {**{f"{name}.TXT": _text(rows) for name, rows in writer.files().items()}, f"{columns.GRID}.TXT": writer.grid()}


class _UntisWriter:
    def __init__(self, order: ExportOrder) -> None:
        self._school = school = order.school
        self._frame = frame_of_school(school)
        self._members = members_on(school, order.day or school.year.dates.first or date.min)
        self._classes = [row for row in school.groups.values() if row.kind is GroupKind.CLASS and not row.archived]
        self._classes_of = classes_of_groups(school, self._members)
        shown = (row for row in school.pupils.values() if not (order.public or row.placeholder or row.archived))
        self._students = {row.uid: f"P{number:04d}" for number, row in enumerate(shown, 1)}

    def grid(self) -> bytes:
        return write_grid(self._frame, sorted(self._school.year.weekdays))

    def files(self) -> dict[str, list[_Row]]:
        school = self._school
        numbered = numbered_lessons(school, Couplings(school, self._classes_of))
        homes = {pupil: group.name for group in self._classes for pupil in self._members[group.uid]}
        return {
            columns.TIMETABLE: [cells for row in numbered for cells in self._places(row)],
            columns.LESSONS: [cells for row in numbered for cells in self._lesson(row)],
            columns.CLASSES: [
                _row(14, {columns.NAME: row.name, columns.LONG_NAME: row.name, columns.CLASS_GRADE: "" if row.grade is None else row.grade})
                for row in self._classes
            ],
            columns.TEACHERS: [
                _row(29, {columns.NAME: row.signature, columns.LONG_NAME: row.family_name, columns.TEACHER_GIVEN_NAME: row.given_name})
                for row in school.staff.values() if not row.archived
            ],
            columns.ROOMS: [
                _row(8, {columns.NAME: row.name, columns.LONG_NAME: row.name, columns.ROOM_CAPACITY: row.seats or ""})
                for row in school.rooms.values() if not row.archived
            ],
            columns.SUBJECTS: [[row.code, row.name] for row in school.subjects.values() if not row.archived],
            columns.STUDENTS: [self._student(school.pupils[uid], short, homes.get(uid, "")) for uid, short in self._students.items()],
            columns.CHOICES: [cells for row in numbered for cells in self._choices(row, homes)],
        }  # fmt: skip

    # People

    def _student(self, pupil: Pupil, short: str, home: str) -> _Row:
        return _row(10, {
            columns.STUDENT_SHORT: short, columns.STUDENT_FAMILY: pupil.family_name, columns.STUDENT_GIVEN: pupil.given_name,
            columns.STUDENT_NUMBER: pupil.uid, columns.STUDENT_CLASS: home,
        })  # fmt: skip

    def _choices(self, lesson: NumberedLesson, homes: dict[str, str]) -> Iterable[_Row]:
        """Who is in the student groups; a class needs no choices."""
        for requirement, _ in lesson.lines:
            subject = self._school.subjects[requirement.subject].code
            for uid in requirement.groups:
                if self._school.groups[uid].kind is not GroupKind.CLASS:
                    for pupil in sorted(self._members[uid] & self._students.keys()):
                        yield [self._students[pupil], lesson.number, subject, "", homes.get(pupil, ""), "", pupil]

    # Teaching

    def _lesson(self, lesson: NumberedLesson) -> Iterable[_Row]:
        at = columns.LessonColumns()
        first, last = dates_of(self._school, lesson.period)
        for requirement, rows in lesson.lines:
            block = self._length(rows)
            room = next((self._school.rooms[uid].name for uid in rooms_named(self._school, requirement.room_need)), "")
            for (home, student_group), teacher in self._pairs(requirement):
                yield _row(42, {
                    at.lesson: lesson.number, at.periods: block * len(rows), at.group: home, at.teacher: teacher,
                    at.subject: self._school.subjects[requirement.subject].code, at.room: room, at.weeks: lesson_group_of(lesson.weeks),
                    at.first: first, at.last: last, at.most_doubles: len(rows) if block == 2 else 0, at.block: block if block > 1 else "",
                    at.student_group: student_group,
                })  # fmt: skip

    def _length(self, rows: Sequence[Lesson]) -> int:
        """Periods of each lesson, by the first that has a place where periods differ in length."""
        placement = next((self._school.placed[row.uid] for row in rows if row.uid in self._school.placed), None)
        start = placement.start if placement else self._frame.spans[self._frame.numbers[0]][0]
        return self._frame.periods_at(start, start + rows[0].minutes)[1]

    def _places(self, lesson: NumberedLesson) -> Iterable[_Row]:
        for requirement, rows in lesson.lines:
            for row in rows:
                yield from self._place(lesson.number, requirement, row)

    def _place(self, number: int, requirement: Requirement, lesson: Lesson) -> Iterable[_Row]:
        placement = self._school.placed.get(lesson.uid)
        if placement is None or placement.day >= _DAYS:
            return
        first, count = self._frame.periods_at(placement.start, placement.start + lesson.minutes)
        rooms = "~".join(self._school.rooms[uid].name.replace("~", "-") for uid in placement.rooms)
        subject = self._school.subjects[requirement.subject].code
        numbers = self._frame.numbers
        pairs = dict.fromkeys((home, teacher) for (home, _), teacher in self._pairs(requirement))
        for period in numbers[numbers.index(first) :][:count]:
            for home, teacher in pairs:
                yield [number, home, teacher, subject, rooms, placement.day + 1, period, "", ""]

    def _pairs(self, requirement: Requirement) -> list[tuple[tuple[str, str], str]]:
        """Every class, with the student group it stands for, with every teacher; a blank where there is none."""
        groups: dict[tuple[str, str], None] = {}
        for uid in requirement.groups:
            group = self._school.groups[uid]
            part = "" if group.kind is GroupKind.CLASS else group.name
            groups |= dict.fromkeys((home, part) for home in self._classes_of[uid] or [""])
        teachers = [self._school.staff[uid].signature for uid in requirement.teachers]
        return list(product(groups or [("", "")], teachers or [""]))


def _row(width: int, values: dict[int, object]) -> _Row:
    return [values.get(place, "") for place in range(width)]


def _text(rows: Iterable[Iterable[object]]) -> bytes:
    lines = (";".join(_cell(value) for value in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("cp1252", errors="replace")


def _cell(value: object) -> str:
    """Text in quotation marks, numbers plain, nothing for nothing."""
    if isinstance(value, int):
        return str(value)
    text = clean_text(str(value))
    return '"{}"'.format(text.replace('"', '""')) if text else ""
