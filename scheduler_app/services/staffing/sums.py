"""Who teaches how much, against what their post allows."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import StaffSum
from scheduler_app.services.expectations import lesson_shares
from scheduler_app.services.staffing.assigned import off_teaching


def staff_sums(school: School) -> tuple[StaffSum, ...]:
    """One row for each unarchived person, by name. A lesson with two teachers counts fully for both; every other week counts half."""
    minutes = requirement_minutes(school)
    planned: dict[str, float] = {}
    for requirement in school.requirements.values():
        if not school.subjects[requirement.subject].special:
            for teacher in dict.fromkeys(requirement.teachers):
                planned[teacher] = planned.get(teacher, 0.0) + minutes[requirement.uid]
    rows = (
        StaffSum(person.uid, person.name, person.percent, round(planned.get(person.uid, 0.0)), available_minutes(school, person))
        for person in school.staff.values()
        if not person.archived
    )
    return tuple(sorted(rows, key=lambda row: (row.name, row.uid)))


def requirement_minutes(school: School) -> Mapping[str, float]:
    """Minutes in an average week by requirement: those of its lessons, or the wanted ones while it has none."""
    shares = lesson_shares(school)
    found = {}
    for uid, requirement in school.requirements.items():
        lessons = school.lessons_of[uid]
        found[uid] = sum(row.minutes * shares[row.uid] for row in lessons) if lessons else float(requirement.minutes)
    return found


def available_minutes(school: School, person: StaffMember) -> int:
    """Agreed teaching minutes a week; else the school's norm at full time scaled by the post's percent, less what assignments take."""
    if person.teaching_minutes is not None:
        return person.teaching_minutes
    return max(0, round(school.unit.teaching_minutes_norm * person.percent / 100 - off_teaching(school, person.uid)))
