"""The check of a school: the solver's independent checker and the school's own expectations, in named sentences. Pure Python."""

from __future__ import annotations

import math
from collections.abc import Iterator

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.rules import CATALOGUE
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.expectations import findings
from scheduler_app.services.solving.build import assemble
from scheduler_app.services.solving.built import Built, Fault
from scheduler_app.services.solving.report import CheckReport, NamedViolation
from scheduler_app.services.solving.rule_texts import named_fault
from scheduler_app.services.wording import Day, Fact, Listing, Who, lesson_name, lesson_when
from scheduler_app.services.wording import pupils as named_pupils
from solver.checker import assess
from solver.problem import ResourceKind
from solver.result import Violation
from solver.rules import SameStart

_STATED_ON_LESSONS = {"frame", "unavailable", "closed", "lunch_window"}
"""Rules that the solver may state on lessons or on people; the sentence says which."""
_MINUTES = {rule_id for rule_id, kind in CATALOGUE.items() if kind.cost_unit == "minutes"}
_WEEKLY = {
    "gaps", "max_minutes_per_day", "min_minutes_per_day", "max_day_length", "max_continuous", "max_days", "min_days", "early_start",
    "lunch_window", "min_rest", "max_days_within", "building_changes", "most_in_stretch", "late_end", "uneven_days",
    "single_lesson_days", "comfortable_load",
}  # fmt: skip
"""Rules whose amounts the checker adds up over all week classes; here they are those of a mean week."""
_WHO_CODES = {ResourceKind.TEACHER: "who_teacher", ResourceKind.ROOM: "who_room"}


def check(school: School) -> CheckReport:
    """Every violation of the current timetable; a calendar or frame that makes no time grid is a single hard one."""
    try:
        built, faults = assemble(school)
    except InputError as error:
        return _report([_unusable(school, Fault(error, "unreadable"))], 0.0, 0)
    verdict = assess(built.problem, built.present())
    found = [_unusable(school, fault) for fault in faults]
    found += [row for one in verdict.violations if (row := named(school, built, one)) is not None]
    found += _unfit_rooms(school, built)
    found += _expectations(school, found)
    return _report(found, verdict.cost, verdict.placed)


def _report(found: list[NamedViolation], cost: float, placed: int) -> CheckReport:
    found.sort(key=lambda row: (row.severity != "hard", row.rule_id, -row.cost))
    hard = sum(row.severity == "hard" for row in found)
    return CheckReport(tuple(found), hard, len(found) - hard, cost, placed)


def named(school: School, built: Built, violation: Violation) -> NamedViolation | None:
    """A solver violation in the school's terms; None for the small costs by which the search chooses between fitting rooms."""
    if violation.rule_id == "preferred_room" and not violation.rule:
        return None
    lessons = tuple(built.lesson_uids[index] for index in _lessons(built, violation))
    facts = _facts(school, built, violation, lessons)
    code = f"broken_{violation.rule_id}"
    on_lessons = violation.resource < 0 and violation.rule_id in _STATED_ON_LESSONS
    amount = violation.amount * (built.axis.slot_minutes if violation.rule_id in _MINUTES and not on_lessons else 1)
    if violation.rule_id in _WEEKLY and not on_lessons:
        amount /= built.weeks.count
    facts["amount"] = math.ceil(amount)
    severity = "hard" if violation.hard else "soft"
    code += "_lesson" if on_lessons else ""
    return NamedViolation(
        violation.rule_id, violation.rule, severity, lessons, who_uids(built, violation.resource), amount, violation.cost, code, facts
    )


def _lessons(built: Built, violation: Violation) -> tuple[int, ...]:
    """The lessons to name; of lessons that do not start together all that should, not only those that differ."""
    if violation.rule_id not in ("block", "same_start"):
        return violation.lessons
    hit = set(violation.lessons)
    together = (rule.lessons for rule in built.problem.rules if isinstance(rule, SameStart) and rule.uid == violation.rule)
    return next((lessons for lessons in together if hit <= set(lessons)), violation.lessons)


def who_uids(built: Built, resource: int) -> tuple[str, ...]:
    """Uids behind a resource: a teacher, a room, or the pupils of a profile (its groups where nobody is named)."""
    if resource < 0:
        return ()
    profile = built.profiles.get(resource)
    if profile is None:
        return (built.resource_uids[resource],)
    return (profile.staff,) if profile.staff else profile.pupils or tuple(sorted(profile.groups))


def named_resource(school: School, built: Built, resource: int) -> Who:
    """How a resource is called in messages."""
    profile = built.profiles.get(resource)
    if profile is not None and profile.staff:
        return Who("who_teacher", school.staff[profile.staff].signature)
    if profile is not None:
        return named_pupils(school, profile.pupils, profile.groups)
    uid = built.resource_uids[resource]
    name = school.staff[uid].signature if uid in school.staff else school.rooms[uid].name
    return Who(_WHO_CODES[built.problem.resources[resource].kind], name)


def _facts(school: School, built: Built, violation: Violation, lessons: tuple[str, ...]) -> dict[str, Fact]:
    names = tuple(lesson_name(school, uid) for uid in lessons)
    facts: dict[str, Fact] = {"lessons": Listing(names), "rule": _rule_name(school, violation.rule)}
    if violation.resource >= 0:
        facts["who"] = named_resource(school, built, violation.resource)
    if violation.position >= 0:
        day, clock = built.axis.clock(violation.position)
        facts |= {"day": Day(day), "time": clock_text(clock)}
    if violation.rule_id == "placed" and lessons:
        facts["minutes"] = school.lessons[lessons[0]].minutes
    return facts


def _rule_name(school: School, uid: str) -> str:
    if uid in school.blocks:
        return school.blocks[uid].name
    return school.rules[uid].note if uid in school.rules else ""


def _unusable(school: School, fault: Fault) -> NamedViolation:
    facts: dict[str, Fact] = {key: value if isinstance(value, int) else str(value) for key, value in named_fault(school, fault).items()}
    lessons = (fault.lesson,) if fault.lesson else ()
    return NamedViolation(fault.rule_id, fault.rule, "hard", lessons, (), 1.0, 0.0, fault.error.code, facts)


def _unfit_rooms(school: School, built: Built) -> Iterator[NamedViolation]:
    """Lessons that somebody has put in a room their need does not allow."""
    for index, rule in sorted(built.unfit.items()):
        uid = built.lesson_uids[index]
        rooms = school.placed[uid].rooms
        names = ", ".join(school.rooms[room].name for room in rooms if room in school.rooms)
        facts: dict[str, Fact] = {"lessons": lesson_name(school, uid), "rooms": names, **lesson_when(school, uid)}
        rule_id, code = ("preferred_room", "broken_preferred_room") if rule else ("room_need", "broken_room_unfit")
        yield NamedViolation(rule_id, rule, "hard", (uid,), rooms, 1.0, 0.0, code, facts)


def _expectations(school: School, found: list[NamedViolation]) -> Iterator[NamedViolation]:
    """The school's own checks; a clash that the checker has already named is not said twice."""
    known = {frozenset(row.lessons) for row in found if row.rule_id == "no_overlap_pupil"}
    for row in findings(school):
        if row.rule_id == "no_overlap_pupil":
            if frozenset(row.lessons) in known:
                continue
            known.add(frozenset(row.lessons))
        severity = "hard" if row.hard else "soft"
        yield NamedViolation(row.rule_id, "", severity, row.lessons, row.who, row.amount, 0.0, row.code, row.facts)
