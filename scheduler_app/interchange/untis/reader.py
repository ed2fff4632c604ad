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
from scheduler_app.interchange.untis.grid import read_grid
from scheduler_app.interchange.untis.student_groups import StudentGroups
from scheduler_app.interchange.untis.times import Times
from scheduler_app.interchange.untis.weeks import day_of, weeks_of_lesson_group

_MOST_PERIODS = 288
"""Of a lesson in a week, or of a day in a timetable."""


def read_untis(school: School, files: Mapping[str, bytes]) -> Reading:
    """GPU001 (timetable), GPU002 (lessons), GPU003–006 (classes, teachers, rooms, subjects), GPU010 (students), GPU015 (their choices),
    time.txt (clock times of the periods), in any number.

    Without GPU002 the lessons are told by the timetable. Without time.txt periods are the school's; a school without a frame and without
    requirements gets periods of 45 minutes, since the GPU files only count them. E-mail addresses, birth dates and sexes are not read.
    """
    tables: dict[str, list[Row]] = {}
    reader = _UntisReader(school)
    for name, content in files.items():
        if is_grid_name(name):
            reader.take_grid(content)
            continue
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


def is_grid_name(name: str) -> bool:
    """Tell whether a file is called as the one with the periods' clock times."""
    return name.upper() == f"{columns.GRID}.TXT"


class _UntisReader:
    def __init__(self, school: School) -> None:
        self._school = school
        self.draft = Draft(school, "untis")
        self._groups = StudentGroups(self.draft)
        self._grid: PeriodFrame | None = None

    def take_grid(self, content: bytes) -> None:
        self._grid = read_grid(content, self.draft)

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
        self._groups.look_at(lines)
        for coupling in couplings(lines):
            self._coupling(coupling, times, frame)
        self._groups.choose(tables.get(columns.CHOICES, ()))
        reading = self.draft.finished()
        if not self._school.requirements and not self._school.unit.period_frame and (lines or timetable):
            unit = replace(self._school.unit, period_frame=frame.as_unit() if frame.is_regular else ())
            if self._grid is not None:
                starts, ends = zip(*frame.spans.values(), strict=True)
                unit = replace(unit, day_start=min(starts), day_end=max(ends))
            reading.entities.insert(0, unit)
        return reading

    def _frame(self, most: int) -> PeriodFrame:
        if self._grid is not None:
            return self._grid
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
        names = _cell(cells, columns.STUDENT_GIVEN), _cell(cells, columns.STUDENT_FAMILY)
        pupil = self.draft.pupil(key, *names, _cell(cells, columns.STUDENT_NUMBER))
        self._groups.students[cells[columns.STUDENT_SHORT]] = pupil
        name = _cell(cells, columns.STUDENT_CLASS)
        if name:
            self.draft.member(self.draft.group(name, name, GroupKind.CLASS), pupil)

    # Teaching

    def _coupling(self, coupling: Coupling, times: Times, frame: PeriodFrame) -> None:
        """One Untis lesson: requirements that run together."""
        block = self.draft.block(coupling.number, f"Untis {coupling.number}") if len(coupling.lines) > 1 else None
        for line in coupling.lines:
            key = "\n".join((coupling.number, line.subject, *(part or name for name, part in line.groups), "", *line.teachers))
            requirement = self.draft.requirement(
                key, self.draft.subject(line.subject, line.subject, line.subject),
                self._groups.of(line),
                tuple(self.draft.teacher(name, name, "", "") for name in line.teachers),
                tuple(self.draft.room(name, name) for name in line.rooms), block,
            )  # fmt: skip
            self._lessons(requirement, line, times, frame)

    def _lessons(self, requirement: str, line: Line, times: Times, frame: PeriodFrame) -> None:
        placed = 0
        weeks, period = weeks_of_lesson_group(line.weeks, self.draft.left_out), self._period(line)
        for day, first, count, rooms in times.of(line):
            placed += count
            span = frame.span(first, count)
            if span is None:
                self.draft.refuse(line.line, "timetable_bad_place", columns.TIMETABLE)
                continue
            lesson = self.draft.lesson(requirement, span[1] - span[0], weeks, period)
            self.draft.place(lesson, day, span[0], tuple(self.draft.room(name, name) for name in rooms))
        block = min(line.block, len(frame.numbers))
        usual = frame.span(frame.numbers[0], block)
        assert usual is not None
        for _ in range((min(line.periods, _MOST_PERIODS) - placed) // block):
            self.draft.lesson(requirement, usual[1] - usual[0], weeks, period)

    def _period(self, line: Line) -> str | None:
        """The period of the year with the line's dates; an end that is not given is the year's."""
        first, last = day_of(line.first), day_of(line.last)
        dates = self._school.year.dates
        if (first is None and last is None) or dates.first is None or dates.last is None:
            return None
        return self.draft.periods.of_dates("", first or dates.first, last or dates.last)


def _cell(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""
