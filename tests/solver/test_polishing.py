"""Polishing: only better boards are told, no hard rule is broken, the tables know what the checker knows, the same again, stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.checker import Checker, assess
from solver.improve import improve
from solver.polishing import Polishing
from solver.problem import Problem
from solver.result import Solution
from solver.rules import AllowedStarts, Closed, DayLoad, Gaps, Rule, SameStart
from solver.stopping import Stop
from solver.tables.build import build
from tests.solver.small_problems import PUPILS, TEACHER, lesson, problems, school
from tests.solver.small_problems import at as placed
from tests.solver.test_improve import classes


@st.composite
def bad_timetables(draw: st.DrawFn) -> tuple[Problem, Solution]:
    """A few classes with a bad timetable and wishes that the tables know exactly; lessons of every week or of some."""
    problem, solution = classes(draw(st.integers(2, 4)), draw(st.integers(4, 11)))
    weeks = draw(st.integers(1, 3))
    lessons = tuple(replace(one, weeks=draw(st.integers(1, 2**weeks - 1))) for one in problem.lessons)
    some = draw(st.lists(st.integers(0, len(lessons) - 1), max_size=5, unique=True))
    wish = AllowedStarts(uid="a", rule_id="start", weight=0.7, lessons=tuple(some), starts=tuple(range(0, 40, 3)))
    shut = Closed(uid="c", rule_id="closed", resources=(0,), positions=(39,), weight=0.3)
    return replace(problem, lessons=lessons, rules=(*problem.rules, wish, shut), week_classes=weeks), solution


@settings(max_examples=30, deadline=None)
@given(bad_timetables(), st.integers(1, 99))
def test_what_the_tables_save_the_checker_finds(given_: tuple[Problem, Solution], seed: int) -> None:
    problem, solution = given_
    checker = Checker(problem)
    before = checker.assess(solution)
    polishing = Polishing(problem, seed)
    costs = [before.cost]
    for found in polishing.round(solution, before, Stop(60)):
        verdict = checker.assess(found)
        assert verdict.hard == 0
        assert before.cost - verdict.cost == pytest.approx(polishing.saved)
        costs.append(verdict.cost)
    assert costs == sorted(costs, reverse=True)
    assert len(set(costs)) == len(costs)


@settings(max_examples=30, deadline=None)
@given(problems(max_lessons=6, days=3, slots=6, max_rules=4), st.integers(1, 9))
def test_no_board_that_is_kept_breaks_more_than_before(problem: Problem, seed: int) -> None:
    """Any rules: those that the tables only guess are the checker's affair."""
    solved = Solution(tuple(one.start for one in problem.lessons), tuple(one.option for one in problem.lessons))
    found, _ = improve(problem, solved, seed=seed, workers=1, stop=Stop(0.2), on_improved=lambda *_: None)
    assert assess(problem, found).hard <= assess(problem, solved).hard


def test_one_seed_gives_the_same_boards_and_another_one_others() -> None:
    problem, solution = classes(6, 15)
    verdict = assess(problem, solution)
    runs = [list(Polishing(problem, seed).round(solution, verdict, Stop())) for seed in (4, 4, 5)]
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]


def test_a_lesson_that_must_stay_stays() -> None:
    rule = Gaps(uid="g", rule_id="gaps", weight=1.0, resources=(PUPILS, TEACHER), max_per_week=0)
    fixed = lesson(1, (PUPILS, TEACHER), start=3, fixed_time=True)
    problem = school([fixed, lesson(1), lesson(2, (PUPILS, TEACHER))], rule)
    before = placed(3, 7, 0)
    found = list(Polishing(problem, 1).round(before, assess(problem, before), Stop()))
    assert found[-1].starts[0] == 3
    assert assess(problem, found[-1]).cost == 0


def test_lessons_of_a_block_move_together() -> None:
    rules: tuple[Rule, ...] = (
        SameStart(uid="s", rule_id="block", lessons=(0, 1)),
        AllowedStarts(uid="a", rule_id="start", weight=1.0, lessons=(1,), starts=(8,)),
        DayLoad(uid="d", rule_id="load", resources=(TEACHER,), maximum=2),
    )
    problem = school([lesson(2), lesson(2, (TEACHER,)), lesson(2, (TEACHER,))], *rules)
    before = placed(0, 0, 8)
    found = list(Polishing(problem, 1).round(before, assess(problem, before), Stop()))
    assert found[-1].starts[:2] == (8, 8)
    assert assess(problem, found[-1]).hard == 0


def test_nothing_is_told_where_nothing_costs_anything() -> None:
    problem = school([lesson(1), lesson(1)])
    solution = placed(0, 1)
    assert list(Polishing(problem, 1).round(solution, assess(problem, solution), Stop())) == []


def test_a_timetable_that_the_tables_lack_is_left_alone() -> None:
    """A wish for a place does not make it one: what a fixed lesson forbids itself is not in the tables."""
    shut = Closed(uid="c", rule_id="closed", resources=(PUPILS,), positions=(5,))
    rule = Gaps(uid="g", rule_id="gaps", weight=1.0, resources=(PUPILS,), max_per_week=0)
    problem = school([lesson(1), lesson(1)], shut, rule)
    solution = placed(2, 5)
    assert list(Polishing(problem, 1).round(solution, assess(problem, solution), Stop())) == []


def test_it_stops_when_asked() -> None:
    problem, solution = classes(6, 15)
    stop, polishing = Stop(), Polishing(problem, 1)
    verdict = assess(problem, solution)
    rest = polishing.round(solution, verdict, stop)
    next(rest)
    so_far = polishing.spent
    stop.ask()
    assert not list(rest)
    assert polishing.spent == so_far


def test_weeks_are_counted_for_polishing_and_not_for_the_search_for_a_first_timetable() -> None:
    problem, _ = classes(3, 8)
    lessons = tuple(replace(one, weeks=0b101) for one in problem.lessons)
    problem = replace(problem, lessons=lessons, week_classes=3)
    assert Polishing(problem, 1).tables.arrays.repeat.max() == 2
    assert build(problem, 1).arrays.repeat.max() == 1
