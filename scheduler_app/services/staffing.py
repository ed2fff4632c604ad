"""Use case: who teaches how much, against what their post allows."""

from __future__ import annotations

from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import StaffSum
from scheduler_app.services.expectations import lesson_shares


def staff_sums(school: School) -> tuple[StaffSum, ...]:
    """One row for each unarchived person, by name. A lesson with two teachers counts fully for both; every other week counts half."""
    shares = lesson_shares(school)
    planned: dict[str, float] = {}
    for lesson in school.lessons.values():
        requirement = school.requirements[lesson.requirement]
        if not school.subjects[requirement.subject].special:
            for teacher in dict.fromkeys(requirement.teachers):
                planned[teacher] = planned.get(teacher, 0.0) + lesson.minutes * shares[lesson.uid]
    rows = (
        StaffSum(person.uid, person.name, person.percent, round(planned.get(person.uid, 0.0)), available_minutes(school, person))
        for person in school.staff.values()
        if not person.archived
    )
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def available_minutes(school: School, person: StaffMember) -> int:
    """Agreed teaching minutes a week, or the school's norm at full time scaled by the post's percent."""
    if person.teaching_minutes is not None:
        return person.teaching_minutes
    return round(school.unit.teaching_minutes_norm * person.percent / 100)
