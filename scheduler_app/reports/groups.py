"""Group schedules: one page a group with the lessons it takes part in."""

from __future__ import annotations

from scheduler_app.domain.groups import Group
from scheduler_app.domain.order import by_grade
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import Audience
from scheduler_app.reports.cards import group_names, room_names, teacher_names, week_page
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing


def group_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """Every group in use, half-classes with their class's lessons; a group of a single pupil is a personal schedule and never public."""
    school = printing.school
    used = [group for group in school.groups.values() if not group.archived and printing.wants(group.uid)]
    if printing.audience is Audience.PUBLIC:
        used = [group for group in used if school.group_size(group.uid) != 1]
    ordered = sorted(used, key=by_grade)
    return tuple(_page(printing, group) for group in ordered)


def lessons_of_group(printing: Printing, group: Group) -> list[Lesson]:
    """Lessons of the group and of the class it is a part of."""
    theirs = {group.uid, group.parent}
    requirements = (row for row in printing.school.requirements.values() if not theirs.isdisjoint(row.groups))
    return [lesson for row in requirements for lesson in printing.school.lessons_of[row.uid]]


def _page(printing: Printing, group: Group) -> WeekPage:
    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson, group.uid), teacher_names(printing, lesson), room_names(printing, lesson))

    size = printing.school.group_size(group.uid)
    subheading = printing.label("print_pupils", n=size) if size else ""
    return week_page(
        printing, group.name, subheading, lessons_of_group(printing, group), details, tuple(filter(None, (group.uid, group.parent)))
    )
