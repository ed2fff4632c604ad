"""Construct: a first complete timetable, or as much of one as there is time for, by the compiled ejection search."""

from __future__ import annotations

import time
from collections.abc import Callable

from solver.kernel import layout as at
from solver.kernel.search import COMPLETE, advance
from solver.problem import Problem
from solver.result import Solution
from solver.stopping import Stop
from solver.tables.build import Tables, build
from solver.tables.places import Places

SLICE_SECONDS = 0.015
FIRST_STEPS = 8


class Construction:
    """One search on one problem. `run` may be called again and goes on; the same seed gives the same moves."""

    def __init__(self, problem: Problem, seed: int = 1, places: Places | None = None) -> None:
        self.tables: Tables = build(problem, seed, places)
        self.lessons = len(problem.lessons)
        self._steps = FIRST_STEPS
        self._arrays = self.tables.arrays
        self._patience = 40_000 + 400 * int(self._arrays.size[at.UNITS])
        self._best = self.lessons + 1
        unit = self._arrays.unit
        self._sizes = unit[:, at.MEMBER_HI] - unit[:, at.MEMBER_LO]
        self.spent = 0.0
        """Processor seconds of all slices: unlike the clock's they do not depend on what else the machine does."""
        self._better_at = 0.0
        self._want(problem)

    def _want(self, problem: Problem) -> None:
        """Note at which rows of start and option the problem says its lessons lie now."""
        lessons = problem.lessons
        rows, options = self.tables.rows_of([one.start for one in lessons], [one.option for one in lessons])
        self._arrays.unit[:, at.WANTED_AT], self._arrays.lesson[: self.lessons, at.WANTED] = rows, options

    @property
    def unplaced(self) -> int:
        """Lessons that the best board lacks."""
        return int(self._sizes[self._arrays.best_at < 0].sum())

    @property
    def steps(self) -> int:
        return int(self._arrays.counter[at.STEP])

    def solution(self) -> Solution:
        """The best so far."""
        return self.tables.solution()

    def hardest(self, most: int) -> tuple[int, ...]:
        """Lessons (indices of the problem) that the best board lacks, then those that were thrown out most often, at most so many."""
        starts, weights = self.solution().starts, self._arrays.weight[self._arrays.lesson[: self.lessons, at.UNIT]]
        thrown = {index: float(weight) for index, weight in zip(self.tables.order, weights, strict=True)}
        hard = [index for index, weight in thrown.items() if starts[index] < 0 or weight > 1.0]
        return tuple(sorted(hard, key=lambda index: (starts[index] >= 0, -thrown[index], index))[:most])

    def slice(self) -> bool:
        """Search for about 15 ms; True when complete (as far as lessons have any start)."""
        started, before = time.perf_counter(), time.thread_time()
        done = advance(self._arrays, self._steps, self._patience) == COMPLETE
        elapsed = time.perf_counter() - started
        self.spent += time.thread_time() - before
        if self._arrays.counter[at.BEST_QUEUE] < self._best:
            self._best, self._better_at = int(self._arrays.counter[at.BEST_QUEUE]), self.spent
        if elapsed > 2 * SLICE_SECONDS:
            self._steps = max(1, self._steps // 4)
        elif elapsed < SLICE_SECONDS / 2:
            self._steps *= 2
        return done

    @property
    def is_complete(self) -> bool:
        return bool(self._arrays.counter[at.BEGUN]) and int(self._arrays.counter[at.QUEUE_LENGTH]) == 0

    def quiet(self) -> float:
        """Processor seconds since the best board got fuller."""
        return self.spent - self._better_at

    def run(self, stop: Stop, on_slice: Callable[[], None] = lambda: None) -> bool:
        """Search until complete (True) or `stop` is asked; `on_slice` is called between slices."""
        while not stop.asked():
            if self.slice():
                return True
            on_slice()
        return int(self._arrays.counter[at.QUEUE_LENGTH]) == 0
