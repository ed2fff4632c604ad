"""Teacher schedules: one page for everybody on the staff who has lessons."""

from __future__ import annotations

from scheduler_app.domain.order import by_family_name
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import person_name
from scheduler_app.reports.cards import group_names, room_names, teacher_names, week_page
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing


def teacher_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """Pages by family name; a personal schedule is never public."""
    lessons = lessons_of_teachers(printing)
    return tuple(teacher_page(printing, member, lessons[member.uid]) for member in printed_teachers(printing))


def printed_teachers(printing: Printing) -> tuple[StaffMember, ...]:
    """Everybody in use and wanted who has lessons, in the order they are printed."""
    staff = (printing.school.staff[uid] for uid in lessons_of_teachers(printing) if printing.wants(uid))
    used = (member for member in staff if not member.archived)
    return tuple(sorted(used, key=by_family_name))


def lessons_of_teachers(printing: Printing) -> dict[str, list[Lesson]]:
    """Lessons by the teacher who has them, in the week shown the substitute."""
    lessons: dict[str, list[Lesson]] = {}
    for requirement in printing.school.requirements.values():
        for lesson in printing.school.lessons_of[requirement.uid]:
            for uid in printing.teachers(lesson):
                lessons.setdefault(uid, []).append(lesson)
    return lessons


def teacher_page(printing: Printing, member: StaffMember, lessons: list[Lesson]) -> WeekPage:
    """One teacher with these lessons."""

    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson), room_names(printing, lesson), teacher_names(printing, lesson, member.uid))

    special = {row.uid for row in lessons if printing.school.subject_of(row.uid).special}
    minutes = sum(row.minutes for row in lessons if row.uid not in special)
    subheading = " · ".join(
        (member.signature, printing.label("print_teaching", n=minutes), printing.label("print_percent", n=printing.number(member.percent)))
    )
    return week_page(printing, person_name(member, printing.audience), subheading, lessons, details)
