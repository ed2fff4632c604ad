"""A school as Untis text files: GPU001 with the timetable, and the lessons and master data it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.visibility import clean_text
from scheduler_app.interchange.timetables.clock import frame_of_school
from scheduler_app.interchange.untis import columns

_DAYS = 7


def write_untis(order: ExportOrder) -> dict[str, bytes]:
    """File name -> Windows-1252 text with semicolons. Untis counts periods and knows classes: a lesson that begins within a period is put
    at its beginning, part groups stand as their class with the group's name as student group, and odd and even weeks are not told apart."""
    writer = _UntisWriter(order.school)
    return {f"{name}.TXT": _text(rows) for name, rows in writer.files().items()}


class _UntisWriter:
    def __init__(self, school: School) -> None:
        self._school = school
        self._frame = frame_of_school(school)
        members = {uid: {row.pupil for row in rows} for uid, rows in school.memberships_of.items()}
        classes = [row for row in school.groups.values() if row.kind is GroupKind.CLASS and not row.archived]
        self._classes_of = {row.uid: _classes_of(row, classes, members) for row in school.groups.values()}

    def files(self) -> dict[str, list[list[object]]]:
        school = self._school
        timetable: list[list[object]] = []
        lessons: list[list[object]] = []
        for number, requirement in enumerate(school.requirements.values(), 1):
            rows = school.lessons_of[requirement.uid]
            lessons += self._lesson(number, requirement, rows)
            for lesson in rows:
                timetable += self._places(number, requirement, lesson)
        return {
            columns.TIMETABLE: timetable, columns.LESSONS: lessons,
            columns.CLASSES: [
                _row(14, {columns.NAME: row.name, columns.LONG_NAME: row.name, columns.CLASS_GRADE: "" if row.grade is None else row.grade})
                for row in school.groups.values() if row.kind is GroupKind.CLASS and not row.archived
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
        }  # fmt: skip

    def _lesson(self, number: int, requirement: Requirement, rows: Sequence[Lesson]) -> Iterable[list[object]]:
        at = columns.LessonColumns()
        first = self._frame.spans[self._frame.numbers[0]][0]
        periods = sum(self._frame.periods_at(first, first + lesson.minutes)[1] for lesson in rows)
        doubles = sum(self._frame.periods_at(first, first + lesson.minutes)[1] > 1 for lesson in rows)
        room = next((self._school.rooms[uid].name for uid in requirement.room_need.rooms), "")
        for group, teacher in self._pairs(requirement):
            yield _row(29, {
                at.lesson: number, at.periods: periods, at.group: group, at.teacher: teacher,
                at.subject: self._school.subjects[requirement.subject].code, at.room: room, at.most_doubles: doubles,
            })  # fmt: skip

    def _places(self, number: int, requirement: Requirement, lesson: Lesson) -> Iterable[list[object]]:
        placement = self._school.placed.get(lesson.uid)
        if placement is None or placement.day >= _DAYS:
            return
        first, count = self._frame.periods_at(placement.start, placement.start + lesson.minutes)
        rooms = "~".join(self._school.rooms[uid].name.replace("~", "-") for uid in placement.rooms)
        subject = self._school.subjects[requirement.subject].code
        numbers = self._frame.numbers
        for period in numbers[numbers.index(first) :][:count]:
            for group, teacher in self._pairs(requirement):
                yield [number, group, teacher, subject, rooms, placement.day + 1, period, "", ""]

    def _pairs(self, requirement: Requirement) -> list[tuple[str, str]]:
        """Every class with every teacher; a blank where there is none."""
        groups = dict.fromkeys(name for uid in requirement.groups for name in self._classes_of[uid])
        teachers = [self._school.staff[uid].signature for uid in requirement.teachers]
        return list(product(groups or [""], teachers or [""]))


def _classes_of(group: Group, classes: Sequence[Group], members: dict[str, set[str]]) -> list[str]:
    if group.kind is GroupKind.CLASS:
        return [group.name]
    return [row.name for row in classes if row.uid == group.parent or members[row.uid] & members[group.uid]]


def _row(width: int, values: dict[int, object]) -> list[object]:
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
