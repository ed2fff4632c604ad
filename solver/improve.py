"""Improvement by large neighbourhood search: free some lessons, keep the rest, let CP-SAT find something better, check, repeat.

After the experience of many timetabling solvers (Shaw 1998 for the search; Ropke and Pisinger 2006 for choosing neighbourhoods by what
they gained). One more kind of step, chosen like the others by what it gains, is a round of compiled annealing (`solver.polishing`).
Only timetables that the checker finds better are kept.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

from ortools.sat.python import cp_model

from solver.checker import Checker, validate
from solver.checks.shapes import shape_of
from solver.checks.table import Table
from solver.cp_sat import Watch, searcher
from solver.model.build import SOLVED, RuleIndex, build, hint, read
from solver.model.draft import SCALE, Draft
from solver.model.lessons import NoPlaceError
from solver.neighbourhoods import KINDS, POLISH, Neighbourhoods, room_choice
from solver.polishing import Polishing
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.rules import MinBreak
from solver.side_by_side import side_by_side
from solver.stopping import Stop

FIRST_SIZE = 30
LEAST_SIZE = 6
GROW_MUCH, GROW, SHRINK, SHRINK_MUCH = 1.3, 1.08, 0.94, 0.7
"""Factors of a kind's size after a neighbourhood solved at once, easily, not to the end, not at all."""
SLICE_WORK = 0.12
"""CP-SAT's deterministic time of a slice; some five to ten times as many seconds."""
WITH_LP = 0.2
"""Share of slices that use linear relaxations: slower steps, better bounds."""
SLICE_SECONDS = 4.0
WHOLE_WORK = 4.0
WHOLE_LESSONS = 60
ROOM_OPTIONS = 8
REPAIR = 0.8
"""Share of slices, while hard rules are broken, that look only at hard rules around one of the breaches."""
EFFORT = 0.02

Key = tuple[int, float, float]


def improve(
    problem: Problem,
    solution: Solution,
    *,
    seed: int,
    workers: int,
    stop: Stop,
    on_improved: Callable[[Solution, Assessment], None],
    on_bound: Callable[[float], None] = lambda _bound: None,
    goal: float | None = None,
    blind: bool = True,
) -> tuple[Solution, float | None]:
    """The best timetable found before `stop` is asked, and a proved lower bound on the cost, or None.

    Never worse than `solution`: fewer broken hard rules first (an unplaced lesson is one), then less cost. Ends early when nothing is
    left to improve: cost 0, the optimum proved, or the cost at most `goal` with no hard rule broken. `on_improved` gets every better
    timetable as it is found, with the checker's verdict, and `on_bound` every better bound, from a worker's thread. With one worker the
    same seed gives the same timetables as long as no clock cuts in. Without `blind` repair never forgets the soft rules. Raises
    ValueError if the solution does not belong to the problem.
    """
    validate(problem, solution)
    return _Improvement(problem, solution, seed, stop, on_improved, on_bound, goal, blind).run(max(1, workers))


class _Improvement:
    def __init__(
        self,
        problem: Problem,
        solution: Solution,
        seed: int,
        stop: Stop,
        on_improved: Callable[[Solution, Assessment], None],
        on_bound: Callable[[float], None],
        goal: float | None,
        blind: bool,
    ) -> None:
        self.problem = problem
        self.checker = Checker(problem)
        self.index = RuleIndex(problem)
        self.best = self.current = solution
        self.verdict = self.now = self.checker.assess(solution)
        self.stop, self.on_improved, self.on_bound, self.goal = stop, on_improved, on_bound, goal
        self.seed, self.blind = seed, blind
        self.bound: float | None = None
        self.lock = threading.Lock()
        self.shapes = {rule.uid for rule in problem.rules if shape_of(rule, problem.grid) is not None or isinstance(rule, MinBreak)}
        self.finished = threading.Event()
        self.closed = False
        """Somebody has stopped, and has the answer: lines left behind may offer nothing more."""

    def run(self, workers: int) -> tuple[Solution, float | None]:
        if not self._done():
            solved = len(self.problem.lessons) <= WHOLE_LESSONS and _Worker(self, 0).whole()
            if solved:
                pass
            else:
                side_by_side([_Worker(self, number).run for number in range(workers)], self.stop)
        self.closed = True  # before the lock: lines that wait for it give up
        with self.lock:
            if self.verdict.hard == 0 and self.verdict.cost == 0:
                self.bound = 0.0
            return self.best, self.bound

    def _done(self) -> bool:
        cost = self.verdict.cost
        if self.finished.is_set() or self.stop.asked():
            return True
        if self.verdict.hard:
            return False
        proved = self.bound is not None and cost <= self.bound + 1e-6
        return cost == 0 or proved or (self.goal is not None and cost <= self.goal)

    def replace(self, found: Solution) -> float:
        """Keep a whole timetable if it is better than the present one; what it gained, like `offer`."""
        return self.offer(found, found, [])

    def offer(self, found: Solution, base: Solution, free: list[int]) -> float:
        """Keep the free lessons' new places if that is no worse; what it gained (a hard rule counts as much as all cost)."""
        with self.lock:
            if self.closed:
                return 0.0
            if self.current is not base and found is not base:
                starts, options = list(self.current.starts), list(self.current.options)
                for index in free:
                    starts[index], options[index] = found.starts[index], found.options[index]
                found = Solution(tuple(starts), tuple(options))
            if found == self.current:
                return 0.0
            verdict = self.checker.assess(found)
            before, after = key(self.now), key(verdict)
            if after > before and (not before[0] or after[:2] > before[:2]):
                return 0.0
            self.current, self.now = found, verdict
            if after < key(self.verdict):
                self.best, self.verdict = found, verdict
                self.on_improved(found, verdict)
            if after >= before:
                return 0.0
            gained = before[2] - after[2] if after[:2] == before[:2] else max(1.0, before[2])
            return gained / max(1.0, before[2])


class _Worker:
    """One line of slices."""

    def __init__(self, parent: _Improvement, number: int) -> None:
        self.parent = parent
        self.rng = random.Random(f"{parent.seed}/{number}")
        self.choice = Neighbourhoods(parent.index.layout, self.rng)
        self.polishing: Polishing | None = None
        self.sizes = dict.fromkeys(KINDS, float(FIRST_SIZE))
        self.settled = False

    def run(self) -> None:
        parent = self.parent
        while not parent._done():
            with parent.lock:
                base, verdict = parent.current, parent.now
            repairing = verdict.hard > 0 and self.rng.random() < REPAIR
            kind = "trouble" if repairing else self.choice.kind(bool(verdict.violations), complete=not verdict.hard)
            if kind == POLISH:
                self._polish(base, verdict)
                continue
            table = Table(parent.index.layout, base)
            free = self.choice.pick(kind, round(self.sizes[kind]), table, verdict)
            if not free:
                if not any(self.choice.pick(other, 1, table, verdict) for other in KINDS):
                    return
                continue
            gained, work, status = self._slice(table, base, verdict, free, hard_only=repairing and parent.blind)
            self.choice.learn(kind, gained / (work + EFFORT))
            self._resize(kind, status, work)
            if len(free) == len(parent.problem.lessons) and status == cp_model.OPTIMAL and gained == 0.0 and parent.bound is not None:
                return

    def _polish(self, base: Solution, verdict: Assessment) -> None:
        """One round of annealing."""
        polishing = self.polishing = self.polishing or Polishing(self.parent.problem, self.rng.randrange(1 << 30))
        gained = 0.0
        for found in polishing.round(base, verdict, self.parent.stop):
            gained += self.parent.replace(found)
            if self.parent._done():
                break
        polishing.learn(gained > 0)
        self.choice.learn(POLISH, gained / (polishing.spent + EFFORT))

    def whole(self) -> bool:
        """The whole problem at once: small ones are solved to the end (True), or at least get a bound."""
        parent = self.parent
        count = len(parent.problem.lessons)
        table = Table(parent.index.layout, parent.best)
        status = self._slice(table, parent.best, parent.verdict, list(range(count)), WHOLE_WORK)[2]
        return status == cp_model.OPTIMAL and self.settled

    def _slice(
        self, table: Table, base: Solution, verdict: Assessment, free: list[int], work: float = SLICE_WORK, *, hard_only: bool = False
    ) -> tuple[float, float, int]:
        """(gain, deterministic work, CP-SAT's status) of one neighbourhood."""
        parent = self.parent
        draft = self._draft(table, verdict, free, hard_only=hard_only)
        if draft is None:
            return 0.0, 0.0, int(cp_model.INFEASIBLE)
        hint(draft)
        solver, status = self._solve(draft, work)
        spent = float(solver.response_proto.deterministic_time)
        whole = len(free) == len(parent.problem.lessons)
        if status not in SOLVED:
            return 0.0, spent, status
        if whole:
            self.settled = draft.exact and not draft.relaxed
            self._keep_bound(draft, solver)
        found = read(draft, lambda variable: int(solver.value(variable)))
        return parent.offer(found, base, free), spent, status

    def _draft(self, table: Table, verdict: Assessment, free: list[int], *, hard_only: bool) -> Draft | None:
        parent = self.parent
        chosen = set(free)
        broken = [violation for violation in verdict.violations if violation.hard]
        named = {index for violation in broken if violation.rule not in parent.shapes for index in violation.lessons}
        relaxed = any(violation.rule in parent.shapes for violation in broken)
        whole = len(free) == len(parent.problem.lessons)
        options = None if whole else room_choice(parent.problem, table, self.rng, ROOM_OPTIONS)
        try:
            optional = frozenset(named & chosen)
            return build(parent.index, table, free, optional=optional, relaxed=relaxed, options=options, hard_only=hard_only)
        except NoPlaceError:
            return None

    def _solve(self, draft: Draft, work: float) -> tuple[cp_model.CpSolver, int]:
        seconds = min(SLICE_SECONDS * max(1.0, work / SLICE_WORK), self.parent.stop.remaining())
        solver = searcher(seconds, seed=self.rng.randrange(1 << 30))
        parameters = solver.parameters
        parameters.max_deterministic_time = work
        parameters.linearization_level = 1 if self.rng.random() < WITH_LP else 0
        parameters.symmetry_level = 0
        parameters.max_presolve_iterations = 1
        parameters.cp_model_probing_level = 0
        with Watch(self.parent.stop, solver):
            return solver, int(solver.solve(draft.model))

    def _keep_bound(self, draft: Draft, solver: cp_model.CpSolver) -> None:
        if draft.exact and not draft.hard_only and not draft.relaxed and all(lesson.present is None for lesson in draft.free.values()):
            bound = max(0.0, solver.best_objective_bound / SCALE)
            if self.parent.bound is None or bound > self.parent.bound:
                self.parent.bound = bound
                self.parent.on_bound(bound)

    def _resize(self, kind: str, status: int, work: float) -> None:
        """Larger neighbourhoods of a kind when they are solved easily, smaller when not at all."""
        size = self.sizes[kind]
        if status == cp_model.OPTIMAL and work < SLICE_WORK / 2:
            size *= GROW_MUCH if work < SLICE_WORK / 20 else GROW
        elif status in (cp_model.UNKNOWN, cp_model.FEASIBLE):
            size *= SHRINK_MUCH if status == cp_model.UNKNOWN else SHRINK
        self.sizes[kind] = min(max(LEAST_SIZE, size), len(self.parent.problem.lessons))


def key(verdict: Assessment) -> Key:
    """What makes a timetable better: fewer broken hard rules, by less, then less cost."""
    return verdict.hard, sum(violation.amount for violation in verdict.violations if violation.hard), round(verdict.cost, 6)
