"""Problems at and beyond the limits of sense: each gets a status, in every search, never an exception or a hang."""

from __future__ import annotations

import itertools
import threading
from dataclasses import fields, replace
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.absurd import absurd
from solver.checker import assess
from solver.explain import explain
from solver.keeping import keep
from solver.places import Places
from solver.placing.chains import Chains
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.result import Result, Solution, Status
from solver.rules import (
    AllowedStarts,
    Closed,
    Continuous,
    DayLoad,
    DaysApart,
    DaySpan,
    FreeWindow,
    Gaps,
    MinBreak,
    NotOverlapping,
    Rule,
    SameStart,
    WorkDays,
)
from solver.solve import solve
from tests.solver.small_problems import PUPILS, ROOM, lesson, problems, school

HUGE = 1 << 62
WEEK = tuple(range(40))


def _rule(form: type[Rule], **limits: Any) -> Rule:
    return form(uid="u", rule_id="r", **limits)


def _wishes(weight: float) -> tuple[Rule, ...]:
    return (
        _rule(Gaps, weight=weight, resources=(PUPILS,), max_per_week=0),
        _rule(DaysApart, weight=weight, lessons=tuple(range(6)), min_days=1),
    )


def _seats(number: int) -> Problem:
    problem = school([lesson(rooms=(ROOM,), size=20)])
    return replace(problem, resources=tuple(replace(one, shared=True, capacity=number) for one in problem.resources))


PROBLEMS = {
    "nothing": Problem(Grid(5, 8), (), ()),
    "no lessons": school([], _rule(Gaps, resources=(PUPILS,), max_per_week=0)),
    "no days": school([lesson()], days=0),
    "no slots": school([lesson()], slots=0),
    "a grid of a year": school([lesson()], days=365, slots=288),
    "nobody": school([lesson(people=())]),
    "a lesson longer than a day": school([lesson(9)]),
    "a lesson of no end": school([lesson(HUGE)]),
    "a million minutes": school([lesson(8) for _ in range(2_500)]),
    "padding that fills the day": school([lesson(before=8, after=8)]),
    "somebody without a free minute": school([lesson()], _rule(Closed, resources=(PUPILS,), positions=WEEK)),
    "a choice of no rooms": school([Lesson("l", 1, (PUPILS,), (RoomOption(()),))]),
    "a room too small": school([lesson(rooms=(ROOM,), size=1 << 29)]),
    "seats beyond 64 bits": _seats(1 << 63),
    "as many seats as can be stored": _seats((1 << 31) - 1),
    "a room of infinite cost": school([Lesson("l", 1, (PUPILS,), (RoomOption((ROOM,), float("inf")),))]),
    "a room dearer than anything": school([Lesson("l", 1, (PUPILS,), (RoomOption((ROOM,), 1e300),))]),
    "weights of 64 bits": school([lesson(start=2 * number) for number in range(6)], *_wishes(float(1 << 63))),
    "weights of 1e308": school([lesson() for _ in range(6)], *_wishes(1e308)),
    "weights at the limit": school([lesson(start=2 * number) for number in range(6)], *(20 * _wishes(1e12))),
    "infinite weights": school([lesson()], *_wishes(float("inf"))),
    "no start allowed": school([lesson()], _rule(AllowedStarts, lessons=(0,), starts=())),
    "locked outside the week": school([lesson(start=400, fixed_time=True)]),
    "locked over the end of the day": school([lesson(4, start=6, fixed_time=True)]),
    "locked nowhere": school([lesson(rooms=(ROOM,), fixed_time=True, fixed_room=True)]),
    "locked at once": school([lesson(start=0, fixed_time=True) for _ in range(3)]),
    "together and apart": school([lesson(), lesson()], _rule(SameStart, lessons=(0, 0, 1)), _rule(NotOverlapping, lessons=(0, 1))),
    "rules about nothing": school([lesson()], _rule(SameStart, lessons=()), _rule(Gaps, resources=()), _rule(DaysApart, lessons=())),
    "limits of 64 bits": school(
        [lesson(), lesson()],
        _rule(DayLoad, resources=(PUPILS,), maximum=HUGE),
        _rule(MinBreak, resources=(PUPILS,), slots=HUGE),
        _rule(FreeWindow, resources=(PUPILS,), start=0, end=HUGE, slots=HUGE),
        _rule(DaysApart, lessons=(0, 1), min_days=HUGE, most_a_day=HUGE),
    ),
    "limits below nothing": school(
        [lesson(), lesson()],
        _rule(FreeWindow, resources=(PUPILS,), start=-5, end=-1, slots=-3),
        _rule(WorkDays, resources=(PUPILS,), maximum=-1, minimum=-2),
        _rule(Continuous, resources=(PUPILS,), maximum=-1),
        _rule(DaySpan, resources=(PUPILS,), maximum=-1),
    ),
}


def assert_answered(problem: Problem, seconds: float) -> None:
    for search in (solve, keep):
        result: Result = search(problem, time_limit=seconds)
        assert result.status in Status
        assert len(result.solution.starts) == len(problem.lessons)
        if not absurd(problem):
            assert result.assessment == assess(problem, result.solution)
            assert (result.status is Status.COMPLETE) == (result.assessment.hard == 0)
    assert explain(problem, time_limit=seconds).status in ("infeasible", "unknown", "feasible")


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS)
def test_each_gets_a_status_from_every_search(problem: Problem) -> None:
    assert_answered(problem, 0.3)


@pytest.mark.parametrize("name", [name for name, one in PROBLEMS.items() if one.lessons and not absurd(one)])
def test_the_board_gets_places_and_chains_for_every_lesson(name: str) -> None:
    problem = PROBLEMS[name]
    nowhere = Solution((-1,) * len(problem.lessons), (-1,) * len(problem.lessons))
    places = Places(problem)
    for number in range(min(3, len(problem.lessons))):
        assert len(places.of(nowhere, number)) <= problem.grid.positions
        turns = itertools.count()
        for chain in Chains(problem, places, nowhere).search(number, -1, 3, lambda turns=turns: next(turns) < 50):
            assert chain.placed > 0


extremes = st.sampled_from([-HUGE, -(1 << 31), -2, -1, 0, 1, 7, 62, 1 << 31, HUGE, 1 << 63])


@st.composite
def corrupted(draw: st.DrawFn) -> Problem:
    """A random problem in which a few numbers, anywhere, are replaced by extreme ones."""
    problem = draw(problems())
    for _ in range(draw(st.integers(1, 3))):
        where = draw(st.sampled_from(("grid", "lessons", "rules", "resources", "weeks")))
        if where == "grid":
            name = draw(st.sampled_from(("days", "slots")))
            problem = replace(problem, grid=_with(problem.grid, name, draw(extremes)))
        elif where == "weeks":
            problem = replace(problem, week_classes=draw(extremes))
        elif rows := getattr(problem, where):
            number = draw(st.integers(0, len(rows) - 1))
            row = draw(_corrupted(rows[number]))
            problem = _with(problem, where, (*rows[:number], row, *rows[number + 1 :]))
    return problem


def _corrupted(row: Any) -> st.SearchStrategy[Any]:
    weights = st.sampled_from([None, 0.0, 1e-9, 1e12, 1e18, 1e300, float("inf")])
    changed = []
    for field in fields(row):
        value = getattr(row, field.name)
        if field.name == "weight":
            changed.append(weights.map(partial(_with, row, field.name)))
        elif isinstance(value, int) and not isinstance(value, bool):
            changed.append(extremes.map(partial(_with, row, field.name)))
        elif isinstance(value, tuple) and "int" in str(field.type) and all(isinstance(one, int) for one in value):
            changed.append(st.lists(extremes, max_size=2).map(tuple).map(partial(_with, row, field.name)))
    return st.one_of(changed)


def _with(row: Any, name: str, value: Any) -> Any:
    return replace(row, **{name: value})


@settings(max_examples=20)
@given(corrupted())
def test_extreme_numbers_anywhere_are_answered(problem: Problem) -> None:
    assert_answered(problem, 0.1)


def test_nothing_goes_on_after_an_answer() -> None:
    assert_answered(PROBLEMS["together and apart"], 0.1)
    assert [thread for thread in threading.enumerate() if not thread.daemon] == [threading.main_thread()]


def test_a_room_kind_is_no_person() -> None:
    room = Resource("room", ResourceKind.ROOM)
    assert_answered(Problem(Grid(1, 2), (room,), (Lesson("l", 1, (0,)), Lesson("m", 1, (0,)), Lesson("n", 1, (0,)))), 0.2)
