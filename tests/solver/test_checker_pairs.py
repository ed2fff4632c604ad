"""Two lessons and what they must be to each other: kept, and broken with the exact amount; nights that are too short."""

from __future__ import annotations

import pytest

from solver.checker import assess
from solver.result import Status
from solver.rules import NightRest, Pair
from solver.rules.pair import Relation
from solver.solve import solve
from tests.solver.small_problems import OTHER_PUPILS, PUPILS, TEACHER, at, lesson, school

CASES = [  # lessons of 2 and 1 slots, five days of 8 slots; slots 10 and 11 (the second day's third and fourth) are breaks
    (Relation.SAME_DAY, 0, (0, 7), 0),
    (Relation.SAME_DAY, 0, (0, 8), 1),
    (Relation.SAME_HOUR, 0, (3, 19), 0),
    (Relation.SAME_HOUR, 0, (3, 4), 1),
    (Relation.MAX_DAYS, 1, (0, 8), 0),
    (Relation.MAX_DAYS, 1, (0, 32), 3),
    (Relation.FOLLOWS, 0, (0, 2), 0),
    (Relation.FOLLOWS, 0, (8, 12), 0),  # over the break
    (Relation.FOLLOWS, 0, (0, 3), 1),
    (Relation.FOLLOWS, 0, (1, 0), 1),  # the other order
    (Relation.FOLLOWS, 0, (6, 8), 1),  # the next day
    (Relation.GROUPED, 0, (1, 0), 0),
    (Relation.GROUPED, 0, (12, 9), 0),  # over the break
    (Relation.GROUPED, 0, (0, 3), 1),
    (Relation.GROUPED, 2, (0, 4), 0),
    (Relation.GROUPED, 2, (0, 3), 1),
    (Relation.BEFORE, 0, (0, 35), 0),
    (Relation.BEFORE, 0, (8, 0), 1),
    (Relation.BEFORE_ON_DAY, 0, (8, 0), 0),
    (Relation.BEFORE_ON_DAY, 0, (3, 0), 1),
    (Relation.MIN_GAP, 2, (0, 4), 0),
    (Relation.MIN_GAP, 2, (0, 3), 1),
    (Relation.MIN_GAP, 2, (1, 0), 2),
    (Relation.MIN_GAP, 2, (6, 8), 0),
    (Relation.GAP_AFTER, 2, (0, 2), 2),
    (Relation.GAP_AFTER, 2, (1, 0), 0),
]


@pytest.mark.parametrize(("relation", "amount", "starts", "units"), CASES)
def test_a_relation_is_kept_or_broken_by_so_many_units(relation: Relation, amount: int, starts: tuple[int, int], units: int) -> None:
    rule = Pair(uid="p", rule_id="pair", lessons=(0, 1), relation=relation, amount=amount, breaks=(10, 11))
    verdict = assess(school([lesson(2, (PUPILS,)), lesson(1, (TEACHER,))], rule), at(*starts))
    assert [(v.rule_id, v.amount, v.lessons) for v in verdict.violations] == ([("pair", units, (0, 1))] if units else [])


@pytest.mark.parametrize("relation", list(Relation))
def test_the_search_keeps_each_relation(relation: Relation) -> None:
    rule = Pair(uid="p", rule_id="pair", lessons=(0, 1), relation=relation, amount=2, breaks=(3,))
    others = [lesson(2, (PUPILS,)), lesson(2, (TEACHER,))]
    result = solve(school([lesson(2, (PUPILS,)), lesson(1, (TEACHER,)), *others], rule, days=2, slots=6), time_limit=10)
    assert result.status is Status.COMPLETE


@pytest.mark.parametrize(
    ("relation", "amount", "starts"),
    [
        (Relation.SAME_DAY, 0, (0, 8)), (Relation.SAME_HOUR, 0, (0, 1)), (Relation.MAX_DAYS, 1, (0, 16)), (Relation.FOLLOWS, 0, (2, 0)),
        (Relation.GROUPED, 0, (0, 4)), (Relation.BEFORE, 0, (8, 0)), (Relation.BEFORE_ON_DAY, 0, (4, 0)), (Relation.MIN_GAP, 3, (0, 3)),
        (Relation.GAP_AFTER, 3, (0, 3)),
    ],
)  # fmt: skip
def test_fixed_lessons_that_break_a_relation_are_never_called_complete(relation: Relation, amount: int, starts: tuple[int, int]) -> None:
    rule = Pair(uid="p", rule_id="pair", lessons=(0, 1), relation=relation, amount=amount)
    fixed = [lesson(2, (PUPILS,), start=starts[0], fixed_time=True), lesson(1, (TEACHER,), start=starts[1], fixed_time=True)]
    result = solve(school(fixed, rule), time_limit=2)
    assert result.status is not Status.COMPLETE
    assert "pair" in {violation.rule_id for violation in result.assessment.violations if violation.hard} or result.contradictions


def test_lessons_of_different_weeks_need_no_gap() -> None:
    rule = Pair(uid="p", rule_id="pair", lessons=(0, 1), relation=Relation.MIN_GAP, amount=2)
    problem = school([lesson(2, weeks=1), lesson(1, weeks=2)], rule, weeks=2)
    assert assess(problem, at(0, 2)).hard == 0


def test_a_night_is_short_by_its_missing_slots() -> None:
    rule = NightRest(uid="n", rule_id="min_rest", weight=1.0, resources=(PUPILS,), slots=4)
    problem = school([lesson(2), lesson(1), lesson(1, (OTHER_PUPILS,))], rule)
    assert assess(problem, at(4, 10, 8)).cost == 0
    found = assess(problem, at(5, 10, 8))
    assert (found.cost, found.violations[0].lessons, found.violations[0].position) == (1.0, (0, 1), 10)
    assert assess(problem, at(6, 8, 16)).cost == 4.0
    assert assess(problem, at(6, 16, 8)).cost == 0


def test_the_last_night_counts_only_around() -> None:
    lessons = [lesson(2, start=38, fixed_time=True), lesson(1)]
    plain = NightRest(uid="n", rule_id="min_rest", resources=(PUPILS,), slots=5)
    around = NightRest(uid="n", rule_id="min_rest", resources=(PUPILS,), slots=5, around=True)
    assert assess(school(lessons, plain), at(38, 0)).hard == 0
    assert [v.amount for v in assess(school(lessons, around), at(38, 0)).violations] == [5.0]
    result = solve(school(lessons, around), time_limit=10)
    assert result.status is Status.COMPLETE


def test_nights_that_fixed_lessons_make_too_short_are_never_called_complete() -> None:
    rule = NightRest(uid="n", rule_id="min_rest", resources=(PUPILS,), slots=5)
    fixed = [lesson(1, start=7, fixed_time=True), lesson(1, start=8, fixed_time=True)]
    assert solve(school(fixed, rule), time_limit=2).status is not Status.COMPLETE
