"""The whole school on large sheets: a row a class, a column a day."""

from __future__ import annotations

from math import ceil

from scheduler_app.domain.groups import Group
from scheduler_app.domain.teaching import Lesson
from scheduler_app.reports.cards import cards_of, group_names, legend_of, room_names, teacher_names
from scheduler_app.reports.classes import lessons_of_class, printed_groups
from scheduler_app.reports.pages import Card, OverviewPage, OverviewRow
from scheduler_app.reports.printing import Printing

MOST_ROWS = 24
"""Classes on one sheet; more are spread evenly over several."""


def overview_pages(printing: Printing) -> tuple[OverviewPage, ...]:
    """Sheets of at most `MOST_ROWS` classes each, in the order of the class schedules."""
    groups = printed_groups(printing.school)
    sheets = max(1, ceil(len(groups) / MOST_ROWS))
    size = max(1, ceil(len(groups) / sheets))
    return tuple(_page(printing, groups[start : start + size]) for start in range(0, max(1, len(groups)), size))


def _page(printing: Printing, groups: tuple[Group, ...]) -> OverviewPage:
    lessons = {group.uid: _placed(printing, group) for group in groups}
    return OverviewPage(
        heading=printing.label("print_overview"),
        subheading=f"{groups[0].name} – {groups[-1].name}" if groups else "",
        days=printing.days,
        rows=tuple(OverviewRow(group.name, _cards(printing, group, lessons[group.uid])) for group in groups),
        legend=legend_of(printing, [lesson for rows in lessons.values() for lesson in rows]),
    )


def _placed(printing: Printing, group: Group) -> list[Lesson]:
    found = lessons_of_class(printing.school, group)
    return [lesson for lesson in found if lesson.uid in printing.school.placed and printing.shows(lesson)]


def _cards(printing: Printing, group: Group, lessons: list[Lesson]) -> tuple[Card, ...]:
    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson, group.uid), teacher_names(printing, lesson), room_names(printing, lesson))

    return cards_of(printing, lessons, details)
