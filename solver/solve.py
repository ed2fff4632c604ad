"""Solve: pre-checks, construction, improvement, independent check."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from solver.absurd import absurd
from solver.checker import Checker
from solver.collector import only_new_garbage
from solver.events import Event, Improved, PhaseStarted, Progress, wishes_of
from solver.problem import Problem
from solver.result import Assessment, Result, Solution
from solver.side_by_side import WHOLE_GRACE, side_by_side
from solver.stoppable import Stoppable
from solver.stopping import Stop

if TYPE_CHECKING:
    from solver.tables.places import Places

PROGRESS_SECONDS = 0.2
PATIENT_SECONDS = 1.2
"""A construction that takes longer loads OR-Tools beside itself, so that improvement or repair need not wait for that."""


def solve(
    problem: Problem,
    *,
    time_limit: float,
    seed: int = 1,
    workers: int = 1,
    stop: Stop | None = None,
    on_event: Callable[[Event], None] | None = None,
    improve: bool = True,
) -> Result:
    """The best timetable found within `time_limit` seconds, checked; never raises on any problem.

    Starts from `Lesson.start`/`option` where they are given and never ends worse. Ends early when complete without any soft cost, when
    nothing is left to improve, or with `improve` False at the first complete timetable; `stop` (whose own limit counts too) ends it
    within 200 ms, whatever it is at. Compiling or loading the search counts neither as time nor in any `seconds`.
    COMPLETE is said only of a solution the independent checker finds without hard violations. Deterministic for one seed and one worker
    as long as no clock cuts in: a time limit, or construction that stalls for more than a second. `on_event` is called from other
    threads, one at a time.
    """
    with only_new_garbage():
        return _Solve(problem, time_limit, seed, workers, stop, on_event).run(improve)


class _Solve(Stoppable):
    def __init__(
        self, problem: Problem, time_limit: float, seed: int, workers: int, stop: Stop | None, on_event: Callable[[Event], None] | None
    ) -> None:
        super().__init__(time_limit, stop, on_event)
        self.problem = problem
        self.seed, self.workers = seed, max(1, workers)
        self.checker: Checker | None = None
        self.best: tuple[Solution, Assessment] | None = None
        self.bound: float | None = None
        self.last_progress = 0.0
        self.preparing = False

    def run(self, improve: bool) -> Result:
        self.tell(PhaseStarted("precheck", self.seconds()))
        nonsense = absurd(self.problem)
        if nonsense:
            nowhere = Solution((-1,) * len(self.problem.lessons), (-1,) * len(self.problem.lessons))
            self.best = nowhere, Assessment((), len(nonsense), 0.0, 0)
            self.impossible(nonsense)
            return self._finish()
        self.checker = Checker(self.problem)
        self._offer(_present(self.problem))
        if not self.stop.asked():
            side_by_side([lambda: self._search(improve)], self.stop, WHOLE_GRACE, lambda: self.in_hand)
        return self._finish()

    def _search(self, improve: bool) -> None:
        with self.loading():  # not before there is an ear for a stop: numpy alone takes a tenth of a second
            from solver.counting.facts import Facts
            from solver.precheck import contradictions

        facts = Facts(self.problem)
        found = contradictions(facts)
        if found:
            self.impossible(found)
            return
        if not self._is_complete():
            self._construct(facts.places)
        if improve and self._is_complete() and self._cost() > 0 and not self.stop.asked():
            self._improve()

    def _construct(self, places: Places) -> None:
        loading = self.load()
        self.tell(PhaseStarted("construct", self.seconds(), loading))
        if self.stop.asked():
            return
        from solver.completing import Completing

        Completing(
            self.problem, seed=self.seed, workers=self.workers, stop=self.stop, places=places, offer=self._offer, on_slice=self._progress
        ).run()

    def _progress(self, unplaced: int) -> None:
        self.in_hand = True
        now = self.seconds()
        if now > PATIENT_SECONDS and not self.preparing:
            self.preparing = True
            threading.Thread(target=importlib.import_module, args=("solver.improve",), daemon=True).start()
        if now - self.last_progress >= PROGRESS_SECONDS:
            self.last_progress = now
            lessons = len(self.problem.lessons)
            self.tell(Progress(lessons - unplaced, lessons, unplaced, None, None, now))

    def _improve(self) -> None:
        assert self.best is not None
        loading = self.load()
        self.tell(PhaseStarted("improve", self.seconds(), loading))
        self.in_hand = False
        from solver.improve import improve  # OR-Tools

        self.in_hand = True
        _, self.bound = improve(
            self.problem, self.best[0], seed=self.seed, workers=self.workers, stop=self.stop, on_improved=self._keep, on_bound=self._bounded
        )

    def _bounded(self, bound: float) -> None:
        """Tell a bound as soon as it is proved; the search goes on."""
        with self.lock:
            if not self.closed and self.best is not None:
                found = self.best[1]
                self.tell(Progress(found.placed, len(self.problem.lessons), found.hard, found.cost, bound, self.seconds()))

    def _offer(self, solution: Solution) -> Assessment:
        """Keep a solution if the checker finds it better than the best so far; its verdict."""
        assert self.checker is not None
        found = self.checker.assess(solution)
        self._keep(solution, found)
        return found

    def _keep(self, solution: Solution, found: Assessment) -> None:
        """Keep a solution whose verdict is known if it is better than the best so far."""
        with self.lock:
            if not self.closed and (self.best is None or (found.hard, found.cost) < (self.best[1].hard, self.best[1].cost)):
                self.best = (solution, found)
                self.tell(Improved(solution, found.placed, found.hard, found.cost, self.seconds(), wishes_of(found)))

    def _is_complete(self) -> bool:
        return self.best is not None and self.best[1].hard == 0

    def _cost(self) -> float:
        return self.best[1].cost if self.best is not None else 0.0

    def _finish(self) -> Result:
        with self.lock:
            assert self.best is not None
            return self.close(*self.best, 0.0 if self.best[1].hard == 0 and self.best[1].cost == 0 else self.bound)


def _present(problem: Problem) -> Solution:
    return Solution(
        tuple(lesson.start for lesson in problem.lessons), tuple(lesson.option if lesson.start >= 0 else -1 for lesson in problem.lessons)
    )
