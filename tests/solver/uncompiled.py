"""Every compiled search as plain Python on tables that refuse an index outside of them: `NUMBA_DISABLE_JIT=1 python uncompiled.py`.

Compiled code checks no index. A process of its own, because numba is told before it is imported whether to compile.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from solver.keeping import staying, without_wishes  # noqa: E402
from solver.kernel import nearest, polish, search  # noqa: E402
from solver.kernel.layout import Arrays  # noqa: E402
from solver.nearest import Nearest  # noqa: E402
from solver.polishing import Polishing  # noqa: E402
from solver.problem import Problem  # noqa: E402
from solver.result import Solution  # noqa: E402
from solver.tables.build import build  # noqa: E402
from tests.solver.small_problems import lying, problems  # noqa: E402
from tests.solver.test_polishing import bad_timetables  # noqa: E402

EVERYWHERE = settings(phases=[Phase.generate], derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))


class Checked(np.ndarray[Any, Any]):
    """Every index must be a number within its axis."""

    def __getitem__(self, index: Any) -> Any:
        return super().__getitem__(self._seen(index))

    def __setitem__(self, index: Any, value: Any) -> None:
        super().__setitem__(self._seen(index), value)

    def _seen(self, index: Any) -> Any:
        for axis, number in enumerate(index if isinstance(index, tuple) else (index,)):
            if not 0 <= number < self.shape[axis]:
                raise IndexError(f"{number} in an axis of {self.shape[axis]}")
        return index


def checked(arrays: Arrays) -> Arrays:
    """What the search, polishing and the nearest timetable see in place of the compiled state."""
    return Arrays(*(array.view(Checked) for array in arrays))


@settings(EVERYWHERE, max_examples=60)
@given(problems())
def construct(problem: Problem) -> None:
    search.advance(build(problem, 1).arrays, 60, 600)


@settings(EVERYWHERE, max_examples=10)
@given(bad_timetables())
def improve(given_: tuple[Problem, Solution]) -> None:
    problem, solution = given_
    polishing = Polishing(problem, 1)
    assert polishing._want(solution)
    assert polish.polish(polishing.tables.arrays, True, 400) >= 400


@settings(EVERYWHERE, max_examples=25)
@given(problems(max_lessons=7, days=1, slots=6, fixed=False), st.integers(0, 4))
def keep(problem: Problem, start: int) -> None:
    """From a crowded day on which all that can be lie at the same time."""
    starts = tuple(min(start, problem.grid.slots - one.length) for one in problem.lessons)
    options = tuple(0 if one.room_options else -1 for one in problem.lessons)
    found = Nearest(without_wishes(staying(lying(problem, Solution(starts, options)))), 1)
    for _ in range(4):
        found._attempt()


if __name__ == "__main__":
    warnings.simplefilter("ignore", RuntimeWarning)  # the dice overflow, as they should
    for module in (search, polish, nearest):
        vars(module)["state_of"] = checked
    for play in (construct, improve, keep):
        play()
