"""Staffing problems at and beyond the limits of sense: each gets an answer, never an exception or a hang."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.staffing.absurd import absurd
from solver.staffing.assign import assign
from solver.staffing.checker import check
from solver.staffing.problem import Option, Person, StaffingProblem, StaffingResult, StaffingSolution, Task, Weights
from solver.staffing.wire import StaffingFinished, StaffingOrder, event_line, event_of, order_line, order_of
from solver.stopping import Stop
from solver.wire import WireError
from tests.solver.staffing.small_problems import problems

HUGE = 1 << 62
ONE, TASK = Person(100), Task(40, 1, (Option(0),))

SOUND = {
    "nothing": StaffingProblem((), ()),
    "nobody": StaffingProblem((), (Task(40, 1, ()),)),
    "no tasks": StaffingProblem((ONE,), ()),
    "nobody qualified": StaffingProblem((ONE,), (Task(40, 2, ()),)),
    "no posts": StaffingProblem((Person(0), Person(-60)), (TASK,)),
    "no minutes": StaffingProblem((ONE,), (Task(0, 1, (Option(0),)),)),
    "nobody needed": StaffingProblem((ONE,), (Task(40, 0, (Option(0),)), Task(40, -3, (Option(0),)))),
    "more needed than there are": StaffingProblem((ONE,), (Task(40, 1 << 20, (Option(0),)),)),
    "more locked than needed": StaffingProblem((ONE, ONE), (Task(90, 1, (), (0, 1)), Task(90, 1, (Option(0),), (0,)))),
    "the same choice twice": StaffingProblem((ONE,), (Task(40, 2, (Option(0), Option(0, -5))),)),
    "no class allowed": StaffingProblem((Person(100, 0), Person(100, -1)), (Task(40, 1, (Option(0), Option(1)), (), (7,)),)),
    "a million minutes": StaffingProblem((Person(1_000_000),), tuple(Task(1_000_000, 1, (Option(0),)) for _ in range(50))),
    "apart from itself": StaffingProblem((ONE,), (TASK, TASK), ((0, 0), (0, 1), ())),
    "a present of another problem": StaffingProblem((ONE,), (TASK,), present=((0,), (0,), (0,))),
    "a present that breaks everything": StaffingProblem((Person(0),), (TASK, TASK), ((0, 1),), present=((0,), (0, 0))),
    "weights of nothing": StaffingProblem((ONE,), (TASK,), weights=Weights(0, 0, 0, 0)),
}
ABSURD = {
    "an option for somebody unknown": ("tasks", StaffingProblem((ONE,), (Task(40, 1, (Option(7),)),))),
    "a lock on somebody unknown": ("tasks", StaffingProblem((ONE,), (Task(40, 1, (), (-1,)),))),
    "less than no minutes": ("tasks", StaffingProblem((ONE,), (Task(-40, 1, (Option(0),)),))),
    "minutes of 64 bits": ("tasks", StaffingProblem((ONE,), (Task(HUGE, 1, (Option(0),)),))),
    "a choice dearer than anything": ("tasks", StaffingProblem((ONE,), (Task(40, 1, (Option(0, 1 << 70),)),))),
    "needed by all mankind": ("tasks", StaffingProblem((ONE,), (Task(40, HUGE, (Option(0),)),))),
    "a post of 64 bits": ("people", StaffingProblem((Person(HUGE),), (TASK,))),
    "a post that is no number": ("people", StaffingProblem((Person(float("nan")),), (TASK,))),
    "tasks unknown": ("apart", StaffingProblem((ONE,), (TASK,), ((0, 9),))),
    "fair to fewer than there are": ("fair", StaffingProblem((ONE, ONE), (TASK,), fair=(3,))),
    "a present with somebody unknown": ("present", StaffingProblem((ONE,), (TASK,), present=((5,),))),
    "weights of 64 bits": ("weights", StaffingProblem((ONE,), (TASK,), weights=Weights(HUGE))),
    "weights below nothing": ("weights", StaffingProblem((ONE,), (TASK,), weights=Weights(spare_minute=-1))),
    "together too much": ("size", StaffingProblem((ONE,), (Task(1 << 40, 1, (Option(0),)),), weights=Weights(1 << 30))),
}


def answered(problem: StaffingProblem, seconds: float = 0.2, workers: int = 1, seed: int = 1) -> StaffingResult:
    return assign(problem, time_limit=seconds, seed=seed, workers=workers, stop=Stop(), on_improved=lambda *_: None)


def assert_answered(problem: StaffingProblem) -> None:
    result = answered(problem)
    assert len(result.solution.chosen) == len(problem.tasks)
    assert event_of(event_line(StaffingFinished(result))) == StaffingFinished(result)
    assert result.absurd == absurd(problem)
    if not result.absurd:
        verdict = check(problem, result.solution)
        assert not verdict.broken
        assert (verdict.cost, verdict.unfilled) == (result.cost, result.unfilled)


@pytest.mark.parametrize("problem", SOUND.values(), ids=SOUND)
def test_what_can_be_read_is_searched(problem: StaffingProblem) -> None:
    assert absurd(problem) == ""
    assert_answered(problem)


@pytest.mark.parametrize(("what", "problem"), ABSURD.values(), ids=ABSURD)
def test_what_cannot_is_answered_with_what_is_wrong(what: str, problem: StaffingProblem) -> None:
    result = answered(problem)
    assert result.absurd == what
    assert result.solution == StaffingSolution(((),) * len(problem.tasks))
    assert result.bound is None
    assert not result.optimal


extremes = st.sampled_from([-HUGE, -(1 << 31), -1, 0, 1, 7, 1 << 31, 1 << 45, HUGE, 1 << 64])


@st.composite
def corrupted(draw: st.DrawFn) -> StaffingProblem:
    """A random problem in which a few numbers are replaced by extreme ones."""
    problem = draw(problems())
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(("people", "tasks", "weights", "fair", "apart", "present")))
        if name in ("people", "tasks"):
            rows = getattr(problem, name)
            at = draw(st.integers(0, len(rows) - 1))
            fields = ("capacity", "most_classes") if name == "people" else ("minutes", "needed", "subject")
            row = replace(rows[at], **{draw(st.sampled_from(fields)): draw(extremes)})
            changed: Any = (*rows[:at], row, *rows[at + 1 :])
        elif name == "weights":
            changed = Weights(*(draw(st.one_of(st.integers(0, 100), extremes)) for _ in range(4)))
        elif name == "fair":
            changed = tuple(draw(st.lists(extremes, max_size=4)))
        else:
            changed = tuple(tuple(row) for row in draw(st.lists(st.lists(extremes, max_size=2), max_size=3)))
        problem = replace(problem, **{name: changed})
    return problem


@settings(max_examples=40)
@given(corrupted())
def test_extreme_numbers_anywhere_are_answered(problem: StaffingProblem) -> None:
    assert_answered(problem)


@pytest.mark.parametrize(("seconds", "workers", "seed"), [(0.0, 0, 0), (-1.0, -5, -1), (0.1, 1 << 40, 1 << 40)])
def test_time_workers_and_seed_may_be_anything(seconds: float, workers: int, seed: int) -> None:
    task = Task(60, 1, (Option(0), Option(1)))
    result = answered(StaffingProblem((ONE, ONE), (task, task)), seconds, workers, seed)
    assert result.unfilled == 0


@pytest.mark.parametrize("limit", ["NaN", "Infinity", "-1"])
def test_a_time_without_end_is_no_order(limit: str) -> None:
    line = order_line(StaffingOrder(StaffingProblem((), ()), 7.5)).replace(b"7.5", limit.encode())
    with pytest.raises(WireError):
        order_of(line)
