"""Collective schedules: one board for any mix of classes, groups, teachers, rooms and pupils."""

from __future__ import annotations

from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import clean_text, person_name
from scheduler_app.reports.cards import group_names, room_names, teacher_names, week_page
from scheduler_app.reports.classes import lessons_of_class
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.pupils import lessons_of_pupil
from scheduler_app.reports.rooms import lessons_of_rooms
from scheduler_app.reports.teachers import lessons_of_teachers


def collective_pages(printing: Printing) -> tuple[WeekPage, ...]:
    """One page with every lesson that any of them has, each lesson once."""
    found: dict[str, Lesson] = {}
    for uid in printing.order.of:
        found |= {lesson.uid: lesson for lesson in _lessons(printing, uid)}

    def details(lesson: Lesson) -> tuple[str, ...]:
        return (group_names(printing, lesson), teacher_names(printing, lesson), room_names(printing, lesson))

    heading = ", ".join(filter(None, (_name(printing, uid) for uid in printing.order.of)))
    return (week_page(printing, heading, printing.label("print_title_collective"), found.values(), details),)


def _lessons(printing: Printing, uid: str) -> list[Lesson]:
    school = printing.school
    if uid in school.groups:
        return list(lessons_of_class(school, school.groups[uid]))
    if uid in school.rooms:
        return lessons_of_rooms(printing)[uid]
    if uid in school.staff:
        return lessons_of_teachers(printing).get(uid, [])
    return lessons_of_pupil(printing, school.pupils[uid])


def _name(printing: Printing, uid: str) -> str:
    school = printing.school
    if uid in school.groups:
        return clean_text(school.groups[uid].name)
    if uid in school.rooms:
        return clean_text(school.rooms[uid].name)
    return person_name(school.staff[uid] if uid in school.staff else school.pupils[uid], printing.audience)
