"""`python -m solver` is asked to stop at any moment from its first: while it reads the order, is loaded or compiled, searches and answers.

`RINGKLOCKA_STOPS` (`make check-stop`) asks for more moments.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from solver.checker import assess
from solver.events import Event, Finished, Improved, PhaseStarted
from solver.problem import Problem
from solver.result import Result, Status
from solver.rules import Closed
from solver.wire import Order, event_of, order_line
from tests.solver.small_problems import lying
from tests.solver.test_improve import classes

ROUNDS = range(int(os.environ.get("RINGKLOCKA_STOPS", "1")))
WITHIN_S = 1.5
"""Moments after the order: by then a small school is being improved."""
COMPILED_S = 20.0
"""Processor seconds that compiling everything takes at least, wherever."""


def unplaced() -> Order:
    return Order(classes(5, 13)[0], time_limit=600)


def complete() -> Order:
    return Order(lying(*classes(5, 13)), time_limit=600)


def broken() -> Order:
    problem, start = classes(5, 13)
    shut = Closed(uid="late", rule_id="closed", resources=(problem.lessons[0].people[-1],), positions=tuple(range(problem.grid.slots)))
    return Order(lying(replace(problem, rules=(*problem.rules, shut)), start), time_limit=600, keep=True)


def answered(
    order: Order, ask_at: Callable[[subprocess.Popen[bytes]], None] | None, cache: Path | None = None
) -> tuple[Result, list[Event]]:
    """What the process answered and told, asked to stop when `ask_at` comes back, or in the same breath as ordered."""
    environment = os.environ if cache is None else os.environ | {"NUMBA_CACHE_DIR": str(cache)}
    process = subprocess.Popen([sys.executable, "-m", "solver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
    assert process.stdin is not None
    asked = b"stop\n"
    if ask_at is None:
        asked = order_line(order) + asked
    else:
        process.stdin.write(order_line(order))
        process.stdin.flush()
        ask_at(process)
    told, _ = process.communicate(asked, timeout=120)
    assert process.returncode == 0
    events = [event_of(line) for line in told.splitlines()]
    assert isinstance(events[-1], Finished)
    assert not any(isinstance(event, Finished) for event in events[:-1])
    return events[-1].result, events


def assert_best(problem: Problem, result: Result, events: list[Event]) -> None:
    """The answer is the last better timetable told, or the one of the order, and what the checker says of it."""
    better = [event.solution for event in events if isinstance(event, Improved)]
    present = tuple(one.start for one in problem.lessons)
    assert result.solution.starts == (better[-1].starts if better else present)
    assert result.assessment == assess(problem, result.solution)
    assert result.status is (Status.STOPPED if result.assessment.hard else Status.COMPLETE)


@pytest.mark.parametrize("number", ROUNDS)
@pytest.mark.parametrize("made", [unplaced, complete, broken])
def test_at_any_moment_from_the_first(made: Callable[[], Order], number: int) -> None:
    order, moment = made(), random.Random(f"{made.__name__} {number}").uniform(0.0, WITHIN_S)
    assert_best(order.problem, *answered(order, lambda _: time.sleep(moment)))


@pytest.mark.parametrize("made", [unplaced, complete, broken])
def test_before_it_has_read_the_order(made: Callable[[], Order]) -> None:
    order = made()
    result, events = answered(order, None)
    assert_best(order.problem, result, events)
    assert {event.phase for event in events if isinstance(event, PhaseStarted)} <= {"precheck", "compile"}


@pytest.mark.skipif(sys.platform != "linux", reason="asks for the processor time of a child")
@pytest.mark.parametrize("made", [unplaced, complete, broken])
def test_while_it_compiles_for_the_first_time(made: Callable[[], Order], tmp_path: Path) -> None:
    def compiling(process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        while b"compile" not in process.stdout.readline():
            pass

    order, before = made(), os.times()
    result, events = answered(order, compiling, tmp_path)
    after = os.times()
    assert after.children_user - before.children_user < COMPILED_S
    assert events == [Finished(result)]
    assert result.solution.starts == tuple(one.start for one in order.problem.lessons)
