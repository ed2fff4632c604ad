"""Teacher schedules: one page for everybody on the staff who has lessons."""

from __future__ import annotations

from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import person_name
from scheduler_app.reports.cards import group_names, room_names, teacher_names, week_page
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing


def teacher_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """Pages by family name; a personal schedule is never public."""
    lessons: dict[str, list[Lesson]] = {}
    for requirement in printing.school.requirements.values():
        for uid in requirement.teachers:
            lessons.setdefault(uid, []).extend(printing.school.lessons_of[requirement.uid])
    staff = (printing.school.staff[uid] for uid in lessons)
    ordered = sorted(staff, key=lambda row: (row.family_name.casefold(), row.given_name.casefold(), row.uid))
    return tuple(_page(printing, member, lessons[member.uid]) for member in ordered if not member.archived)


def _page(printing: Printing, member: StaffMember, lessons: list[Lesson]) -> WeekPage:
    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson), room_names(printing, lesson), teacher_names(printing, lesson, member.uid))

    special = {row.uid for row in lessons if printing.school.subject_of(row.uid).special}
    minutes = sum(row.minutes for row in lessons if row.uid not in special)
    subheading = " · ".join((member.signature, printing.label("print_teaching", n=minutes), f"{member.percent:g} %"))
    return week_page(printing, person_name(member, printing.audience), subheading, lessons, details)
