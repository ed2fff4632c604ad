"""A search by CP-SAT that the program can end, and that leaves the program's Ctrl+C alone."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator

import pytest
from ortools.sat.python import cp_model

from solver.cp_sat import Watch, searcher
from solver.stopping import Stop


def _hopeless() -> tuple[cp_model.CpModel, cp_model.CpSolver]:
    """Twelve pigeons for eleven holes, and a solver that does not see through it."""
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in range(11)] for _ in range(12)]
    for pigeon in sits:
        model.add(sum(pigeon) == 1)
    for hole in zip(*sits, strict=True):
        model.add(sum(hole) <= 1)
    solver = searcher(60.0)
    solver.parameters.cp_model_presolve = False
    solver.parameters.linearization_level = 0
    solver.parameters.symmetry_level = 0
    return model, solver


@pytest.fixture
def asked_by_interrupts() -> Iterator[Stop]:
    stop = Stop()
    before = signal.signal(signal.SIGINT, lambda *_: stop.ask())
    yield stop
    signal.signal(signal.SIGINT, before)


def test_whoever_asks_is_heard_while_it_searches() -> None:
    model, solver = _hopeless()
    stop = Stop()
    threading.Timer(0.1, stop.ask).start()
    started = time.perf_counter()
    with Watch(stop, solver):
        assert solver.solve(model) == cp_model.UNKNOWN
    assert time.perf_counter() - started < 20


@pytest.mark.skipif(sys.platform == "win32", reason="os.kill ends the process there")
def test_an_interrupt_reaches_the_program_while_and_after_a_thread_searches(asked_by_interrupts: Stop) -> None:
    model, solver = _hopeless()
    found: list[int] = []

    def line() -> None:
        with Watch(asked_by_interrupts, solver):
            found.append(int(solver.solve(model)))

    thread = threading.Thread(target=line)
    thread.start()
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGINT)
    thread.join(30)
    assert found == [cp_model.UNKNOWN]
    assert asked_by_interrupts.on_request
    assert callable(signal.getsignal(signal.SIGINT))
    os.kill(os.getpid(), signal.SIGINT)  # would end the process if the handler were gone
