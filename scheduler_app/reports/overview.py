"""The whole school on large sheets: a row a class, teacher or room, a column a day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from scheduler_app.domain.groups import Group
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import clean_text, person_name
from scheduler_app.reports.cards import cards_of, group_names, legend_of, room_names, teacher_names
from scheduler_app.reports.classes import lessons_of_class, printed_groups
from scheduler_app.reports.pages import DayColumn, LegendEntry, OverviewPage, OverviewRow, Tile
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.rooms import lessons_of_rooms, printed_rooms
from scheduler_app.reports.teachers import lessons_of_teachers, printed_teachers

MOST_ROWS = 24
"""Rows on one sheet of an overview; more are spread evenly over several."""

MOST_WALL_ROWS = 15
"""Rows on one sheet of a wall chart, which is read from a step away: 17 mm each on A3."""

_WALL_DAYS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One row to be: its name, its lessons that are placed and shown, what a card tells, and in which school it stands."""

    name: str
    lessons: tuple[Lesson, ...]
    details: Callable[[Lesson], tuple[str, ...]]
    printing: Printing

    def row(self, days: tuple[DayColumn, ...]) -> OverviewRow:
        wanted = {day.day for day in days}
        theirs = [lesson for lesson in self.lessons if self.printing.school.placed[lesson.uid].day in wanted]
        return OverviewRow(clean_text(self.name), cards_of(self.printing, theirs, self.details))


def overview_pages(printing: Printing) -> tuple[OverviewPage, ...]:
    """All classes on sheets of at most `MOST_ROWS`, in the order of the class schedules."""
    return _sheets(printing, printing.label("print_overview"), class_lines(printing))


def teacher_overview_pages(printing: Printing) -> tuple[OverviewPage, ...]:
    """All teachers who have lessons; personal, never public."""
    lessons = lessons_of_teachers(printing)
    lines = [_teacher_line(printing, member.uid, lessons[member.uid]) for member in printed_teachers(printing)]
    return _sheets(printing, printing.label("print_title_teacher_overview"), lines)


def room_overview_pages(printing: Printing) -> tuple[OverviewPage, ...]:
    """All rooms, also those of the other schools: what is white is free."""
    lines = [line for one in printing.schools for line in _room_lines(one, several=bool(printing.order.others))]
    return _sheets(printing, printing.label("print_title_room_overview"), lines)


def wall_pages(printing: Printing) -> tuple[OverviewPage, ...]:
    """A wall chart of all classes: sheets of one measure, to be put together in rows and columns."""
    lines = class_lines(printing)
    days = printing.days
    columns = [days[start : start + _WALL_DAYS] for start in range(0, len(days), _WALL_DAYS)]
    parts = _evenly(lines, MOST_WALL_ROWS)
    legend = _legend(printing, lines)
    most_rows, most_days = max(map(len, parts), default=0), max(map(len, columns), default=0)
    sheets = []
    for row, part in enumerate(parts):
        for column, chosen in enumerate(columns):
            label = printing.label("print_sheet", row=row + 1, column=column + 1)
            tile = Tile(label, row, len(parts), column, len(columns), most_rows, most_days)
            rows = tuple(line.row(chosen) for line in part)
            sheets.append(OverviewPage(printing.label("print_title_wall"), _from_to(part), chosen, rows, legend, tile))
    return tuple(sheets)


def class_lines(printing: Printing) -> list[Line]:
    groups = (group for group in printed_groups(printing.school) if printing.wants(group.uid))
    return [_class_line(printing, group) for group in groups]


def _sheets(printing: Printing, heading: str, lines: Sequence[Line]) -> tuple[OverviewPage, ...]:
    return tuple(
        OverviewPage(heading, _from_to(part), printing.days, tuple(line.row(printing.days) for line in part), _legend(printing, part))
        for part in _evenly(lines, MOST_ROWS)
    )


def _evenly(lines: Sequence[Line], most: int) -> list[Sequence[Line]]:
    """Parts of at most `most`, as even as they come."""
    parts = ceil(len(lines) / most)
    size = ceil(len(lines) / parts) if parts else 1
    return [lines[start : start + size] for start in range(0, len(lines), size)]


def _from_to(lines: Sequence[Line]) -> str:
    return f"{clean_text(lines[0].name)} – {clean_text(lines[-1].name)}"


def _legend(printing: Printing, lines: Sequence[Line]) -> tuple[LegendEntry, ...]:
    by_school: dict[int, tuple[Printing, list[Lesson]]] = {}
    for line in lines:
        by_school.setdefault(id(line.printing), (line.printing, []))[1].extend(line.lessons)
    entries = {entry for one, lessons in by_school.values() for entry in legend_of(one, lessons)}
    return tuple(sorted(entries, key=lambda entry: (entry.hue < 0, entry.name.casefold(), entry.hue)))


def _shown(printing: Printing, lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    return tuple(lesson for lesson in lessons if lesson.uid in printing.school.placed and printing.shows(lesson))


def _class_line(printing: Printing, group: Group) -> Line:
    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson, group.uid), teacher_names(printing, lesson), room_names(printing, lesson))

    return Line(group.name, _shown(printing, list(lessons_of_class(printing.school, group))), details, printing)


def _teacher_line(printing: Printing, uid: str, lessons: Sequence[Lesson]) -> Line:
    def details(lesson: Lesson) -> tuple[str, ...]:
        return (teacher_names(printing, lesson, uid), group_names(printing, lesson), room_names(printing, lesson))

    member = printing.school.staff[uid]
    return Line(person_name(member, printing.audience), _shown(printing, lessons), details, printing)


def _room_lines(printing: Printing, *, several: bool) -> list[Line]:
    def details(lesson: Lesson) -> tuple[str, ...]:
        return (teacher_names(printing, lesson), group_names(printing, lesson))

    lessons = lessons_of_rooms(printing)
    before = f"{printing.school.unit.name}: " if several else ""
    rooms = [room for room in printed_rooms(printing.school) if printing.wants(room.uid)]
    return [Line(f"{before}{room.name}", _shown(printing, lessons[room.uid]), details, printing) for room in rooms]
