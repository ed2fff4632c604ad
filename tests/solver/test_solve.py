"""The whole pipeline: statuses, events, stopping, what is said to be complete."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from solver.checker import assess
from solver.construct import Construction
from solver.events import Event, Finished, Improved, PhaseStarted, Progress, wishes_of
from solver.problem import Problem
from solver.result import Assessment, Result, Solution, Status, Violation
from solver.rules import Continuous, DaysApart, FreeWindow
from solver.solve import solve
from solver.stopping import Stop
from solver.warm import warm
from solver.wire import Order, event_of, order_line
from tests.solver.small_problems import PUPILS, ROOM, lesson, problems, school
from tests.solver.test_places import boards

_STUCK = school(
    [lesson(2, rooms=(ROOM,)) for _ in range(3)], Continuous(uid="1", rule_id="r", resources=(PUPILS,), maximum=3), days=1, slots=7
)
"""Impossible, but not by counting: two of the three lessons fit."""


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(problems())
def test_only_checked_timetables_are_called_complete(problem: Problem) -> None:
    result = solve(problem, time_limit=0.2, improve=False)
    if result.status is not Status.INFEASIBLE:
        assert result.assessment == assess(problem, result.solution)
    assert (result.status is Status.COMPLETE) == (result.assessment.hard == 0)


def test_when_time_runs_out_the_best_so_far_is_given() -> None:
    result = solve(_STUCK, time_limit=0.3)
    assert result.status is Status.PARTIAL
    assert result.assessment.placed == 2
    assert result.solution.starts.count(-1) == 1
    assert result.seconds >= 0.3


def test_a_stop_gives_the_best_so_far() -> None:
    stop = Stop()

    def ask(event: Event) -> None:
        if isinstance(event, PhaseStarted) and event.phase == "construct":
            threading.Timer(0.2, stop.ask).start()

    started = time.perf_counter()
    result = solve(_STUCK, time_limit=60, stop=stop, on_event=ask)
    assert result.status is Status.STOPPED
    assert result.assessment.placed == 2
    assert time.perf_counter() - started < 30


def test_fuller_boards_are_told_while_construction_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever kills the process keeps the last one told."""
    monkeypatch.setattr("solver.completing.TELL_SECONDS", 0.05)
    monkeypatch.setattr("solver.completing.LEAST_TURN", 100.0)
    stop, told = Stop(), list[int]()

    def hear(event: Event) -> None:
        if isinstance(event, Improved) and event.placed:
            told.append(event.placed)
            stop.ask()

    solve(_STUCK, time_limit=20, stop=stop, on_event=hear)  # all of it is the first turn of construction
    assert told[0] == 2
    assert stop.elapsed() < 20


def test_a_stop_before_the_start_gives_what_there_is() -> None:
    stop = Stop()
    stop.ask()
    result = solve(school([lesson(start=3), lesson()]), time_limit=60, stop=stop)
    assert result.status is Status.STOPPED
    assert result.solution.starts == (3, -1)


def test_events_end_with_the_result_and_get_better() -> None:
    events: list[Event] = []
    wish = DaysApart(uid="1", rule_id="r", weight=1.0, lessons=(0, 1), min_days=1)
    result = solve(school([lesson(), lesson()], wish), time_limit=5, on_event=events.append)
    assert events[-1] == Finished(result)
    assert isinstance(events[0], PhaseStarted)
    verdicts = [(event.hard, event.cost) for event in events if isinstance(event, Improved)]
    assert verdicts == sorted(verdicts, reverse=True)
    assert (result.status, result.assessment.cost, result.bound) == (Status.COMPLETE, 0, 0)


def test_a_bound_is_told_as_soon_as_it_is_proved() -> None:
    events: list[Event] = []
    wish = DaysApart(uid="1", rule_id="r", weight=1.0, lessons=(0, 1), min_days=9)  # never met
    result = solve(school([lesson(), lesson()], wish), time_limit=20, on_event=events.append)
    told = [event.bound for event in events if isinstance(event, Progress) and event.bound is not None]
    assert told[-1] == result.bound == result.assessment.cost > 0
    assert result.gap == 0.0


@pytest.mark.parametrize(
    ("hard", "cost", "bound", "gap"),
    [(0, 8.0, 6.0, 0.25), (0, 8.0, 8.0, 0.0), (0, 0.0, 0.0, 0.0), (0, 8.0, None, None), (1, 8.0, 6.0, None)],
)
def test_the_gap_is_what_can_still_be_gained(hard: int, cost: float, bound: float | None, gap: float | None) -> None:
    assert Result(Status.COMPLETE, Solution((), ()), Assessment((), hard, cost, 0), 1.0, bound).gap == gap


def test_the_wishes_told_add_up_to_the_cost() -> None:
    violations = (
        Violation("gaps", "g1", False, 2, 4.0), Violation("late_end", "e", False, 1, 7.5), Violation("gaps", "g2", False, 1, 2.0),
        Violation("no_overlap_room", "", True, 1, 0.0), Violation("preferred_room", "", False, 1, 0.25),
    )  # fmt: skip
    assert wishes_of(Assessment(violations, 1, 13.75, 5)) == (("late_end", 1, 7.5), ("gaps", 2, 6.0))


def test_a_soft_rule_never_stands_in_the_way() -> None:
    wish = DaysApart(uid="1", rule_id="r", weight=1e9, lessons=(0, 1, 2), min_days=1)
    result = solve(school([lesson(), lesson(), lesson()], wish, days=1, slots=3), time_limit=5, improve=False)
    assert result.status is Status.COMPLETE
    assert result.assessment.cost == 3e9


def test_one_seed_gives_one_timetable() -> None:
    lessons = [lesson(1, (PUPILS,), (ROOM,)) for _ in range(12)]
    results = [solve(school(lessons), time_limit=30, seed=seed, improve=False).solution for seed in (5, 5, 6)]
    assert results[0] == results[1]
    assert results[0] != results[2]


def _process(lines: bytes) -> tuple[int, list[Event]]:
    done = subprocess.run([sys.executable, "-m", "solver"], input=lines, capture_output=True, timeout=120, check=False)
    return done.returncode, [event_of(line) for line in done.stdout.splitlines()]


def test_the_process_answers_an_order_with_events() -> None:
    code, events = _process(order_line(Order(school([lesson(), lesson()]), time_limit=30)))
    assert code == 0
    assert isinstance(events[-1], Finished)
    assert events[-1].result.status is Status.COMPLETE


def test_the_process_stops_at_the_line_stop() -> None:
    code, events = _process(order_line(Order(_STUCK, time_limit=100)) + b"nonsense\nstop\n")
    assert code == 0
    assert isinstance(events[-1], Finished)
    assert events[-1].result.status is Status.STOPPED


def test_the_process_refuses_what_is_no_order() -> None:
    code, events = _process(json.dumps({"version": 0}).encode() + b"\n")
    assert (code, events) == (2, [])


def test_several_workers_find_a_complete_timetable_and_stop_when_asked() -> None:
    assert solve(school([lesson(rooms=(ROOM,)) for _ in range(20)]), time_limit=30, workers=3, improve=False).status is Status.COMPLETE
    result = solve(_STUCK, time_limit=0.3, workers=2)
    assert (result.status, result.assessment.placed) == (Status.PARTIAL, 2)


def test_contradictory_rules_leave_no_lesson_out_that_could_be_placed() -> None:
    """Nothing may follow the fixed lesson and nothing may precede it: the other lesson is placed and the rule reported."""
    window = FreeWindow(uid="1", rule_id="lunch", resources=(PUPILS,), start=0, end=4, slots=4)
    result = solve(school([lesson(2, start=1, fixed_time=True), lesson(1)], window, days=1, slots=4), time_limit=0.5)
    assert result.status is Status.PARTIAL
    assert result.assessment.placed == 2
    assert {violation.rule_id for violation in result.assessment.violations if violation.hard} == {"lunch"}


def _slow_warming(monkeypatch: pytest.MonkeyPatch, meanwhile: Callable[[], None] = lambda: None) -> None:
    """As if compiling took 1000 s, without waiting for them."""
    clock, passed = time.perf_counter, [0.0]

    def compile_slowly() -> float:
        warm()
        meanwhile()
        passed[0] += 1000.0
        return 1000.0

    monkeypatch.setattr(time, "perf_counter", lambda: clock() + passed[0])
    monkeypatch.setattr("solver.warm.warm", compile_slowly)
    monkeypatch.setattr("solver.warm.is_ready", lambda: False)


def test_compiling_takes_nothing_from_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    _slow_warming(monkeypatch)
    events: list[Event] = []
    result = solve(school([lesson(), lesson()]), time_limit=100, on_event=events.append)
    assert result.status is Status.COMPLETE
    assert 0 <= result.seconds < 100
    phases = [(event.phase, event.loading) for event in events if isinstance(event, PhaseStarted)]
    assert phases == [("precheck", 0.0), ("compile", 0.0), ("construct", 1000.0)]


def test_a_stop_while_compiling_ends_the_search_right_after(monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Stop()
    _slow_warming(monkeypatch, stop.ask)
    result = solve(school([lesson(), lesson()]), time_limit=100, stop=stop)
    assert (result.status, result.assessment.placed) == (Status.STOPPED, 0)


def test_a_board_on_which_construction_stalls_is_repaired(monkeypatch: pytest.MonkeyPatch) -> None:
    """Construction that gives two of three lessons and then nothing more, as fast as can be."""

    def stall(search: Construction) -> bool:
        search.spent += 1.0
        return False

    monkeypatch.setattr("solver.warm.warm", lambda: 0.0)
    monkeypatch.setattr(Construction, "slice", stall)
    monkeypatch.setattr(Construction, "solution", lambda _: Solution((0, 3, -1), (-1, -1, -1)))
    result = solve(school([lesson(2), lesson(2), lesson(2)], days=1, slots=6), time_limit=60, improve=False)
    assert result.status is Status.COMPLETE


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=15)
@given(boards())
def test_a_timetable_to_start_from_is_never_made_worse(board: tuple[Problem, Solution, int]) -> None:
    problem, solution, _ = board
    lessons = zip(problem.lessons, solution.starts, solution.options)
    problem = replace(problem, lessons=tuple(replace(one, start=start, option=option) for one, start, option in lessons))
    before, after = assess(problem, solution), solve(problem, time_limit=0.1).assessment
    assert (after.hard, after.cost) <= (before.hard, before.cost)


def test_where_everything_is_locked_there_is_nothing_to_wait_for() -> None:
    window = FreeWindow(uid="1", rule_id="lunch", resources=(PUPILS,), start=0, end=4, slots=3)
    lessons = [lesson(1, start=1, fixed_time=True), lesson(1, start=2, fixed_time=True)]
    result = solve(school(lessons, window, days=1, slots=4), time_limit=60)
    assert result.status in (Status.PARTIAL, Status.INFEASIBLE)
    assert result.seconds < 50
