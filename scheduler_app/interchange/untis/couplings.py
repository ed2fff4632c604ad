"""Rows of one Untis lesson put together: which classes and teachers have which subject at the same time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from scheduler_app.interchange.csv.decoding import Row
from scheduler_app.interchange.timetables.draft import Draft
from scheduler_app.interchange.untis.columns import LESSONS, LessonColumns, TimetableColumns

_IN, _ON = LessonColumns(), TimetableColumns()


@dataclass(frozen=True, slots=True)
class Line:
    """One subject with its classes and teachers; `periods` a week, the lesson group that tells the weeks, and dates as in the file."""

    line: int
    number: str
    subject: str
    groups: tuple[tuple[str, str], ...]
    """Classes, each with the student group it stands for, if any."""
    teachers: tuple[str, ...]
    rooms: tuple[str, ...] = ()
    periods: int = 0
    block: int = 1
    """Periods in a row that are one lesson, at most."""
    weeks: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class Coupling:
    """Lines with the same lesson number: they run at the same time."""

    number: str
    lines: tuple[Line, ...]


def lines_of_lessons(rows: Iterable[Row], draft: Draft) -> list[Line]:
    """GPU002, one line a row; rows without a subject are refused."""
    found = []
    for row in rows:
        cells = row.cells
        if not cells[_IN.subject]:
            draft.refuse(row.line, "untis_no_name", LESSONS, column="7")
            continue
        periods = re.fullmatch(r"(\d{1,3})(?:[.,]\d+)?", cells[_IN.periods], re.ASCII)
        if periods is None:
            draft.refuse(row.line, "untis_bad_number", LESSONS, column="2", value=cells[_IN.periods][:20])
            continue
        found.append(
            Line(
                row.line, cells[_IN.lesson], cells[_IN.subject], _groups(cells[_IN.group], _cell(cells, _IN.student_group)),
                _names(cells[_IN.teacher]), _names(_cell(cells, _IN.room)), int(periods[1]), _block(cells),
                _cell(cells, _IN.weeks), _cell(cells, _IN.first), _cell(cells, _IN.last),
            )
        )  # fmt: skip
    return found


def lines_of_timetable(rows: Iterable[Row]) -> list[Line]:
    """What the timetable alone tells of the lessons."""
    return [
        Line(row.line, cells[_ON.lesson], cells[_ON.subject], _groups(cells[_ON.group]), _names(cells[_ON.teacher]))
        for row in rows
        if (cells := row.cells)[_ON.subject]
    ]


def couplings(lines: Iterable[Line]) -> Iterator[Coupling]:
    """Lines by lesson number in the order of the file; the same teacher's and subject's classes are one line, and then the same subject's
    and classes' teachers."""
    by_number: dict[str, list[Line]] = {}
    for line in lines:
        told = "\n".join((*(name for name, _ in line.groups), *line.teachers, line.subject))
        number = line.number if line.number not in ("", "0") else told
        by_number.setdefault(number, []).append(replace(line, number=number))
    for number, found in by_number.items():
        by_teacher: dict[tuple[object, ...], Line] = {}
        for line in found:
            key: tuple[object, ...] = (line.subject, line.teachers)
            by_teacher[key] = _joined(by_teacher.get(key), line)
        by_classes: dict[tuple[object, ...], Line] = {}
        for line in by_teacher.values():
            key = (line.subject, frozenset(line.groups))
            by_classes[key] = _joined(by_classes.get(key), line)
        yield Coupling(number, tuple(by_classes.values()))


def _joined(one: Line | None, other: Line) -> Line:
    if one is None:
        return other
    return replace(
        one,
        groups=tuple(dict.fromkeys((*one.groups, *other.groups))),
        teachers=tuple(dict.fromkeys((*one.teachers, *other.teachers))),
        rooms=tuple(dict.fromkeys((*one.rooms, *other.rooms))),
        periods=max(one.periods, other.periods),
        block=max(one.block, other.block),
    )


def _block(cells: tuple[str, ...]) -> int:
    """The block size (the first where several are given), else two where double periods are wanted."""
    size = re.match(r"\d{1,3}", _cell(cells, _IN.block), re.ASCII)
    return max(1, int(size[0])) if size and int(size[0]) else 2 if _cell(cells, _IN.most_doubles) not in ("", "0") else 1


def _groups(cell: str, student_group: str = "") -> tuple[tuple[str, str], ...]:
    found = tuple((name, student_group.strip()) for name in _names(cell))
    return found or ((("", student_group.strip()),) if student_group.strip() else ())


def _cell(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _names(cell: str) -> tuple[str, ...]:
    """Inner lists are separated by a tilde."""
    return tuple(dict.fromkeys(name for part in cell.split("~") if (name := part.strip())))
