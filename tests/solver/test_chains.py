"""Suggested moves of several lessons, held against the independent check."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.checker import assess
from solver.places import Places
from solver.placing.chains import Chain, Chains
from solver.problem import Problem
from solver.result import Solution
from solver.rules import NotOverlapping, SameStart
from tests.solver.small_problems import OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, TEACHER, at, lesson, problems, school


def after(solution: Solution, chain: Chain) -> Solution:
    starts, options = list(solution.starts), list(solution.options)
    for step in chain.steps:
        starts[step.lesson], options[step.lesson] = step.start, step.option
    return Solution(tuple(starts), tuple(options))


def some_turns(turns: int) -> Callable[[], bool]:
    counter = itertools.count()
    return lambda: next(counter) < turns


def chains(problem: Problem, solution: Solution, index: int, *, start: int = -1, depth: int = 3, turns: int = 300) -> list[Chain]:
    return list(Chains(problem, Places(problem), solution).search(index, start, depth, some_turns(turns)))


@st.composite
def boards(draw: st.DrawFn) -> tuple[Problem, Solution, int]:
    problem = draw(problems(max_lessons=5, days=2, slots=5, max_rules=5))
    starts, options = [], []
    for one in problem.lessons:
        fits = [p for p in range(10) if one.before <= p % 5 <= 5 - one.length - one.after]
        start = draw(st.sampled_from([-1, *fits])) if not one.fixed_time else one.start
        starts.append(start)
        options.append(draw(st.integers(0, len(one.room_options) - 1)) if start >= 0 and one.room_options else -1)
    return problem, Solution(tuple(starts), tuple(options)), draw(st.integers(0, len(problem.lessons) - 1))


@given(boards())
def test_a_chain_breaks_nothing_new_and_costs_what_the_check_says(board: tuple[Problem, Solution, int]) -> None:
    problem, solution, index = board
    now = assess(problem, solution)
    for chain in chains(problem, solution, index):
        found = after(solution, chain)
        then = assess(problem, found)
        assert then.hard <= now.hard
        assert then.placed - now.placed == chain.placed
        assert then.cost - now.cost == pytest.approx(chain.cost, abs=1e-6)
        assert found.starts[index] not in (-1, solution.starts[index])
        fixed = [number for number, one in enumerate(problem.lessons) if one.fixed_time]
        assert all(found.starts[number] == solution.starts[number] for number in fixed)


def test_two_lessons_of_a_full_day_change_places() -> None:
    problem = school([lesson(2), lesson(2)], days=1, slots=4)
    (chain,) = chains(problem, at(0, 2), 0)
    assert after(at(0, 2), chain).starts == (2, 0)


def test_a_lesson_goes_where_another_makes_room_for_it() -> None:
    teacher_busy = lesson(people=(TEACHER,), fixed_time=True, start=1)
    problem = school([lesson(people=(PUPILS, TEACHER)), lesson(), teacher_busy], days=1, slots=2)
    (chain,) = chains(problem, at(-1, 0, 1), 0)
    assert (after(at(-1, 0, 1), chain).starts, chain.placed) == ((0, 1, 1), 1)


def test_a_chain_of_three_is_found_and_not_with_two_moves() -> None:
    """The first wants 0 where the second lies, who can only go to 1, where the third lies, who can go to 0 or 2."""
    people = ((PUPILS, TEACHER), (PUPILS, OTHER_PUPILS), (OTHER_PUPILS,))
    fixed = [lesson(people=(TEACHER,), fixed_time=True, start=1), lesson(people=(TEACHER,), fixed_time=True, start=2)]
    pupils = [lesson(people=(PUPILS,), fixed_time=True, start=2)]
    problem = school([*(lesson(people=one) for one in people), *fixed, *pupils], days=1, slots=3)
    solution = at(-1, 0, 1, 1, 2, 2)
    assert chains(problem, solution, 0, depth=2) == []
    assert {after(solution, chain).starts[:3] for chain in chains(problem, solution, 0)} == {(0, 1, 2), (0, 1, 0)}


def test_the_lesson_comes_where_it_is_asked_to_come() -> None:
    problem = school([lesson(), lesson(), lesson()], days=1, slots=4)
    found = chains(problem, at(0, 1, 2), 0, start=2)
    assert found
    assert all(after(at(0, 1, 2), chain).starts[0] == 2 for chain in found)


def test_a_room_is_cleared_by_moving_its_lesson() -> None:
    rows = [lesson(rooms=(ROOM,)), lesson(people=(OTHER_PUPILS,), rooms=(ROOM,))]
    solution = at(-1, 0, options=(-1, 0))
    found = chains(school(rows, days=1, slots=2), solution, 0, start=0)
    assert [after(solution, chain).starts for chain in found] == [(0, 1)]
    rows = [lesson(rooms=(ROOM,)), lesson(people=(OTHER_PUPILS,), rooms=(ROOM, SMALL_ROOM), fixed_time=True, start=0)]
    assert chains(school(rows, days=1, slots=1), solution, 0) == []


def test_a_block_moves_whole_and_a_locked_one_never() -> None:
    block = SameStart(uid="b", rule_id="block", lessons=(0, 1))
    rows = [lesson(people=(PUPILS,)), lesson(people=(OTHER_PUPILS,)), lesson(people=(OTHER_PUPILS,))]
    (chain,) = chains(school(rows, block, days=1, slots=2), at(0, 0, 1), 2)
    assert after(at(0, 0, 1), chain).starts == (1, 1, 0)
    rows[0] = lesson(people=(PUPILS,), fixed_time=True, start=0)
    assert chains(school(rows, block, days=1, slots=2), at(0, 0, 1), 2) == []


def test_a_block_in_the_tray_is_placed_whole() -> None:
    block = SameStart(uid="b", rule_id="block", lessons=(0, 1))
    rows = [lesson(people=(PUPILS,)), lesson(people=(OTHER_PUPILS,)), lesson(people=(OTHER_PUPILS,))]
    found = chains(school(rows, block, days=1, slots=2), at(-1, -1, 0), 0)
    assert {after(at(-1, -1, 0), chain).starts for chain in found} == {(1, 1, 0), (0, 0, 1)}
    assert all(chain.placed == 2 for chain in found)


def test_searching_ends_when_told_to() -> None:
    problem = school([lesson() for _ in range(8)], NotOverlapping(uid="n", rule_id="n", lessons=tuple(range(8))))
    assert chains(problem, at(*range(8)), 0, turns=0) == []
    assert len(chains(problem, at(*range(8)), 0, turns=4)) < len(chains(problem, at(*range(8)), 0))
