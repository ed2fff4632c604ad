"""Polishing: a complete timetable gets better by the compiled chains of moves of `solver.kernel.polish`, thousands a second."""

from __future__ import annotations

import random
from collections.abc import Iterator

from solver.kernel import layout as at
from solver.kernel.polish import polish
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.stopping import Stop
from solver.tables.build import Tables, build

SLICE = 8_000
"""Places weighed between two looks at the stop token: some ten milliseconds."""
TELL = 12
"""Slices after which a better board is shown to the checker, when there is one."""
SHORTEST, LONGEST = 200_000, 8_000_000
"""Places weighed in the first round, and in the longest."""
GROWTH = 1.5
"""Rounds grow when they gain nothing: cooling slowly finds what cooling fast has missed."""
HOTTEST, HOT, COLD = 0.5, 0.03, 0.001
"""What a move may cost on an average, as parts of a usual breach: in the beginning of a round something between the first two, in the
end the third."""
WORK = 3.5e-7
"""CP-SAT's deterministic time of weighing one place, as much of a second in both."""


class Polishing:
    """Rounds of annealing on one problem, each from a timetable that breaks no hard rule. One seed gives the same moves."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self.tables: Tables = build(problem, seed, exact=True)
        self._arrays = self.tables.arrays
        self._rng = random.Random(seed)
        self._length = float(SHORTEST)
        self.spent = self.saved = 0.0
        """Work of the last round, and what its best board costs less than the one it began with, by the tables."""

    def _want(self, solution: Solution) -> bool:
        """Note the rows at which a timetable has its lessons; False if the tables lack one of them."""
        unit, lesson = self._arrays.unit, self._arrays.lesson[: len(self.tables.order)]
        unit[:, at.WANTED_AT], lesson[:, at.WANTED] = self.tables.rows_of(solution.starts, solution.options)
        lacking = (lesson[:, at.WANTED] < 0) & (lesson[:, at.OPTION_LO] < lesson[:, at.OPTION_HI])
        return not (lacking.any() or (unit[:, at.WANTED_AT] < 0).any())

    def round(self, base: Solution, verdict: Assessment, stop: Stop) -> Iterator[Solution]:
        """Every so often the best board so far, if it is better than the one before by the tables; the checker has the last word.

        The generator may be left at any time; it ends by itself after its share of work, and soon after `stop` is asked.
        """
        self.spent = self.saved = 0.0
        usual = _usual(verdict)
        if not usual or not self._want(base):
            return
        arrays, told = self._arrays, 0.0
        arrays.knob[at.SOFT_SCALE] = arrays.knob[at.SHAPE_SCALE] = 1.0 / usual
        hot = HOTTEST * (HOT / HOTTEST) ** self._rng.random()
        done, slices, length = 0, 0, self._length
        while done < length and not stop.asked():
            arrays.knob[at.HEAT] = hot * (COLD / hot) ** (done / length)
            done += polish(arrays, slices == 0, SLICE)
            slices += 1
            self.spent = done * WORK
            if arrays.knob[at.BEST] < told and (slices % TELL == 0 or done >= length or stop.asked()):
                told = float(arrays.knob[at.BEST])
                self.saved = -told * usual
                yield self.tables.solution()

    def learn(self, gained: bool) -> None:
        """Longer rounds after one that gained nothing."""
        if not gained:
            self._length = min(LONGEST, self._length * GROWTH)


def load(problem: Problem) -> None:
    """Compile, or load what is compiled already."""
    polish(build(problem, 1, exact=True).arrays, True, SLICE)


def _usual(verdict: Assessment) -> float:
    """What a breach costs on an average, dear ones counting more; 0 if nothing costs anything."""
    costs = [violation.cost for violation in verdict.violations]
    return sum(cost * cost for cost in costs) / sum(costs) if sum(costs) > 0 else 0.0
