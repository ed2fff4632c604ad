"""One search by CP-SAT: it hears our stop, and leaves the signals of the process to the program."""

from __future__ import annotations

import threading

from ortools.sat.python import cp_model

from solver.stopping import Stop

LOOK_SECONDS = 0.02
LEAST_SECONDS = 0.01


def searcher(seconds: float, *, seed: int = 1, workers: int = 1) -> cp_model.CpSolver:
    """A solver for one model; `seconds` is the most it may take.

    By itself CP-SAT puts a handler of its own on Ctrl+C while it searches, which aborts the process when it searches in a thread, and
    takes the program's handler away afterwards.
    """
    solver = cp_model.CpSolver()
    solver.parameters.catch_sigint_signal = False
    solver.parameters.max_time_in_seconds = max(LEAST_SECONDS, seconds)
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    return solver


class Watch:
    """Stops a running search within a few milliseconds of being asked to."""

    def __init__(self, stop: Stop, solver: cp_model.CpSolver) -> None:
        self._stop, self._solver = stop, solver
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def _watch(self) -> None:
        while not self._over.wait(LOOK_SECONDS):
            if self._stop.asked():
                self._solver.stop_search()

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *error: object) -> None:
        self._over.set()
        self._thread.join()
