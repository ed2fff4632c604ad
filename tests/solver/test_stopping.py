"""Somebody asks to stop at any moment: the answer is the best so far, checked, and nothing is told after it.

Moments are counted in looks at the token and in events, so that a failure can be repeated. `RINGKLOCKA_STOPS` asks for more of them.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.checker import assess
from solver.completing import Completing
from solver.events import Event, Finished, Improved
from solver.explain import explain
from solver.improve import improve
from solver.keeping import keep
from solver.problem import Problem
from solver.result import Assessment, Result, Solution, Status
from solver.rules import AllowedStarts, Closed, DaysApart
from solver.solve import solve
from solver.stopping import Stop
from tests.solver.small_problems import PUPILS, ROOM, TEACHER, lesson, lying, problems, school
from tests.solver.test_improve import classes
from tests.solver.test_places import boards

EXAMPLES = int(os.environ.get("RINGKLOCKA_STOPS", "10"))
LIMIT = 60.0
"""Seconds that no test comes to: whatever ends a search here is the asking, or that it is done."""


class AskedAfter(Stop):
    """Asks itself to stop at the given look at it."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self._left = looks

    def _look(self) -> None:
        self._left -= 1
        if self._left < 0:
            self.ask()

    @property
    def on_request(self) -> bool:
        self._look()
        return super().on_request

    def asked(self) -> bool:
        self._look()
        return super().asked()


def nothing_left_behind() -> None:
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join(60)


Search = Callable[..., Result]


def stopped(search: Search, problem: Problem, stop: Stop, at_event: int = -1) -> Result:
    """The result, after everything that holds of every stopped search was looked at."""
    events: list[Event] = []

    def hear(event: Event) -> None:
        events.append(event)
        if len(events) == at_event:
            stop.ask()

    result = search(problem, time_limit=LIMIT, stop=stop, on_event=hear)
    told = list(events)
    nothing_left_behind()
    assert events == told, "something was told after the end"
    assert told[-1] == Finished(result)
    assert not any(isinstance(event, Finished) for event in told[:-1])
    if result.status is not Status.INFEASIBLE:
        assert result.assessment == assess(problem, result.solution)
        assert (result.status is Status.COMPLETE) == (result.assessment.hard == 0)
        better = [event for event in told if isinstance(event, Improved)]
        assert all(result.assessment.hard <= event.hard for event in better)
        assert not better or better[-1].solution == result.solution
    return result


moments = st.one_of(st.integers(0, 12), st.integers(0, 60))


@pytest.mark.parametrize("search", [solve, keep])
@settings(max_examples=EXAMPLES)
@given(problem=problems(max_lessons=4), looks=moments, at_event=st.integers(-1, 6))
def test_a_search_stopped_at_any_moment_gives_the_best_so_far(search: Search, problem: Problem, looks: int, at_event: int) -> None:
    stopped(search, problem, AskedAfter(looks), at_event)


@pytest.mark.parametrize("search", [solve, keep])
@settings(max_examples=EXAMPLES)
@given(board=boards(), looks=moments)
def test_a_timetable_is_never_made_worse_by_a_stop(search: Search, board: tuple[Problem, Solution, int], looks: int) -> None:
    problem = lying(*board[:2])
    before = assess(problem, board[1])
    after = stopped(search, problem, AskedAfter(looks)).assessment
    assert after.hard <= before.hard


def _improved(problem: Problem, start: Solution, stop: Stop) -> Assessment:
    told: list[Solution] = []
    found, bound = improve(problem, start, seed=1, workers=2, stop=stop, on_improved=lambda one, _: told.append(one))
    count = len(told)
    verdict = assess(problem, found)
    nothing_left_behind()
    assert len(told) == count, "something was offered after the end"
    assert found == (told[-1] if told else start)
    assert bound is None or bound <= verdict.cost + 1e-6
    return verdict


@settings(max_examples=max(3, EXAMPLES // 5))
@given(looks=st.integers(0, 60))
def test_improvement_stopped_at_any_moment_gives_the_best_so_far(looks: int) -> None:
    problem, start = classes(5, 13)
    assert _improved(problem, start, AskedAfter(looks)).cost <= assess(problem, start).cost


@settings(max_examples=max(3, EXAMPLES // 5))
@given(looks=st.integers(0, 60), event=st.integers(2, 12))
def test_a_late_change_stopped_at_any_moment_gives_the_best_so_far(looks: int, event: int) -> None:
    problem, start = classes(5, 13)
    shut = Closed(uid="late", rule_id="closed", resources=(problem.lessons[0].people[-1],), positions=tuple(range(problem.grid.slots)))
    stopped(keep, lying(replace(problem, rules=(*problem.rules, shut)), start), AskedAfter(looks), event)


@settings(max_examples=max(3, EXAMPLES // 5))
@given(looks=st.integers(0, 40))
def test_construction_stopped_at_any_moment_gives_the_fullest_board(looks: int) -> None:
    problem, _ = classes(5, 13)
    offered: list[Assessment] = []

    def offer(solution: Solution) -> Assessment:
        offered.append(assess(problem, solution))
        return offered[-1]

    completing = Completing(problem, seed=1, workers=2, stop=AskedAfter(looks), offer=offer, on_slice=lambda _: None)
    completing.run()
    assert completing.least == min((verdict.hard for verdict in offered), default=float("inf"))


@settings(max_examples=EXAMPLES)
@given(problem=problems(max_lessons=4), looks=moments)
def test_an_explanation_stopped_at_any_moment_says_no_more_than_is_proved(problem: Problem, looks: int) -> None:
    whole = explain(problem, time_limit=LIMIT)
    part = explain(problem, time_limit=LIMIT, stop=AskedAfter(looks))
    nothing_left_behind()
    assert part.status in (whole.status, "unknown")
    if part.status == "feasible":
        assert part.timetable is not None
        assert assess(problem, part.timetable).hard == 0


@pytest.mark.parametrize("looks", [0, 1, 2, 3, 5, 8, 13, 21, 34])
def test_a_proof_stopped_at_any_moment_claims_nothing_it_has_not_shown(looks: int) -> None:
    """The third lesson has nothing to do with it, so it is never named; without a proof nothing is."""
    rules = (
        AllowedStarts(uid="mornings", rule_id="allowed_starts", lessons=(0,), starts=(0, 8)),
        AllowedStarts(uid="afternoons", rule_id="allowed_starts", lessons=(1,), starts=(8, 0)),
        DaysApart(uid="apart", rule_id="different_days", lessons=(0, 1), min_days=2),
    )
    lessons = [lesson(1, (PUPILS,), (ROOM,)), lesson(1, (TEACHER,), (ROOM,)), lesson(1, (PUPILS,))]
    part = explain(school(lessons, *rules, days=2), time_limit=LIMIT, stop=AskedAfter(looks))
    nothing_left_behind()
    assert part.status in ("infeasible", "unknown")
    assert bool(part.core) == (part.status == "infeasible")
