"""Class schedules: one page a class with everything its pupils may have, half-classes and language groups included."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.order import by_grade
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import person_name
from scheduler_app.reports.cards import group_names, room_names, teacher_names, week_page
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing


def class_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """One page for every class in use, by grade and name; a school without classes gets one for every group that has lessons."""
    return tuple(group_page(printing, group) for group in printed_groups(printing.school) if printing.wants(group.uid))


def printed_groups(school: School) -> tuple[Group, ...]:
    """The classes in use, else every group in use, in the order they are printed."""
    used = [group for group in school.groups.values() if not group.archived]
    classes = [group for group in used if group.kind is GroupKind.CLASS] or used
    return tuple(sorted(classes, key=by_grade))


def lessons_of_class(school: School, group: Group) -> Iterator[Lesson]:
    """Lessons of the class, of its parts, and of teaching groups that some of its pupils belong to."""
    related = _related(school, group)
    for requirement in school.requirements.values():
        if not related.isdisjoint(requirement.groups):
            yield from school.lessons_of[requirement.uid]


def _related(school: School, group: Group) -> set[str]:
    pupils = {row.pupil for row in school.memberships_of[group.uid]}
    mixed = {
        other.uid
        for other in school.groups.values()
        if other.kind is GroupKind.TEACHING and any(row.pupil in pupils for row in school.memberships_of[other.uid])
    }
    return {group.uid, *(other.uid for other in school.groups.values() if other.parent == group.uid), *mixed}


def group_page(printing: Printing, group: Group) -> WeekPage:
    """One class (or other group) with everything that its pupils may have."""

    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson, group.uid), teacher_names(printing, lesson), room_names(printing, lesson))

    lessons = lessons_of_class(printing.school, group)
    return week_page(printing, group.name, _subheading(printing, group), lessons, details, (group.uid,))


def _subheading(printing: Printing, group: Group) -> str:
    mentor = printing.school.staff.get(group.mentor or "")
    size = printing.school.group_size(group.uid)
    parts = [printing.label("print_pupils", n=size)] if size else []
    if mentor is not None:
        name = person_name(mentor, printing.audience)
        parts += [printing.label("print_mentor", name=name)] if name else []
    return " · ".join(parts)
