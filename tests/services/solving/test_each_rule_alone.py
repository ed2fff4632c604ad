"""Every rule of the catalogue by itself, hard, in a small school: kept where it can be, named where it cannot."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import ALWAYS_ON, CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.services.checking import check
from scheduler_app.services.solving import build, explain, solve
from solver.rules import FORMS
from tests.schools import TIMETABLE, tiny_school

TAUGHT = ("MA-7A", "SV-7A", "MA-7B", "IDH-7A", "LUNCH-7A")
"""What the small school teaches: AND has mathematics with both classes, BER and CEC teach 7A, which eats lunch."""

MON, TUE, WED, THU = range(4)
At = tuple[int, int, str]


@dataclass(frozen=True)
class Case:
    """One rule, and lessons locked so (day, minute, room) that it cannot hold whatever happens to the others."""

    rule_id: str
    scope: Scope
    targets: tuple[str, ...]
    params: dict[str, Any]
    locked: dict[str, At] = field(default_factory=dict)
    tagged: dict[str, tuple[str, ...]] = field(default_factory=dict)
    only: tuple[str, ...] = TAUGHT
    """Requirements whose lessons the school has; fewer where the others could mend the breach."""


def _morning(*days: int) -> tuple[int, ...]:
    return tuple(day * 1440 + minute for day in days for minute in range(480, 720, 5))


CASES = (
    Case("frame", Scope.GROUP, ("7A",), {"start": 480, "end": 900, "days": (0, 1, 2, 3, 4)}, {"MA-7A-1": (MON, 880, "A1")}),
    Case("unavailable", Scope.STAFF, ("AND",), {"day": MON, "start": 480, "end": 1020}, {"MA-7A-1": (MON, 600, "A1")}),
    Case("closed", Scope.ROOM, ("A1",), {"positions": _morning(MON)}, {"MA-7A-1": (MON, 600, "A1")}),
    Case("fixed_time", Scope.LESSON, ("MA-7A-1",), {"day": TUE, "start": 600}, {"MA-7A-1": (MON, 600, "A1")}),
    Case("preferred_time", Scope.SUBJECT, ("MA",), {"start": 480, "end": 720}, {"MA-7A-1": (MON, 800, "A1")}),
    Case("allowed_starts", Scope.SUBJECT, ("MA",), {"positions": _morning(MON, TUE, WED)}, {"MA-7A-1": (THU, 480, "A1")}),
    Case("allowed_slots", Scope.SUBJECT, ("MA",), {"positions": _morning(MON, TUE, WED)}, {"MA-7A-1": (THU, 480, "A1")}),
    Case("lunch_window", Scope.SUBJECT, ("LUNCH",), {"start": 640, "end": 780, "minutes": 30}, {"LUNCH-7A-1": (MON, 900, "MATSAL")}),
    Case("different_days", Scope.SUBJECT, ("MA",), {"days_between": 1}, {"MA-7A-1": (MON, 480, "A1"), "MA-7A-2": (MON, 800, "A1")}),
    Case("rhythm", Scope.REQUIREMENT, ("MA-7A",), {"minutes": 30}, {"MA-7A-1": (MON, 480, "A1"), "MA-7A-2": (TUE, 800, "A1")}),
    Case("same_start", Scope.LESSON, ("SV-7A-1", "MA-7B-1"), {}, {"SV-7A-1": (MON, 480, "A1"), "MA-7B-1": (TUE, 480, "A2")}),
    Case("not_overlapping", Scope.LESSON, ("SV-7A-1", "MA-7B-1"), {}, {"SV-7A-1": (MON, 480, "A1"), "MA-7B-1": (MON, 510, "A2")}),
    Case("consecutive", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {}, {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 600, "A1")}),
    Case("grouped", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {}, {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 600, "A1")}),
    Case("ordered", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {}, {"MA-7A-1": (TUE, 480, "A1"), "SV-7A-1": (MON, 480, "A1")}),
    Case("same_day", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {}, {"MA-7A-1": (TUE, 480, "A1"), "SV-7A-1": (MON, 480, "A1")}),
    Case("same_hour", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {}, {"MA-7A-1": (TUE, 480, "A1"), "SV-7A-1": (MON, 600, "A1")}),
    Case("max_days_between", Scope.LESSON, ("MA-7A-1", "MA-7A-2"), {"days": 1}, {"MA-7A-1": (MON, 480, "A1"), "MA-7A-2": (THU, 480, "A1")}),
    Case("min_gap", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {"minutes": 60}, {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 560, "A1")}),
    Case("last_of_day", Scope.SUBJECT, ("IDH",), {}, {"IDH-7A-1": (MON, 600, "GYM"), "MA-7A-1": (MON, 800, "A1")}),
    Case(
        "few_times", Scope.REQUIREMENT, ("MA-7A", "SV-7A"), {"positions": _morning(MON), "most": 24},
        {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 540, "A1"), "MA-7A-2": (MON, 600, "A1")},
    ),
    Case(
        "at_once", Scope.REQUIREMENT, ("SV-7A", "MA-7B"), {"positions": _morning(MON), "most": 1},
        {"SV-7A-1": (MON, 480, "A1"), "MA-7B-1": (MON, 480, "A2")},
    ),
    Case(
        "few_stretches", Scope.REQUIREMENT, ("MA-7A",), {"most": 2, "days": 1},
        {"MA-7A-1": (MON, 480, "A1"), "MA-7A-2": (TUE, 480, "A1"), "MA-7A-3": (WED, 480, "A1")},
    ),
    Case(
        "most_in_stretch", Scope.REQUIREMENT, ("MA-7A",), {"most": 1, "days": 1},
        {"MA-7A-1": (MON, 480, "A1"), "MA-7A-2": (MON, 800, "A1")},
    ),
    Case("gaps", Scope.STAFF, ("BER",), {"max_per_day": 0, "max_per_week": 0}, {"SV-7A-1": (MON, 480, "A1"), "SV-7A-2": (MON, 800, "A1")}),
    Case(
        "gap_after", Scope.GROUP, ("7A",), {"tag": "tung", "then": "lugn", "minutes": 60},
        {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 560, "A1")}, {"MA-7A": ("tung",), "SV-7A": ("lugn",)},
    ),
    Case("late_end", Scope.GROUP, ("7A",), {"end": 900}, {"MA-7A-1": (MON, 860, "A1")}),
    Case(
        "uneven_days", Scope.GROUP, ("7B",), {"minutes": 60},
        {"MA-7B-1": (MON, 480, "A1"), "MA-7B-2": (MON, 560, "A1"), "MA-7B-3": (MON, 640, "A1")},
    ),
    Case("single_lesson_days", Scope.STAFF, ("BER",), {"minutes": 60}, {f"SV-7A-{n + 1}": (n, 480, "A1") for n in range(3)}),
    Case(
        "max_minutes_per_day", Scope.STAFF, ("BER",), {"minutes": 60}, {"SV-7A-1": (MON, 480, "A1"), "SV-7A-2": (MON, 800, "A1")},
    ),
    Case("min_minutes_per_day", Scope.STAFF, ("BER",), {"minutes": 120}, {f"SV-7A-{n + 1}": (n, 480, "A1") for n in range(3)}),
    Case("max_day_length", Scope.STAFF, ("BER",), {"minutes": 180}, {"SV-7A-1": (MON, 480, "A1"), "SV-7A-2": (MON, 800, "A1")}),
    Case(
        "max_continuous", Scope.STAFF, ("BER",), {"minutes": 90}, {"SV-7A-1": (MON, 480, "A1"), "SV-7A-2": (MON, 540, "A1")},
    ),
    Case("max_days", Scope.STAFF, ("BER",), {"days": 2}, {f"SV-7A-{n + 1}": (n, 480, "A1") for n in range(3)}),
    Case(
        "max_days_within", Scope.STAFF, ("BER",), {"days": 1, "start": 900, "end": 1020},
        {"SV-7A-1": (MON, 900, "A1"), "SV-7A-2": (TUE, 900, "A1")},
    ),
    Case(
        "min_days", Scope.STAFF, ("BER",), {"days": 3}, {"SV-7A-1": (MON, 480, "A1"), "SV-7A-2": (MON, 560, "A1")},
    ),
    Case(
        "early_start", Scope.GROUP, ("7B",), {"max_late": 0}, {f"MA-7B-{n + 1}": (n, 800, "A1") for n in range(3)}, only=("MA-7B",),
    ),
    Case("min_rest", Scope.STAFF, ("BER",), {"minutes": 1000}, {"SV-7A-1": (MON, 900, "A1"), "SV-7A-2": (TUE, 480, "A1")}),
    Case("min_break", Scope.GROUP, ("7A",), {"minutes": 10}, {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 545, "A1")}),
    Case("preferred_room", Scope.REQUIREMENT, ("MA-7A",), {"rooms": ("A1",)}, {"MA-7A-1": (MON, 480, "A2")}),
    Case("stay_in_room", Scope.LESSON, ("MA-7A-1", "SV-7A-1"), {}, {"MA-7A-1": (MON, 480, "A1"), "SV-7A-1": (MON, 540, "A2")}),
    Case(
        "building_changes", Scope.GROUP, ("7A",), {"max_changes_per_day": 1},
        {"MA-7A-1": (MON, 480, "A1"), "IDH-7A-1": (MON, 600, "GYM"), "SV-7A-1": (MON, 720, "A1")}, only=("MA-7A", "SV-7A", "IDH-7A"),
    ),
    Case("room_stability", Scope.REQUIREMENT, ("MA-7A",), {"most": 1}, {"MA-7A-1": (MON, 480, "A1"), "MA-7A-2": (TUE, 480, "A2")}),
    Case(
        "comfortable_load", Scope.ROOM, ("MATSAL",), {"pupils": 11}, {"LUNCH-7A-1": (MON, 660, "MATSAL")}, only=("LUNCH-7A",),
    ),
    Case(
        "lunch_window", Scope.GROUP, ("7A",), {"start": 640, "end": 780, "minutes": 30},
        {"MA-7A-1": (MON, 640, "A1"), "SV-7A-1": (MON, 700, "A1")}, only=("MA-7A", "SV-7A"),
    ),
)  # fmt: skip
"""One of each kind, in the order of the catalogue, and then the kinds that mean something of its own for other targets."""

# a dining hall that is to hold fewer than one class can never do, with or without a lock
NEVER = ("comfortable_load",)
ABOUT_PLACES = {*ALWAYS_ON, "fixed_time", "fixed_room", "locked"}


def _school(case: Case, *, locked: bool) -> School:
    school = tiny_school()
    requirements = {uid: replace(school.requirements[uid], tags=case.tagged.get(uid, school.requirements[uid].tags)) for uid in case.only}
    placements = [
        Placement(TIMETABLE, uid, day, start, (room,), LockedBy.PERSON, LockedBy.PERSON)
        for uid, (day, start, room) in case.locked.items()
        if locked
    ]
    params = {**case.params}
    if case.rule_id in NEVER and not locked:
        params["pupils"] = 12
    return replace(
        school,
        rules={"alone": Rule("alone", case.rule_id, case.scope, case.targets, params)},
        requirements=requirements,
        lessons={uid: row for uid, row in school.lessons.items() if row.requirement in requirements},
        placements={row.uid: row for row in placements},
        programmes={},
        blocks={},
    )


def test_every_rule_of_the_catalogue_has_its_case() -> None:
    assert [case.rule_id for case in CASES][: len(CATALOGUE)] == list(CATALOGUE)


def test_every_form_that_the_solver_knows_is_among_them() -> None:
    used = {type(row) for case in CASES for locked in (True, False) for row in build(_school(case, locked=locked)).to_solve.rules}
    assert {form.__name__ for form in used} == set(FORMS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule_id}-{case.scope}")
def test_it_is_kept_where_it_can_be(case: Case) -> None:
    school = _school(case, locked=False)
    outcome = solve(school, time_limit=1.0)
    after = apply_changes(school, outcome.step.changes)
    assert outcome.summary()["status"] in ("complete", "optimal")
    assert set(after.placed) == set(school.lessons)
    assert check(after).hard == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule_id}-{case.scope}")
def test_it_is_broken_by_what_is_locked_and_named_alone(case: Case) -> None:
    school = _school(case, locked=True)
    explanation = explain(school, 20.0, "sv")
    assert explanation.data()["status"] == "infeasible"
    named = {(row.rule_id, row.rule) for row in explanation.rules}
    assert (case.rule_id, "alone") in named
    assert {rule_id for rule_id, uid in named if uid != "alone"} <= ABOUT_PLACES
