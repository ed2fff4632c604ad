"""What counting finds, with its numbers, and that it bears anything."""

from __future__ import annotations

import pytest

from solver.precheck import precheck
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.result import Status
from solver.rules import AllowedStarts, Closed, DayLoad, DaysApart, MinBreak, NotOverlapping, PreferredRooms, Rule, SameStart, WorkDays
from solver.solve import solve
from tests.solver.small_problems import HALL, OTHER_PUPILS, PUPILS, RESOURCES, ROOM, SMALL_ROOM, TEACHER, lesson, school

_CLOSED_BUT_ONE = Closed(uid="c", rule_id="closed", resources=(TEACHER,), positions=tuple(range(1, 40)))


def _rule(form: type[Rule], **fields: object) -> Rule:
    return form(uid="u", rule_id="r", **fields)


CASES: list[tuple[str, Problem, dict[str, int]]] = [
    ("lesson_longer_than_day", school([lesson(9)]), {"needed": 9, "day": 8}),
    ("lesson_too_large", school([lesson(rooms=(SMALL_ROOM,), size=11)]), {"size": 11, "seats": 10}),
    ("lesson_without_room", school([lesson(rooms=(ROOM,))], _rule(PreferredRooms, lessons=(0,), rooms=(HALL,))), {}),
    ("lesson_without_start", school([lesson(2, (TEACHER,))], _CLOSED_BUT_ONE), {"needed": 2}),
    ("lesson_without_start", school([lesson()], _rule(AllowedStarts, lessons=(0,), starts=())), {}),
    ("fixed_in_closed", school([lesson(1, (TEACHER,), start=3, fixed_time=True)], _CLOSED_BUT_ONE), {"position": 3}),
    ("fixed_outside_day", school([lesson(2, start=7, fixed_time=True)]), {"position": 7}),
    ("fixed_elsewhere", school([lesson(start=3, fixed_time=True)], _rule(AllowedStarts, lessons=(0,), starts=(1,))), {"position": 3}),
    ("fixed_collision", school([lesson(2, start=0, fixed_time=True), lesson(1, start=1, fixed_time=True)]), {}),
    (
        "fixed_collision",
        school([lesson(1, (who,), (ROOM,), start=0, option=0, fixed_time=True, fixed_room=True) for who in (PUPILS, TEACHER)]),
        {},
    ),
    (
        "fixed_days_apart",
        school([lesson(start=start, fixed_time=True) for start in (0, 9)], _rule(DaysApart, lessons=(0, 1), min_days=2)),
        {"days": 1, "min_days": 2},
    ),
    ("block_shares_person", school([lesson(), lesson()], _rule(SameStart, lessons=(0, 1))), {}),
    (
        "block_without_start",
        school(
            [lesson(), lesson(1, (TEACHER,))],
            _rule(SameStart, lessons=(0, 1)),
            _rule(AllowedStarts, lessons=(0,), starts=(0,)),
            _rule(AllowedStarts, lessons=(1,), starts=(1,)),
        ),
        {},
    ),
    ("block_rooms", school([lesson(1, (who,), (ROOM,)) for who in (PUPILS, TEACHER)], _rule(SameStart, lessons=(0, 1))), {"lessons": 2}),
    ("block_days_apart", school([lesson(), lesson(1, (TEACHER,))], _rule(SameStart, lessons=(0, 1)), _rule(DaysApart, lessons=(0, 1))), {}),
    (
        "block_not_overlapping",
        school([lesson(), lesson(1, (TEACHER,))], _rule(SameStart, lessons=(0, 1)), _rule(NotOverlapping, lessons=(0, 1))),
        {},
    ),
    ("person_overfull", school([lesson(3), lesson(2)], days=1, slots=4), {"needed": 5, "open": 4}),
    ("person_fragments", school([lesson(3), lesson(3), lesson(3)], days=2, slots=5), {"lessons": 3, "fit": 2}),
    ("person_fragments", school([lesson(), lesson()], _rule(MinBreak, resources=(PUPILS,), slots=3), days=1, slots=4), {"fit": 1}),
    ("person_day_limits", school([lesson(2)], _rule(DayLoad, resources=(PUPILS,), maximum=1)), {"needed": 2, "capacity": 1}),
    ("person_day_limits", school([lesson(2)] * 5, _rule(DayLoad, resources=(PUPILS,), maximum=3), days=3), {"needed": 10, "capacity": 9}),
    ("person_day_limits", school([lesson(2)] * 5, _rule(WorkDays, resources=(PUPILS,), maximum=1)), {"needed": 10, "capacity": 8}),
    ("person_day_minimum", school([lesson()], _rule(DayLoad, resources=(PUPILS,), minimum=2)), {"load": 1, "needed": 2}),
    ("person_days_too_few", school([lesson()], _rule(WorkDays, resources=(PUPILS,), maximum=5, minimum=2)), {"minimum": 2, "days": 1}),
    (
        "person_days_too_many",
        school([lesson()] * 3, _rule(DaysApart, lessons=(0, 1, 2)), WorkDays(uid="w", rule_id="w", resources=(PUPILS,), maximum=2)),
        {"days": 3, "maximum": 2},
    ),
    (
        "fixed_day_quota",
        school([lesson(start=start, fixed_time=True) for start in (8, 9, 10)], _rule(DaysApart, weight=1, lessons=(0, 1, 2), most_a_day=2)),
        {"lessons": 3, "maximum": 2},
    ),
    (
        "day_quota_impossible",
        school([lesson()] * 5, _rule(DaysApart, weight=0.0, lessons=(0, 1, 2, 3, 4), most_a_day=2), days=2),
        {"lessons": 5, "maximum": 2, "days": 2},
    ),
    ("days_apart_impossible", school([lesson()] * 4, _rule(DaysApart, lessons=(0, 1, 2, 3), min_days=2)), {"lessons": 4, "days": 3}),
    (
        "rooms_overfull",
        school([lesson(2, (who,), (ROOM,)) for who in (PUPILS, OTHER_PUPILS, TEACHER)], days=1, slots=4),
        {"needed": 6, "open": 4, "rooms": 1},
    ),
    (
        "forced_collision",
        school([lesson(2), lesson(1)], *(AllowedStarts(uid=str(n), rule_id="r", lessons=(n,), starts=(n,)) for n in range(2))),
        {"lessons": 2},
    ),
    (
        "forced_rooms",
        school(
            [lesson(1, (who,), (ROOM, HALL)[:1]) for who in (PUPILS, OTHER_PUPILS)],
            *(AllowedStarts(uid=str(n), rule_id="r", lessons=(n,), starts=(4,)) for n in range(2)),
        ),
        {"lessons": 2, "rooms": 1},
    ),
    ("shared_room_overfull", school([lesson(1, (w,), (HALL,), size=30) for w in (PUPILS, TEACHER)], days=1, slots=1), {"seats": 40}),
    ("grid_absurd", Problem(Grid(0, 5), RESOURCES, ()), {"days": 0}),
    ("grid_absurd", Problem(Grid(5, 5), RESOURCES, (), (), 63), {"week_classes": 63}),
    ("lesson_absurd", school([lesson(0)]), {"length": 0}),
    ("lesson_absurd", school([lesson(-5)]), {"length": -5}),
    ("lesson_absurd", school([lesson(people=(99,))]), {"people": 99}),
    ("lesson_absurd", school([lesson(rooms=(-1,))]), {"rooms": -1}),
    ("lesson_absurd", school([lesson(option=3)]), {"option": 3}),
    ("lesson_absurd", school([lesson(start=4000)]), {"start": 4000}),
    ("lesson_without_week", school([lesson(weeks=0)]), {"weeks": 0}),
    ("lesson_without_week", school([lesson(weeks=2)]), {"weeks": 2}),
    ("resource_absurd", Problem(Grid(5, 8), (Resource("r", ResourceKind.ROOM, -1),), ()), {"capacity": -1}),
    ("rule_absurd", school([lesson()], _rule(SameStart, lessons=(0, 7))), {"value": 7}),
    ("rule_absurd", school([lesson()], DaysApart(uid="u", rule_id="r", weight=float("nan"), lessons=(0,))), {}),
]


@pytest.mark.parametrize(("code", "problem", "numbers"), CASES, ids=[f"{number}-{code}" for number, (code, _, _) in enumerate(CASES)])
def test_the_contradiction_is_named_with_its_numbers(code: str, problem: Problem, numbers: dict[str, int]) -> None:
    found = {contradiction.code: dict(contradiction.numbers) for contradiction in precheck(problem)}
    assert code in found
    assert found[code].items() >= numbers.items()
    result = solve(problem, time_limit=5)
    assert result.status is Status.INFEASIBLE
    assert code in {contradiction.code for contradiction in result.contradictions}


@pytest.mark.parametrize("problem", [case[1] for case in CASES], ids=[f"{n}-{case[0]}" for n, case in enumerate(CASES)])
def test_rules_and_uids_of_a_contradiction_belong_together(problem: Problem) -> None:
    kinds = {rule.uid: rule.rule_id for rule in problem.rules}
    for contradiction in precheck(problem):
        without = len(contradiction.rule_ids) - len(contradiction.rules)
        assert without >= 0
        assert [kinds[uid] for uid in contradiction.rules] == list(contradiction.rule_ids[without:])


def test_people_of_different_weeks_are_counted_apart() -> None:
    lessons = [lesson(4, weeks=1), lesson(4, weeks=2)]
    assert precheck(school(lessons, days=1, slots=4, weeks=2)) == ()


def test_a_full_but_possible_week_is_no_contradiction() -> None:
    assert precheck(school([lesson(4)] * 2, days=2, slots=4)) == ()


def test_a_problem_without_lessons_is_complete() -> None:
    result = solve(Problem(Grid(5, 8), (), ()), time_limit=5)
    assert result.status is Status.COMPLETE
    assert result.solution.starts == ()


def test_lessons_nobody_attends_are_placed() -> None:
    result = solve(Problem(Grid(1, 1), (), tuple(Lesson(str(number), 1, (), (RoomOption(()),)) for number in range(3))), time_limit=5)
    assert result.status is Status.COMPLETE
    assert result.solution.starts == (0, 0, 0)
