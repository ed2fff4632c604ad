"""Everything that crosses the process border comes back the same."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.events import Event, Finished, Impossible, Improved, PhaseStarted, Progress
from solver.problem import Problem
from solver.result import Assessment, Contradiction, Result, Solution, Status, Violation
from solver.wire import Order, WireError, event_line, event_of, order_line, order_of
from tests.solver.small_problems import problems

_counts = st.integers(-1, 5000)
_costs = st.floats(0, 1e6)
_indices = st.lists(_counts, max_size=4).map(tuple)
_texts = st.text(max_size=12)
_wishes = st.lists(st.tuples(_texts, _counts, _costs), max_size=3).map(tuple)
_solutions = st.builds(Solution, _indices, _indices)
_contradictions = st.builds(
    Contradiction,
    _texts,
    st.lists(_texts, max_size=2).map(tuple),
    st.lists(_texts, max_size=2).map(tuple),
    _indices,
    _indices,
    st.lists(st.tuples(_texts, _counts), max_size=3).map(tuple),
)
_violations = st.builds(Violation, _texts, _texts, st.booleans(), _costs, _costs, _indices, _counts, _counts)
_assessments = st.builds(Assessment, st.lists(_violations, max_size=3).map(tuple), _counts, _costs, _counts)
_results = st.builds(
    Result, st.sampled_from(Status), _solutions, _assessments, _costs, st.none() | _costs, st.lists(_contradictions, max_size=2).map(tuple)
)
_events = st.one_of(
    st.builds(PhaseStarted, _texts, _costs),
    st.builds(Progress, _counts, _counts, _counts, st.none() | _costs, st.none() | _costs, _costs),
    st.builds(Improved, _solutions, _counts, _counts, _costs, _costs, _wishes),
    st.builds(Impossible, st.lists(_contradictions, max_size=2).map(tuple), _costs),
    st.builds(Finished, _results),
)


@given(problems(), st.floats(0.1, 1e4), st.integers(0, 2**31), st.integers(1, 64), st.booleans())
def test_an_order_comes_back_equal(problem: Problem, limit: float, seed: int, workers: int, improve: bool) -> None:
    order = Order(problem, limit, seed, workers, improve)
    line = order_line(order)
    assert order_of(line) == order
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")


@given(_events)
def test_an_event_comes_back_equal(event: Event) -> None:
    line = event_line(event)
    assert event_of(line) == event
    assert line.count(b"\n") == 1


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"7", b"{}", b'{"version": 99}', b'{"version": 1}', b'{"version": 1, "problem": 4}', b"\xff"]
)
def test_foreign_orders_are_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        order_of(line)


@pytest.mark.parametrize("line", [b"", b"[1]", b'{"version": 1, "event": "nothing"}', b'{"version": 1, "event": "progress"}', b"\xff"])
def test_foreign_events_are_refused(line: bytes) -> None:
    with pytest.raises(WireError):
        event_of(line)


@given(problems())
def test_a_rule_form_nobody_knows_is_refused(problem: Problem) -> None:
    data = json.loads(order_line(Order(problem)))
    data["problem"]["rules"] = [{"form": "Astrology", "uid": "1", "rule_id": "x", "weight": None}]
    with pytest.raises(WireError):
        order_of(json.dumps(data))


def test_reading_and_writing_needs_no_heavy_package() -> None:
    code = (
        "import sys, solver.problem, solver.rules, solver.result, solver.events, solver.wire\n"
        "print([name for name in ('numba', 'ortools', 'numpy', 'scheduler_app') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"
