"""Random numbers that depend on nothing but their state (xorshift64*, Vigna 2016)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solver.kernel.compiled import compiled


@compiled
def chance(dice: NDArray[np.uint64]) -> float:
    """A number in [0, 1)."""
    x = dice[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    dice[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) / 9007199254740992.0


@compiled
def draw(dice: NDArray[np.uint64], count: int) -> int:
    """A whole number in 0 … count-1."""
    return int(chance(dice) * count)
