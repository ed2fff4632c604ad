"""How things of a school are called on the screen: lessons, people, times. Plain text, never markup."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.ui import language


def day_text(day: int, *, short: bool = True) -> str:
    """The weekday in the interface language; 0 is Monday."""
    if day not in range(7):
        return language.say("day_later", n=day + 1)
    form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
    return QLocale().dayName(day + 1, form)


def time_text(day: int, start: int, minutes: int | None = None) -> str:
    """`Mon 08:10` or `Mon 08:10–09:05`."""
    end = "" if minutes is None else f"–{clock_text(start + minutes)}"
    return f"{day_text(day)} {clock_text(start)}{end}"


def lesson_time(school: School, lesson_uid: str) -> str:
    """Where the lesson lies, empty when it is not placed."""
    placement = school.placed.get(lesson_uid)
    lesson = school.lessons.get(lesson_uid)
    return "" if placement is None or lesson is None else time_text(placement.day, placement.start, lesson.minutes)


def lesson_title(school: School, lesson_uid: str) -> str:
    """Subject and groups: `Matematik 7A`."""
    if lesson_uid not in school.lessons:
        return lesson_uid
    return requirement_title(school, school.lessons[lesson_uid].requirement)


def requirement_title(school: School, requirement_uid: str) -> str:
    """Subject and groups, or its teachers where it has no group: `Matematik 7A`."""
    requirement = school.requirements[requirement_uid]
    groups = ", ".join(who_text(school, uid) for uid in requirement.groups) or _signatures(school, requirement)
    return f"{school.subjects[requirement.subject].name} {groups}".strip()


def teachers_text(school: School, lesson_uid: str) -> str:
    return _signatures(school, school.requirement_of(lesson_uid))


def _signatures(school: School, requirement: Requirement) -> str:
    return ", ".join(school.staff[uid].signature for uid in requirement.teachers if uid in school.staff)


def who_text(school: School, uid: str) -> str:
    """The name of a group, teacher, pupil, room or subject by uid; the uid itself when it is none of them."""
    for rows in (school.groups, school.staff, school.pupils, school.rooms, school.subjects):
        found = rows.get(uid)
        if found is not None:
            return str(found.name)
    return uid
