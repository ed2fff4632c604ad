"""What the assignment screen shows, worked out without widgets: requirements, people, and how they suit each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import PlanPerson, PlanRow, StaffPlanReport
from scheduler_app.services.staffing import staff_plan
from scheduler_app.services.staffing.counting import counting, staffing_of
from scheduler_app.services.staffing.qualifying import Suitability


@dataclass(frozen=True)
class RequirementLine:
    """One requirement of teaching: who has it, how many are missing, and what the person in question is to it."""

    uid: str
    groups: str
    subject: str
    minutes: float
    teachers: tuple[str, ...]
    signatures: str
    missing: int
    locked: bool


@dataclass(frozen=True)
class PersonLine:
    """One post and its load; `left` minutes a week."""

    uid: str
    name: str
    signature: str
    percent: float
    counted: float
    available: int
    left: float
    classes: int
    vacant: bool


@dataclass(frozen=True)
class Match:
    """One person beside one requirement: `left_after` minutes a week are left if the person has it."""

    has: bool
    qualified: bool
    before: bool
    wish: int
    left_after: float

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, float]:
        """Who suits best sorts first."""
        return not self.has, not self.qualified, self.left_after < 0, not (self.before or self.wish > 0), -self.left_after


class Staffing:
    """Everything about one school value; made in the worker thread, asked in the window's."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.plan: StaffPlanReport = staff_plan(school)
        self.suitability = Suitability(school)
        self._rows: dict[str, PlanRow] = {row.requirement: row for person in self.plan.people for row in person.rows}
        self._rows |= {row.requirement: row for row in self.plan.unfilled}
        self.requirements: tuple[RequirementLine, ...] = tuple(self._requirements())
        self.people: tuple[PersonLine, ...] = tuple(map(_person, self.plan.people))
        self._people = {row.uid: row for row in self.people}
        self._by_uid = {row.uid: row for row in self.requirements}
        for row in self.requirements:
            self.suitability.classes(row.uid)

    def _requirements(self) -> list[RequirementLine]:
        found = []
        for uid, requirement in self.school.requirements.items():
            if not requirement.groups or (uid not in self._rows and requirement.teachers):
                continue
            if counting(self.school, self.school.subjects[requirement.subject]).counts_as is not TimeKind.TEACHING:
                continue
            row, staffing = self._rows.get(uid), staffing_of(self.school, requirement)
            teachers = tuple(dict.fromkeys(requirement.teachers))
            found.append(
                RequirementLine(
                    uid, ", ".join(self.school.groups[group].name for group in requirement.groups),
                    self.school.subjects[requirement.subject].name, row.counted if row else float(requirement.minutes), teachers,
                    ", ".join(self.school.staff[teacher].signature for teacher in teachers),
                    max(0, staffing.teachers_needed - len(teachers)), staffing.locked,
                )
            )  # fmt: skip
        return sorted(found, key=lambda line: (line.groups, line.subject, line.uid))

    def match(self, staff: str, requirement: str) -> Match:
        """How a person suits a requirement."""
        row, person = self._by_uid[requirement], self._people[staff]
        wanted = self.school.requirements[requirement]
        has = staff in row.teachers
        return Match(
            has, self.suitability.qualified(staff, wanted), self.suitability.taught_before(staff, wanted),
            self.suitability.wish(staff, wanted), person.left - (0 if has else row.minutes),
        )  # fmt: skip

    def best_first(self, requirement: str | None) -> Sequence[PersonLine]:
        """People by name, or with a requirement in question whoever suits best first."""
        if requirement not in self._by_uid or requirement is None:
            return self.people
        return sorted(self.people, key=lambda person: (self.match(person.uid, requirement).rank, person.name))

    def requirement(self, uid: str) -> RequirementLine | None:
        return self._by_uid.get(uid)

    def person(self, uid: str) -> PersonLine | None:
        return self._people.get(uid)

    @property
    def summary(self) -> tuple[int, float, float]:
        """Places without a teacher, minutes a week that are left at everybody's posts, and minutes beyond what posts have."""
        missing = sum(row.missing for row in self.requirements)
        return missing, sum(max(0.0, row.left) for row in self.people), sum(max(0.0, -row.left) for row in self.people)


def _person(person: PlanPerson) -> PersonLine:
    return PersonLine(
        person.uid, person.name, person.signature, person.percent, person.counted, person.available, person.left, person.classes,
        person.vacant,
    )  # fmt: skip
