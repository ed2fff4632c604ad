"""What stands in the way of attendance, whatever the window: rooms and pupils missing, teachers who leave before their lessons end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from scheduler_app.domain.roster import is_reportable
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.services.finding import Finding
from scheduler_app.services.wording import Fact, lesson_name


def unpublishable(school: School) -> Iterator[Finding]:
    """Findings requirement by requirement; whether anybody belongs to groups is asked only in schools that know their pupils."""
    named = any(not (row.placeholder or row.archived) for row in school.pupils.values())
    for uid, requirement in school.requirements.items():
        lessons = tuple(row.uid for row in school.lessons_of[uid] if is_reportable(school, row))
        if not lessons:
            continue
        facts: dict[str, Fact] = {"lessons": lesson_name(school, lessons[0])}
        roomless = tuple(lesson for lesson in lessons if _lacks_room(school, requirement, lesson))
        if roomless:
            yield Finding("missing_room", False, "broken_missing_room", roomless, requirement.groups, len(roomless), facts)
        if named and requirement.groups and not any(_has_pupils(school, group) for group in requirement.groups):
            yield Finding("no_pupils", False, "broken_no_pupils", lessons, requirement.groups, len(lessons), facts)
        alone = _first_day_alone(school, requirement)
        if alone is not None:
            who = tuple(requirement.teachers)
            yield Finding("teacher_leaves", False, "broken_teacher_leaves", lessons, who, 1.0, facts | {"date": alone.isoformat()})
    yield from single_lesson_contradictions(school)


def single_lesson_contradictions(school: School) -> Iterator[Finding]:
    """Pupils who on the same date are given and freed from the same single lesson."""
    for lesson, rows in school.individual_lessons_of.items():
        given = [row for row in rows if row.attends]
        for row in (row for row in rows if not row.attends):
            if any(other.pupil == row.pupil and other.dates.meets(row.dates) for other in given):
                facts: dict[str, Fact] = {"who": school.pupils[row.pupil].name, "lessons": lesson_name(school, lesson)}
                yield Finding("single_lesson", False, "broken_single_lesson", (lesson,), (row.pupil,), 1.0, facts)


def _lacks_room(school: School, requirement: Requirement, lesson: str) -> bool:
    placement = school.placed.get(lesson)
    return placement is not None and requirement.room_need.needed and not placement.rooms


def _has_pupils(school: School, group: str) -> bool:
    return any(not school.pupils[row.pupil].archived for row in school.memberships_of.get(group, ()))


def _first_day_alone(school: School, requirement: Requirement) -> date | None:
    """The first school day on which none of the teachers there are is at the school; None where there always is one, or never was any."""
    if not requirement.teachers:
        return None
    dates = [school.staff[uid].dates for uid in requirement.teachers if not school.staff[uid].archived]
    opens, closes = school.year.dates.first, school.year.dates.last
    assert opens is not None
    assert closes is not None
    edges = {opens, *(row.last + timedelta(days=1) for row in dates if row.last is not None)}
    for edge in sorted(day for day in edges if opens <= day <= closes):
        day = next(school.year.school_days(edge), None)
        if day is not None and not any(row.includes(day) for row in dates):
            return day
    return None
