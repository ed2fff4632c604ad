"""The limits of everybody's days and weeks as rows."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.tables.rows import Rows, triples
from solver.tables.shapes import Limits


def limit_rows(
    limits_of: Mapping[int, tuple[Limits, Limits]], shape_of: Mapping[int, int]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """`limit`, `limit_cost`, `window` and `spell`, given the (hard, soft) limits of each resource and its row."""
    shapes = max(1, len(shape_of))
    table = np.zeros((2, shapes, at.LIMITS), dtype=np.int64)
    costs = np.zeros((shapes, at.LIMITS))
    table[:, :] = _columns(Limits())
    windows, spells = Rows(), Rows()
    for resource, shape in shape_of.items():
        for level, limits in enumerate(limits_of[resource]):
            table[level, shape] = _columns(limits)
            table[level, shape, at.WINDOW_LO : at.SPELL_LO] = windows.add([*limits.windows])
            table[level, shape, at.SPELL_LO :] = spells.add([(*part, most) for part, most in limits.spells.items()])
            for column, cost in limits.cost.items():
                costs[shape, column] += cost if level else 0.0
        costs[shape, at.WINDOW_HI] = costs[shape].sum()
    return table, costs, triples(windows.values), triples(spells.values)


def _columns(limits: Limits) -> list[int]:
    return [limits.value[column] for column in range(at.WINDOW_LO)] + [0] * (at.LIMITS - at.WINDOW_LO)
