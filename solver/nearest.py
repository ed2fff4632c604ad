"""The nearest complete timetable: thousands of small ejection searches from the present one, and from the best found so far.

From the present timetable each attempt places what has no place; attempts that lead nowhere teach which lessons are dear to move. From
the best so far some moved units are put home at whatever cost, and who lies there now looks for a place: kept if it strays no further.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.construct import Construction
from solver.kernel import layout as at
from solver.kernel.nearest import attempt
from solver.kernel.search import advance
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.stopping import Stop

LEAST_QUIET = 1.0
QUIET = 2.0
"""Processor seconds without a nearer timetable, at least and for each second before the last one, after which a complete one is final."""
FRESH = 4
"""Every so manieth attempt begins at the present timetable."""
STEPS_EACH, LEAST_STEPS, MOST_STEPS = 3, 6, 300
"""Moves of such an attempt for each unit without a place, times 1, 1, 2, 1, 1, 2, 4 … (Luby, Sinclair and Zuckerman 1993)."""
STEPS = (20, 40, 80)
SENT = (1, 2, 2, 3, 4, 6)
"""Moved units that are put home together: one, and others of the same people."""
HOMEWARD = 0.5
"""What the wish to stay, the dearest of all, weighs beside a lesson thrown out: a unit goes home where that throws nobody out, and
otherwise where the other wishes would have it."""

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class _Board:
    rows: Ints
    options: Ints
    lacking: int
    """Lessons without a place."""
    strayed: float

    @property
    def key(self) -> tuple[int, float]:
        return self.lacking, self.strayed


class Nearest:
    """One line of attempts; `problem` says where its lessons are wanted (`Lesson.start`, `option`)."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self._construction = Construction(problem, seed)
        self._tables = self._construction.tables
        self._arrays = self._tables.arrays
        arrays = self._arrays
        advance(arrays, 0, 1)  # begins: everybody who can be is home
        arrays.knob[at.SOFT_SCALE] = arrays.knob[at.SHAPE_SCALE] = HOMEWARD * arrays.knob[at.LAST_SCALE]
        self._rng = random.Random(f"nearest/{seed}")
        self._sizes = arrays.unit[:, at.MEMBER_HI] - arrays.unit[:, at.MEMBER_LO]
        self._worth, self._grudge = self._sizes.astype(np.float64), np.zeros(len(self._sizes))
        self._present = self._best = self._now(0.0)
        self._nobody = np.zeros(0, dtype=np.int64)
        attempt(arrays, self._worth, self._grudge, self._nobody, 0, np.inf)  # compiled or loaded before any clock runs
        self._queued = int(arrays.counter[at.QUEUE_LENGTH])
        self._people = self._users(problem)
        self._attempts = 0
        self._least_hard = float("inf")

    def run(self, stop: Stop, complete_by: Stop, offer: Callable[[Solution], Assessment]) -> None:
        """Offer ever nearer timetables, until `stop` is asked, nothing has moved, or nothing nearer was found for a while.

        Incomplete ones are offered too when fewer lessons are without a place than before, until `complete_by` is asked.
        """
        began = better_at = time.thread_time()
        while (self._best.lacking or self._best.strayed) and not (complete_by if self._best.lacking else stop).asked():
            now = time.thread_time()
            if not self._best.lacking and now - better_at > max(LEAST_QUIET, QUIET * (better_at - began)):
                return
            found = self._attempt()
            if found.key < self._best.key:
                hard = offer(self._tables.solution(best=False)).hard
                if not found.lacking and hard > self._least_hard:
                    continue  # the checker knows better
                self._least_hard = min(self._least_hard, hard) if not found.lacking else self._least_hard
                better_at = time.thread_time()
            if found.key <= self._best.key:
                self._best = found

    def start_at(self, solution: Solution) -> None:
        """Take this timetable for the best so far."""
        rows, options = self._tables.rows_of(solution.starts, solution.options)
        self._load(_Board(rows, options, 0, 0.0))
        self._best = self._now(attempt(self._arrays, self._worth, self._grudge, self._nobody, 0, np.inf))

    def _attempt(self) -> _Board:
        self._attempts += 1
        fresh = self._best is self._present or self._attempts % FRESH == 0
        if fresh:
            turn = self._attempts if self._best is self._present else self._attempts // FRESH
            steps = max(LEAST_STEPS, STEPS_EACH * self._queued) * (turn & -turn)
            self._load(self._present)
            sent: list[int] = []
        else:
            steps = self._rng.choice(STEPS)
            self._load(self._best)
            sent = self._some_moved()
        most = np.inf if self._best.lacking else self._best.strayed
        units = np.array(sent, dtype=np.int64)
        return self._now(attempt(self._arrays, self._worth, self._grudge, units, min(steps, MOST_STEPS), most))

    def _load(self, board: _Board) -> None:
        self._arrays.least_at[:], self._arrays.least_option[:] = board.rows, board.options

    def _now(self, strayed: float) -> _Board:
        arrays = self._arrays
        queued = arrays.queue[: arrays.counter[at.QUEUE_LENGTH]]
        return _Board(arrays.unit[:, at.AT].copy(), arrays.lesson[:, at.OPTION].copy(), int(self._sizes[queued].sum()), strayed)

    def _some_moved(self) -> list[int]:
        """A unit that is not home, and others of the same people."""
        arrays, best = self._arrays, self._best
        wanted, option = arrays.unit[:, at.WANTED_AT], arrays.lesson[:, at.WANTED]
        away = (best.rows != wanted) & (wanted >= 0) & (best.rows >= 0)
        away[arrays.lesson[(option >= 0) & (best.options >= 0) & (best.options != option), at.UNIT]] = True
        units = [int(unit) for unit in np.flatnonzero(away & (arrays.unit[:, at.FIXED] == 0))]
        if not units:
            return []
        first = self._rng.choice(units)
        near = [unit for unit in units if unit != first and not self._people[unit].isdisjoint(self._people[first])]
        return [first, *self._rng.sample(near, min(len(near), self._rng.choice(SENT) - 1))]

    def _users(self, problem: Problem) -> list[set[int]]:
        """The people and rooms of each unit."""
        found: list[set[int]] = [set() for _ in self._sizes]
        for number, index in enumerate(self._tables.order):
            lesson = problem.lessons[index]
            rooms = lesson.room_options[lesson.option].rooms if lesson.option >= 0 else ()
            found[int(self._arrays.lesson[number, at.UNIT])].update(lesson.people, rooms)
        return found
