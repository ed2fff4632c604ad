"""Construct: a first complete timetable, or as much of one as there is time for, by the compiled ejection search."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np

from solver.kernel import layout as at
from solver.kernel.search import COMPLETE, advance, begin
from solver.problem import Problem
from solver.result import Solution
from solver.stopping import Stop
from solver.tables.build import Tables, build

SLICE_SECONDS = 0.03
FIRST_STEPS = 50


class Construction:
    """One search on one problem. `run` may be called again and goes on; the same seed gives the same moves."""

    def __init__(self, problem: Problem, seed: int = 1) -> None:
        self.tables: Tables = build(problem, seed)
        self.lessons = len(problem.lessons)
        self._steps = FIRST_STEPS
        self._arrays = self.tables.arrays
        self._patience = 3000 + 30 * int(self._arrays.size[at.UNITS])
        begin(*self._wanted(problem), self._arrays)

    def _wanted(self, problem: Problem) -> tuple[at.Ints, at.Ints]:
        """Rows of start and option at which the problem says its lessons lie now."""
        arrays, order = self._arrays, self.tables.order
        rows = np.full(int(arrays.size[at.UNITS]), -1, dtype=np.int64)
        options = np.full(len(order), -1, dtype=np.int64)
        for number, index in enumerate(order):
            lesson = problem.lessons[index]
            unit = int(arrays.lesson[number, at.UNIT])
            low, high = (int(value) for value in arrays.unit[unit, at.START_LO : at.START_HI + 1])
            if lesson.start >= 0:
                found = low + int(np.searchsorted(arrays.start[low:high], lesson.start))
                if found < high and arrays.start[found] == lesson.start:
                    rows[unit] = found
            for row in range(int(arrays.lesson[number, at.OPTION_LO]), int(arrays.lesson[number, at.OPTION_HI])):
                if lesson.option >= 0 and self.tables.origin[row] == lesson.option:
                    options[number] = row
        return rows, options

    @property
    def unplaced(self) -> int:
        """Lessons that the best board lacks."""
        return self.solution().starts.count(-1)

    @property
    def steps(self) -> int:
        return int(self._arrays.counter[at.STEP])

    def solution(self) -> Solution:
        """The best so far."""
        return self.tables.solution()

    def slice(self) -> bool:
        """Search for about 30 ms; True when complete (as far as lessons have any start)."""
        started = time.perf_counter()
        done = advance(self._arrays, self._steps, self._patience) == COMPLETE
        elapsed = time.perf_counter() - started
        if elapsed > 2 * SLICE_SECONDS:
            self._steps = max(1, self._steps // 4)
        elif elapsed < SLICE_SECONDS / 2:
            self._steps *= 2
        return done

    def run(self, stop: Stop, on_slice: Callable[[], None] = lambda: None) -> bool:
        """Search until complete (True) or `stop` is asked; `on_slice` is called between slices."""
        while not stop.asked():
            if self.slice():
                return True
            on_slice()
        return int(self._arrays.counter[at.QUEUE_LENGTH]) == 0
