"""The search as plain Python on tables that refuse an index outside of them: `NUMBA_DISABLE_JIT=1 python uncompiled.py`.

Compiled code checks no index. A process of its own, because numba is told before it is imported whether to compile.
"""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from solver.problem import Problem  # noqa: E402
from tests.solver.small_problems import problems  # noqa: E402


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


def play(problem: Any, moves: int, seed: int = 1) -> int:
    """Lessons left unplaced after so many moves."""
    from solver.kernel import search
    from solver.kernel.layout import QUEUE_LENGTH, Arrays
    from solver.tables.build import build

    vars(search)["state_of"] = lambda arrays: arrays
    arrays = Arrays(*(array.view(Checked) for array in build(problem, seed).arrays))
    search.advance(arrays, moves, 10 * moves)
    return int(arrays.counter[QUEUE_LENGTH])


@settings(max_examples=60, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(problems())
def main(problem: Problem) -> None:
    play(problem, 60)


if __name__ == "__main__":
    warnings.simplefilter("ignore", RuntimeWarning)  # the dice overflow, as they should
    main()
