"""Rules that make a timetable comfortable: one solution that keeps each and one that breaks it, with the exact amount; hard ones solved."""

from __future__ import annotations

import pytest

from solver.checker import assess
from solver.problem import Problem
from solver.result import Solution, Status, Violation
from solver.rules import FewRooms, LateEnd, RoomPeak, Rule, ShortDays, Spread
from solver.solve import solve
from tests.solver.small_problems import HALL, OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, at, lesson, school


def broken(problem: Problem, solution: Solution) -> list[Violation]:
    return [violation for violation in assess(problem, solution).violations if violation.rule_id == "rule"]


def units(problem: Problem, solution: Solution) -> float:
    return sum(violation.amount for violation in broken(problem, solution))


def test_late_ends_count_the_slots_after_the_hour() -> None:
    rule = LateEnd(uid="l", rule_id="rule", weight=1.0, resources=(PUPILS,), latest=5)
    problem = school([lesson(), lesson(), lesson()], rule)
    assert units(problem, at(0, 4, 12)) == 0
    assert units(problem, at(0, 5, 15)) == 1 + 3
    assert units(school([lesson(weeks=3)], rule, weeks=2), at(7)) == 2 * 3  # in both weeks


def test_short_days_are_counted_and_empty_ones_are_not() -> None:
    rule = ShortDays(uid="s", rule_id="rule", weight=1.0, resources=(PUPILS,), minimum=2)
    assert units(school([lesson(), lesson(), lesson(2)], rule), at(0, 3, 8)) == 0
    assert units(school([lesson(), lesson(), lesson()], rule), at(0, 8, 20)) == 3


def test_spread_counts_slots_from_the_earliest_to_the_latest_start() -> None:
    rule = Spread(uid="s", rule_id="rule", weight=1.0, lessons=(0, 1, 2), maximum=1)
    problem = school([lesson(), lesson(), lesson()], rule)
    assert units(problem, at(2, 10, 19)) == 0  # slots 2, 2 and 3 of their days
    assert units(problem, at(2, 10, 22)) == 3
    assert broken(problem, at(2, 10, 22))[0].lessons == (2,)
    assert units(problem, at(2, -1, -1)) == 0


def test_few_rooms_counts_the_rooms_beyond() -> None:
    rule = FewRooms(uid="f", rule_id="rule", weight=1.0, lessons=(0, 1, 2))
    rooms = (ROOM, SMALL_ROOM, HALL)
    problem = school([lesson(rooms=rooms) for _ in range(3)], rule)
    assert units(problem, at(0, 8, 16, options=(0, 0, 0))) == 0
    assert units(problem, at(0, 8, 16, options=(0, 1, 0))) == 1
    assert broken(problem, at(0, 8, 16, options=(0, 1, 0)))[0].lessons == (1,)
    assert units(problem, at(0, 8, 16, options=(0, 1, 2))) == 2


def test_room_peak_counts_the_pupils_of_each_days_fullest_moment() -> None:
    rule = RoomPeak(uid="p", rule_id="rule", weight=1.0, resources=(HALL,), maximum=20)
    people = (PUPILS, OTHER_PUPILS)
    lessons = [lesson(2, (people[number % 2],), (HALL,), size=15) for number in range(4)]
    problem = school(lessons, rule)
    assert units(problem, at(0, 2, 8, 10, options=(0,) * 4)) == 0
    assert units(problem, at(0, 1, 8, 9, options=(0,) * 4)) == 10 + 10
    assert broken(problem, at(0, 1, 10, 14, options=(0,) * 4))[0].lessons == (0, 1)
    once = [lesson(2, (people[number % 2],), (HALL,), size=15, weeks=1) for number in range(2)]
    assert units(school(once, rule, weeks=2), at(0, 0, options=(0, 0))) == 10


_TWO = [lesson(), lesson()]
_ROOMS = [lesson(rooms=(ROOM, SMALL_ROOM)), lesson(rooms=(ROOM, SMALL_ROOM))]
_LUNCH = [lesson(1, (PUPILS,), (HALL,), size=15), lesson(1, (OTHER_PUPILS,), (HALL,), size=15)]


@pytest.mark.parametrize(
    ("lessons", "rule", "days"),
    [
        (_TWO, LateEnd(uid="r", rule_id="rule", resources=(PUPILS,), latest=2), 1),
        (_TWO, ShortDays(uid="r", rule_id="rule", resources=(PUPILS,), minimum=2), 5),
        (_TWO, Spread(uid="r", rule_id="rule", lessons=(0, 1)), 2),
        (_ROOMS, FewRooms(uid="r", rule_id="rule", lessons=(0, 1)), 5),
        (_LUNCH, RoomPeak(uid="r", rule_id="rule", resources=(HALL,), maximum=20), 1),
    ],
)
def test_as_a_hard_rule_it_is_kept(lessons: list[object], rule: Rule, days: int) -> None:
    result = solve(school(lessons, rule, days=days), time_limit=20.0)  # type: ignore[arg-type]
    assert result.status is Status.COMPLETE


@pytest.mark.parametrize(
    ("lessons", "rule", "slots"),
    [
        (_TWO, LateEnd(uid="r", rule_id="rule", resources=(PUPILS,), latest=1), 3),
        (_TWO, ShortDays(uid="r", rule_id="rule", resources=(PUPILS,), minimum=3), 3),
        (_TWO, Spread(uid="r", rule_id="rule", lessons=(0, 1)), 3),
        ([lesson(rooms=(ROOM,)), lesson(rooms=(SMALL_ROOM,))], FewRooms(uid="r", rule_id="rule", lessons=(0, 1)), 3),
        (_LUNCH, RoomPeak(uid="r", rule_id="rule", resources=(HALL,), maximum=10), 3),
    ],
)
def test_as_a_hard_rule_that_cannot_be_kept_it_stays_broken_and_named(lessons: list[object], rule: Rule, slots: int) -> None:
    result = solve(school(lessons, rule, days=1, slots=slots), time_limit=1.0)  # type: ignore[arg-type]
    assert result.status is not Status.COMPLETE
    assert result.assessment.hard > 0
