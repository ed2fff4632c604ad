"""Lessons limited together in times and rooms, and walking between buildings: kept, broken with the exact amount, found by the search."""

from __future__ import annotations

import pytest

from solver.checker import assess
from solver.problem import Problem
from solver.result import Solution, Status
from solver.rules import BuildingChanges, FewRooms, FewSlots, Rule, SameRoom, SlotPeak
from solver.solve import solve
from tests.solver.small_problems import OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, TEACHER, at, lesson, school

BOTH = (ROOM, SMALL_ROOM)  # in the east and in the west


def amounts(problem: Problem, solution: Solution) -> list[float]:
    return [violation.amount for violation in assess(problem, solution).violations if violation.rule_id == "rule"]


def test_few_of_the_chosen_times() -> None:
    rule = FewSlots(uid="f", rule_id="rule", lessons=(0, 1), positions=(0, 1, 2, 8), maximum=2)
    problem = school([lesson(2, (PUPILS,)), lesson(2, (TEACHER,)), lesson(2, (OTHER_PUPILS,))], rule)
    assert amounts(problem, at(0, 0, 8)) == []
    assert amounts(problem, at(0, 3, 8)) == []
    assert amounts(problem, at(0, 2, 8)) == [1.0]
    assert amounts(problem, at(0, -1, 8)) == []


def test_so_many_at_once_at_the_chosen_times() -> None:
    rule = SlotPeak(uid="p", rule_id="rule", lessons=(0, 1, 2), positions=(0, 1), maximum=1)
    problem = school([lesson(2, (PUPILS,)), lesson(2, (TEACHER,)), lesson(2, (OTHER_PUPILS,))], rule)
    assert amounts(problem, at(0, 2, 2)) == []
    assert amounts(problem, at(0, 1, 1)) == [2.0]
    assert amounts(problem, at(0, 0, 2)) == [1.0, 1.0]


def test_lessons_that_touch_stay_in_the_room() -> None:
    rule = SameRoom(uid="s", rule_id="rule", lessons=(0, 1))
    problem = school([lesson(2, rooms=BOTH), lesson(2, rooms=BOTH)], rule)
    assert amounts(problem, at(0, 2, options=(0, 0))) == []
    assert amounts(problem, at(0, 2, options=(0, 1))) == [1.0]
    assert amounts(problem, at(2, 0, options=(0, 1))) == [1.0]
    assert amounts(problem, at(0, 3, options=(0, 1))) == []
    assert amounts(problem, at(6, 8, options=(0, 1))) == []


def test_changes_of_building_in_a_day_and_in_a_week() -> None:
    day = BuildingChanges(uid="d", rule_id="rule", resources=(PUPILS,), max_per_day=1)
    week = BuildingChanges(uid="w", rule_id="rule", resources=(PUPILS,), max_per_week=1)
    lessons = [lesson(1, rooms=BOTH), lesson(1, rooms=BOTH), lesson(1, rooms=BOTH), lesson(1)]
    there_and_back = at(0, 2, 4, 1, options=(0, 1, 0, -1))
    assert amounts(school(lessons, day), there_and_back) == [1.0]
    assert amounts(school(lessons, week), there_and_back) == [1.0]
    assert amounts(school(lessons, day), at(0, 2, 8, 1, options=(0, 1, 0, -1))) == []
    assert amounts(school(lessons, week), at(0, 2, 8, 9, options=(0, 1, 0, -1))) == []


def test_time_to_walk() -> None:
    rule = BuildingChanges(uid="g", rule_id="rule", resources=(PUPILS,), min_gap=2)
    problem = school([lesson(2, rooms=BOTH), lesson(1, rooms=BOTH), lesson(1)], rule)
    assert amounts(problem, at(0, 4, 2, options=(0, 1, -1))) == []
    assert amounts(problem, at(0, 3, 5, options=(0, 1, -1))) == [1.0]
    assert amounts(problem, at(0, 2, 5, options=(0, 1, -1))) == [2.0]
    assert amounts(problem, at(0, 2, 5, options=(0, 0, -1))) == []


EASY = [lesson(2, (PUPILS,), BOTH), lesson(2, (PUPILS,), BOTH), lesson(2, (PUPILS,), (SMALL_ROOM,))]


@pytest.mark.parametrize(
    "rule",
    [
        FewSlots(uid="f", rule_id="rule", lessons=(0, 1), positions=(0, 1, 4, 5), maximum=2),
        SlotPeak(uid="p", rule_id="rule", lessons=(0, 1, 2), positions=(0, 1), maximum=1),
        FewRooms(uid="r", rule_id="rule", lessons=(0, 1, 2), maximum=1),
        SameRoom(uid="s", rule_id="rule", lessons=(0, 1, 2)),
        BuildingChanges(uid="d", rule_id="rule", resources=(PUPILS,), max_per_day=0),
        BuildingChanges(uid="w", rule_id="rule", resources=(PUPILS,), max_per_week=0),
        BuildingChanges(uid="g", rule_id="rule", resources=(PUPILS,), min_gap=2),
    ],
    ids=lambda rule: f"{type(rule).__name__} {rule.uid}",
)
def test_the_search_keeps_it(rule: Rule) -> None:
    assert solve(school(EASY, rule, days=2, slots=4), time_limit=10).status is Status.COMPLETE


FIXED = [lesson(2, (PUPILS,), (ROOM,), start=0, fixed_time=True), lesson(2, (PUPILS,), (SMALL_ROOM,), start=2, fixed_time=True)]


@pytest.mark.parametrize(
    "rule",
    [
        FewSlots(uid="f", rule_id="rule", lessons=(0, 1), positions=(0, 1, 2, 3), maximum=3),
        SlotPeak(uid="p", rule_id="rule", lessons=(0, 1), positions=(0, 1), maximum=0),
        FewRooms(uid="r", rule_id="rule", lessons=(0, 1), maximum=1),
        SameRoom(uid="s", rule_id="rule", lessons=(0, 1)),
        BuildingChanges(uid="d", rule_id="rule", resources=(PUPILS,), max_per_day=0),
        BuildingChanges(uid="w", rule_id="rule", resources=(PUPILS,), max_per_week=0),
        BuildingChanges(uid="g", rule_id="rule", resources=(PUPILS,), min_gap=1),
    ],
    ids=lambda rule: f"{type(rule).__name__} {rule.uid}",
)
def test_fixed_lessons_that_break_it_are_never_called_complete(rule: Rule) -> None:
    assert solve(school(FIXED, rule), time_limit=2).status is not Status.COMPLETE
