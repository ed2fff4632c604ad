"""The search against all assignments there are, the greedy baseline, the checker and the wire."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.staffing.assign import assign
from solver.staffing.checker import check
from solver.staffing.greedy import greedy
from solver.staffing.neighbourhood import part_around
from solver.staffing.problem import Option, Person, StaffingProblem, StaffingSolution, Task, Weights
from solver.staffing.wire import StaffingFinished, StaffingImproved, StaffingOrder, event_line, event_of, order_line, order_of
from solver.stopping import Stop
from solver.wire import WireError
from tests.architecture.source import ROOT
from tests.solver.staffing.small_problems import assignments, problems


def _solve(problem: StaffingProblem, seconds: float = 10.0, stop: Stop | None = None):
    return assign(problem, time_limit=seconds, seed=1, workers=1, stop=stop or Stop(), on_improved=lambda *_: None)


@given(problems())
@settings(max_examples=40, deadline=None)
def test_the_proved_best_is_the_best_of_all_assignments(problem: StaffingProblem) -> None:
    result = _solve(problem)
    verdicts = [check(problem, one) for one in assignments(problem)]
    best = min(verdict.cost for verdict in verdicts if not verdict.broken)
    assert result.optimal
    assert result.cost == best
    assert check(problem, result.solution).cost == best
    assert not check(problem, result.solution).broken
    assert result.bound == pytest.approx(best)


@given(problems())
@settings(max_examples=60, deadline=None)
def test_the_greedy_baseline_breaks_nothing(problem: StaffingProblem) -> None:
    assert check(problem, greedy(problem)).broken == ()


TWO = (Person(100), Person(100))


def test_the_checker_counts_every_kind_of_breach_and_cost() -> None:
    tasks = (
        Task(60, 1, (Option(0, -10), Option(1)), classes=(0, 1), subject=5),
        Task(60, 1, (Option(0), Option(1)), classes=(2,), subject=5),
        Task(60, 2, (Option(1),), fixed=(0,)),
    )
    weights = Weights(unfilled_minute=100, class_met=30, subject_taught=20, spare_minute=1)
    problem = StaffingProblem((Person(100, most_classes=2), Person(100)), tasks, ((0, 1),), (0, 10), weights)
    all_to_one = check(problem, StaffingSolution(((0,), (0,), ())))
    assert set(all_to_one.broken) == {("classes", 0), ("overload", 0), ("apart", 0)}
    assert (all_to_one.unfilled, all_to_one.unfilled_minutes, all_to_one.loads) == (1, 60, (180, 0))
    # -10 for the choice, 6,000 for the empty place, three classes, two subjects, and 90 spare minutes of the other
    assert all_to_one.cost == -10 + 6000 + 3 * 30 + 2 * 20 + 90


def test_the_checker_refuses_who_was_no_option_and_too_many() -> None:
    problem = StaffingProblem(TWO, (Task(10, 1, (Option(0),)),))
    assert check(problem, StaffingSolution(((1,),))).broken == (("option", 0),)
    assert ("too_many", 0) in check(StaffingProblem(TWO, (Task(10, 0, (Option(0),)),)), StaffingSolution(((0,),))).broken
    with pytest.raises(ValueError, match="every task"):
        check(problem, StaffingSolution(()))


def test_locked_overload_is_not_the_proposals_fault() -> None:
    problem = StaffingProblem((Person(50),), (Task(100, 1, (), (0,)), Task(10, 1, (Option(0),))))
    assert check(problem, StaffingSolution(((), ()))).broken == ()
    assert check(problem, StaffingSolution(((), (0,)))).broken == (("overload", 0),)
    assert _solve(problem).unfilled == 1


def test_the_search_begins_from_the_present_where_that_is_better() -> None:
    tasks = (Task(60, 1, (Option(0, -50), Option(1))), Task(50, 1, (Option(0),)))
    problem = StaffingProblem((Person(60), Person(60)), tasks, present=((1,), (0,)))
    stop = Stop()
    stop.ask()
    assert _solve(problem, 5.0, stop).solution == StaffingSolution(((1,), (0,)))
    broken = StaffingProblem((Person(60), Person(60)), tasks, present=((0,), (0,)))
    assert _solve(broken, 5.0, stop).solution == greedy(broken)


def test_a_stop_that_is_asked_for_gives_the_baseline() -> None:
    problem = StaffingProblem(TWO, tuple(Task(20, 1, (Option(0), Option(1))) for _ in range(8)))
    stop = Stop()
    stop.ask()
    result = _solve(problem, 30.0, stop)
    assert result.solution == greedy(problem)
    assert result.seconds < 5
    assert not result.optimal


@given(problems(6, 8), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_a_part_put_back_unchanged_is_the_whole_again(problem: StaffingProblem, seed: int) -> None:
    whole = greedy(problem)
    part = part_around(problem, whole, random.Random(seed), 3)
    if part is None:
        assert not any(task.open and task.options for task in problem.tasks)
        return
    assert part.within(whole, part.present) == whole
    # a better part makes the whole as much better: everything else is accounted for
    before, inside = check(problem, whole).cost, check(part.problem, part.present).cost
    for found in assignments(part.problem):
        if not check(part.problem, found).broken:
            put_back = check(problem, part.within(whole, found))
            assert not put_back.broken
            assert put_back.cost - before == check(part.problem, found).cost - inside
            break


def test_neighbourhoods_alone_fill_what_greedy_leaves_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Greedy gives the first long task to who had it before, and then nobody is left for the one only that person may take."""
    monkeypatch.setattr("solver.staffing.assign.WHOLE_SHARE", 0.0)
    tasks = (
        Task(60, 1, (Option(0, -50), Option(1), Option(2))), Task(50, 1, (Option(0), Option(1), Option(3))),
        Task(50, 1, (Option(0), Option(1), Option(3))),
    )  # fmt: skip
    problem = StaffingProblem((Person(100), Person(60), Person(0), Person(20)), tasks)
    assert check(problem, greedy(problem)).unfilled == 1
    result = _solve(problem, 3.0)
    assert result.unfilled == 0
    assert not check(problem, result.solution).broken


@given(problems())
@settings(max_examples=30, deadline=None)
def test_orders_and_events_survive_the_wire(problem: StaffingProblem) -> None:
    order = StaffingOrder(problem, 12.5, 3, 2)
    assert order_of(order_line(order)) == order
    solution = greedy(problem)
    event = StaffingImproved(solution, 7, 1, None, 0.5)
    assert event_of(event_line(event)) == event
    finished = StaffingFinished(_solve(problem, 0.2))
    assert event_of(event_line(finished)) == finished


@pytest.mark.parametrize("line", [b"", b"{}", b"[1]", b"\xff", b'{"version": 99}', b'{"version": 1, "people": 3}'])
def test_what_is_no_order_or_event_is_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        order_of(line)
    with pytest.raises(WireError):
        event_of(line)


def test_the_child_process_answers_and_refuses() -> None:
    problem = StaffingProblem(TWO, (Task(20, 1, (Option(0, -3), Option(1))),))
    command = [sys.executable, "-m", "solver.staffing"]
    done = subprocess.run(command, cwd=ROOT, input=order_line(StaffingOrder(problem, 5.0)), capture_output=True, check=True)
    events = [event_of(line) for line in done.stdout.splitlines()]
    assert isinstance(events[-1], StaffingFinished)
    assert events[-1].result.solution == StaffingSolution(((0,),))
    refused = subprocess.run(command, cwd=ROOT, input=b"nonsense\n", capture_output=True, check=False)
    assert refused.returncode == 2
    assert b"Traceback" not in refused.stderr
