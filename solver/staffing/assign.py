"""The best assignment of people to tasks within a time limit: CP-SAT on the whole from the greedy start, then on neighbourhoods."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from ortools.sat.python import cp_model

from solver.cp_sat import Watch, searcher
from solver.staffing.absurd import absurd
from solver.staffing.checker import StaffingVerdict, check
from solver.staffing.draft import Draft
from solver.staffing.greedy import greedy
from solver.staffing.neighbourhood import Part, part_around
from solver.staffing.problem import StaffingProblem, StaffingResult, StaffingSolution
from solver.stopping import Stop, Within

Told = Callable[[StaffingSolution, StaffingVerdict, float | None], None]
"""Called with a better assignment, what the checker says of it, and the bound so far."""

WHOLE_SHARE = 0.1
"""Share of the time spent on the whole problem: enough for a small school's proof, and for a bound."""
SLICE_SECONDS = 2.0
LEAST_PEOPLE, MOST_PEOPLE = 4, 14
MOST_WORKERS, MOST_SEED = 64, 1 << 31
_SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def assign(problem: StaffingProblem, *, time_limit: float, seed: int, workers: int, stop: Stop, on_improved: Told) -> StaffingResult:
    """The best found when the time is up, `stop` is asked or the optimum is proved; never worse than `greedy`.

    A problem that is absurd is answered with that (`StaffingResult.absurd`).

    `on_improved` is called from the search's threads.
    """
    limit = Within(time_limit, stop)
    unreadable, workers = absurd(problem), min(max(1, workers), MOST_WORKERS)
    if unreadable:
        return StaffingResult(StaffingSolution(((),) * len(problem.tasks)), 0, 0, None, False, limit.elapsed(), unreadable)
    search = _Search(problem, _start(problem), on_improved)
    whole = Within(time_limit * WHOLE_SHARE, limit)
    bound, optimal = search.whole(whole, seed % MOST_SEED, workers)
    if not optimal and not limit.asked():
        with ThreadPoolExecutor(workers) as pool:
            for future in [pool.submit(search.slices, limit, random.Random(f"{seed}/{n}")) for n in range(workers)]:
                future.result()
    return StaffingResult(search.best, search.verdict.cost, search.verdict.unfilled, bound, optimal, limit.elapsed())


def _start(problem: StaffingProblem) -> StaffingSolution:
    """The greedy assignment, or the present one where that is better and breaks nothing."""
    found = greedy(problem)
    present = StaffingSolution(problem.present)
    if len(problem.present) != len(problem.tasks):
        return found
    verdict = check(problem, present)
    return present if not verdict.broken and verdict.cost <= check(problem, found).cost else found


class _Search:
    """The best assignment so far, shared by the threads that look for a better one."""

    def __init__(self, problem: StaffingProblem, start: StaffingSolution, told: Told) -> None:
        self.problem, self.best, self.verdict = problem, start, check(problem, start)
        self._told, self._bound, self._lock = told, None, threading.Lock()
        told(start, self.verdict, None)

    def offer(self, found: StaffingSolution, bound: float | None = None) -> bool:
        """Keep an assignment that breaks nothing and costs no more; tell of it when it costs less."""
        verdict = check(self.problem, found)
        with self._lock:
            if verdict.broken or verdict.cost > self.verdict.cost:
                return False
            better = verdict.cost < self.verdict.cost
            self.best, self.verdict = found, verdict
            if better:
                self._told(found, verdict, bound)
            return better

    def whole(self, stop: Stop, seed: int, workers: int) -> tuple[float | None, bool]:
        """Search in the whole model: the proved lower bound, and whether the best is proved to be one."""
        if stop.asked():
            return None, False
        draft = Draft(self.problem)
        draft.hint(self.best)
        solver = searcher(stop.remaining(), seed=seed, workers=workers)
        with Watch(stop, solver):
            status = solver.solve(draft.model, _Keeper(self, draft))
        bound = None if status in (cp_model.UNKNOWN, cp_model.MODEL_INVALID) else solver.best_objective_bound
        return bound, status == cp_model.OPTIMAL

    def slices(self, stop: Stop, dice: random.Random) -> None:
        """Free the tasks of some people who could stand in for each other, solve that part, put it back; repeat."""
        size = float(LEAST_PEOPLE)
        while not stop.asked():
            base = self.best
            part = part_around(self.problem, base, dice, round(size))
            if part is None:
                return
            found, proved = self._solved(part, stop, dice.randrange(1 << 30))
            # what is solved to the end quickly leaves room for more people
            size = min(size + 0.5, MOST_PEOPLE) if proved else max(size - 0.5, LEAST_PEOPLE)
            if found is not None:
                self.offer(part.within(self.best, found))

    def _solved(self, part: Part, stop: Stop, seed: int) -> tuple[StaffingSolution | None, bool]:
        draft = Draft(part.problem)
        draft.hint(part.present)
        solver = searcher(min(SLICE_SECONDS, stop.remaining()), seed=seed)
        with Watch(stop, solver):
            status = solver.solve(draft.model)
        return (draft.read(solver) if status in _SOLVED else None), status == cp_model.OPTIMAL


class _Keeper(cp_model.CpSolverSolutionCallback):
    """Offers every assignment the whole model comes to."""

    def __init__(self, search: _Search, draft: Draft) -> None:
        super().__init__()
        self._search, self._draft = search, draft

    def on_solution_callback(self) -> None:
        self._search.offer(self._draft.read(self), self.best_objective_bound)
