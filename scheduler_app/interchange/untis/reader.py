"""Untis text files into rows: master data, lessons with their couplings, and the timetable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.personal_number import stored_id
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.decoding import Row, decode
from scheduler_app.interchange.timetables.clock import PeriodFrame, frame_of_school, usual_frame
from scheduler_app.interchange.timetables.draft import Draft
from scheduler_app.interchange.untis import columns
from scheduler_app.interchange.untis.couplings import Coupling, Line, couplings, lines_of_lessons, lines_of_timetable
from scheduler_app.interchange.untis.times import Times

_MOST_PERIODS = 100


def read_untis(school: School, files: Mapping[str, bytes]) -> Reading:
    """GPU001 (timetable), GPU002 (lessons), GPU003–006 (classes, teachers, rooms, subjects), GPU010 (students), in any number.

    Without GPU002 the lessons are told by the timetable. Periods are the school's; a school without a frame and without requirements
    gets periods of 45 minutes, since the files only count them. E-mail addresses, birth dates and sexes are not read.
    """
    tables: dict[str, list[Row]] = {}
    reader = _UntisReader(school)
    for name, content in files.items():
        found = re.match(r"(GPU\d{3})", name.upper())
        if found is None or found[1] not in columns.FILES:
            if len(files) == 1:
                raise InputError("untis_unknown_file", file=name, known=", ".join(columns.FILES))
            reader.draft.left_out(name)
            continue
        tables[found[1]] = list(reader.rows(name, content, columns.FILES[found[1]]))
    if not tables:
        raise InputError("untis_unknown_file", file=", ".join(files), known=", ".join(columns.FILES))
    return reader.read(tables)


class _UntisReader:
    def __init__(self, school: School) -> None:
        self._school = school
        self.draft = Draft(school, "untis")
        self._grades: dict[str, int | None] = {}

    def rows(self, name: str, content: bytes, least: int) -> Iterator[Row]:
        """The file's rows; those that are too short are refused."""
        for row in decode(content, name).rows:
            cells = tuple(cell[:200] for cell in row.cells)
            if len(cells) < least:
                self.draft.refuse(row.line, "untis_short_row", name, n=len(cells), expected=least)
            elif any(ord(char) < 32 for cell in cells for char in cell):
                self.draft.refuse(row.line, "untis_no_name", name, column=name)
            else:
                yield Row(row.line, cells)

    def read(self, tables: Mapping[str, list[Row]]) -> Reading:
        for kind, add in (
            (columns.TEACHERS, self._teacher), (columns.CLASSES, self._class), (columns.ROOMS, self._room),
            (columns.SUBJECTS, self._subject), (columns.STUDENTS, self._student),
        ):  # fmt: skip
            for row in tables.get(kind, ()):
                if row.cells[columns.NAME]:
                    add(row.cells)
                else:
                    self.draft.refuse(row.line, "untis_no_name", kind, column="1")
        timetable = tables.get(columns.TIMETABLE, [])
        times = Times(timetable, self.draft)
        lines = lines_of_lessons(tables[columns.LESSONS], self.draft) if columns.LESSONS in tables else lines_of_timetable(timetable)
        frame = self._frame(times.most_periods)
        for coupling in couplings(lines):
            self._coupling(coupling, times, frame)
        reading = self.draft.finished()
        if frame is not None and not self._school.requirements and not self._school.unit.period_frame and (lines or timetable):
            unit = replace(self._school.unit, period_frame=frame.as_unit())
            reading.entities.insert(0, unit)
        return reading

    def _frame(self, most: int) -> PeriodFrame:
        if self._school.unit.period_frame:
            return frame_of_school(self._school)
        return usual_frame(max(1, min(most or 8, _MOST_PERIODS)))

    # Master data

    def _teacher(self, cells: tuple[str, ...]) -> None:
        self.draft.teacher(cells[0], cells[0], _cell(cells, columns.TEACHER_GIVEN_NAME), _cell(cells, columns.LONG_NAME))

    def _class(self, cells: tuple[str, ...]) -> None:
        grade = _cell(cells, columns.CLASS_GRADE)
        self.draft.group(cells[0], cells[0], GroupKind.CLASS, grade=int(grade) if re.fullmatch(r"\d{1,2}", grade, re.ASCII) else None)

    def _room(self, cells: tuple[str, ...]) -> None:
        seats = _cell(cells, columns.ROOM_CAPACITY)
        self.draft.room(cells[0], cells[0], int(seats) if re.fullmatch(r"\d{1,4}", seats, re.ASCII) else 0)

    def _subject(self, cells: tuple[str, ...]) -> None:
        self.draft.subject(cells[0], cells[0], _cell(cells, columns.LONG_NAME))

    def _student(self, cells: tuple[str, ...]) -> None:
        key = stored_id(self._school.unit.uid, _cell(cells, columns.STUDENT_NUMBER) or cells[columns.STUDENT_SHORT])
        pupil = self.draft.pupil(key, _cell(cells, columns.STUDENT_GIVEN), _cell(cells, columns.STUDENT_FAMILY))
        name = _cell(cells, columns.STUDENT_CLASS)
        if name:
            self.draft.member(self.draft.group(name, name, GroupKind.CLASS), pupil)

    # Teaching

    def _coupling(self, coupling: Coupling, times: Times, frame: PeriodFrame) -> None:
        """One Untis lesson: requirements that run together."""
        block = self.draft.block(coupling.number, f"Untis {coupling.number}") if len(coupling.lines) > 1 else None
        for line in coupling.lines:
            key = "\n".join((coupling.number, line.subject, *line.groups, "", *line.teachers))
            requirement = self.draft.requirement(
                key, self.draft.subject(line.subject, line.subject, line.subject),
                tuple(self.draft.group(name, name, GroupKind.CLASS) for name in line.groups),
                tuple(self.draft.teacher(name, name, "", "") for name in line.teachers),
                tuple(self.draft.room(name, name) for name in line.rooms), block,
            )  # fmt: skip
            self._lessons(requirement, line, times, frame)

    def _lessons(self, requirement: str, line: Line, times: Times, frame: PeriodFrame) -> None:
        placed = 0
        for day, first, count, rooms in times.of(line):
            placed += count
            span = frame.span(first, count)
            if span is None:
                self.draft.refuse(line.line, "timetable_bad_place", columns.TIMETABLE)
                continue
            lesson = self.draft.lesson(requirement, span[1] - span[0])
            self.draft.place(lesson, day, span[0], tuple(self.draft.room(name, name) for name in rooms))
        usual = frame.span(frame.numbers[0], 1)
        assert usual is not None
        for _ in range(min(line.periods, _MOST_PERIODS) - placed):
            self.draft.lesson(requirement, usual[1] - usual[0])


def _cell(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""
