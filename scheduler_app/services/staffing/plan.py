"""The staff plan: every post with what it teaches and carries, and what nobody teaches yet."""

from __future__ import annotations

from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import PlanPerson, PlanRow, StaffPlanReport
from scheduler_app.domain.teaching import Requirement
from scheduler_app.services.staffing.assigned import plan_assignments
from scheduler_app.services.staffing.counting import counting, staffing_of, teaching_weeks
from scheduler_app.services.staffing.qualifying import Suitability
from scheduler_app.services.staffing.sums import available_minutes, requirement_minutes


def staff_plan(school: School) -> StaffPlanReport:
    """Everybody unarchived in name order. A requirement with two teachers counts fully for both."""
    planner = _Planner(school)
    people = [planner.person(row) for row in school.staff.values() if not row.archived]
    people.sort(key=lambda row: (row.name.casefold(), row.uid))
    unfilled = tuple(
        planner.row(requirement, None)
        for requirement in school.requirements.values()
        if len(dict.fromkeys(requirement.teachers)) < staffing_of(school, requirement).teachers_needed
    )
    return StaffPlanReport(tuple(people), unfilled, planner.weeks)


class _Planner:
    def __init__(self, school: School) -> None:
        self.school = school
        self.weeks = teaching_weeks(school)
        self._minutes = requirement_minutes(school)
        self._suitability = Suitability(school)
        self._of: dict[str, list[Requirement]] = {}
        for requirement in school.requirements.values():
            for teacher in dict.fromkeys(requirement.teachers):
                self._of.setdefault(teacher, []).append(requirement)

    def person(self, person: StaffMember) -> PlanPerson:
        rows = tuple(self.row(requirement, person.uid) for requirement in self._of.get(person.uid, ()))
        teaching = [row for row in rows if row.kind is TimeKind.TEACHING]
        terms = self.school.post_terms.get(person.uid)
        met = {group for row in teaching for group in self._suitability.classes(row.requirement)}
        return PlanPerson(
            uid=person.uid,
            name=person.name,
            signature=person.signature,
            percent=person.percent,
            duty_type=person.duty_type,
            vacant=terms is not None and terms.vacant,
            rows=tuple(sorted(rows, key=lambda row: (list(TimeKind).index(row.kind), row.subject, row.groups, row.requirement))),
            assignments=plan_assignments(self.school, person.uid),
            planned=sum(row.minutes for row in teaching),
            counted=sum(row.counted for row in teaching),
            available=available_minutes(self.school, person),
            hours=sum(row.hours for row in teaching),
            classes=len(met),
        )

    def row(self, requirement: Requirement, staff: str | None) -> PlanRow:
        """The requirement as it weighs on one person, or on whoever is to have it."""
        school = self.school
        subject = school.subjects[requirement.subject]
        counts = counting(school, subject)
        minutes = self._minutes[requirement.uid]
        norm = school.unit.teaching_minutes_norm
        return PlanRow(
            requirement=requirement.uid,
            subject=subject.code,
            subject_name=subject.name,
            groups=tuple(school.groups[uid].name for uid in requirement.groups),
            kind=counts.counts_as,
            minutes=minutes,
            counted=minutes * counts.factor,
            hours=minutes * self.weeks / 60,
            percent=100 * minutes * counts.factor / norm if norm else 0.0,
            qualified=staff is not None and (subject.special or self._suitability.qualified(staff, requirement)),
            taught_before=staff is not None and self._suitability.taught_before(staff, requirement),
            locked=staffing_of(school, requirement).locked,
        )
