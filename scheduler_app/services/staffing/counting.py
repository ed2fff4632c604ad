"""How scheduled time counts: weeks of teaching, what a subject's time is, and its factor."""

from __future__ import annotations

from scheduler_app.domain.planning import PlanningSettings, RequirementStaffing, SubjectCounting, TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement, Subject

_WORDS = ((TimeKind.REST, ("lunch",)), (TimeKind.BREAK_DUTY, ("rastv", "break duty")), (TimeKind.CONFERENCE, ("konf", "conference")))
"""What the name of a special subject says as long as nobody has said how it counts."""


def teaching_weeks(school: School) -> float:
    """School days of the year over school days of a week: what minutes a week are multiplied with (178 / 5 = 35.6)."""
    week = len(school.year.weekdays)
    return sum(1 for _ in school.year.school_days()) / week if week else 0.0


def settings(school: School) -> PlanningSettings:
    """The school's choices, or the defaults."""
    return school.planning.get("planning") or PlanningSettings()


def counting(school: School, subject: Subject) -> SubjectCounting:
    """How the subject counts: as the school says, otherwise teaching by the clock, and special subjects by their name."""
    said = school.subject_counting.get(subject.uid)
    if said is not None:
        return said
    if not subject.special:
        return SubjectCounting(subject.uid)
    name = f"{subject.code} {subject.name}".casefold()
    kind = next((kind for kind, words in _WORDS if any(word in name for word in words)), TimeKind.OTHER)
    return SubjectCounting(subject.uid, 1.0, kind)


def kind_of(school: School, requirement: Requirement) -> TimeKind:
    """What the time of a requirement is in its teachers' working time."""
    return counting(school, school.subjects[requirement.subject]).counts_as


def staffing_of(school: School, requirement: Requirement) -> RequirementStaffing:
    """How many teachers the requirement needs and whether its choice is locked: as said, else those it has, one for any teaching."""
    said = school.requirement_staffing.get(requirement.uid)
    if said is not None:
        return said
    teaching = bool(requirement.groups) and not school.subjects[requirement.subject].special
    return RequirementStaffing(requirement.uid, max(1 if teaching else 0, len(dict.fromkeys(requirement.teachers))))
