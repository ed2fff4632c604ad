"""The arrays that the search writes, as they are before it begins."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at

Ints = NDArray[np.int64]


def workspace(size: Ints, unit: Ints, resource: Ints, crowding: int, seed: int) -> dict[str, NDArray[Any]]:
    """Boards, queues and scratch space by name; `crowding` is the most lessons of one resource on one day."""
    days, slots, atoms, units = (int(size[column]) for column in (at.DAYS, at.SLOTS, at.ATOMS, at.UNITS))
    resources, shapes, lessons = (int(size[column]) for column in (at.RESOURCES, at.SHAPES, at.LESSONS))
    shared = int(resource[:, at.CROWD].max(initial=-1)) + 1
    return {
        "tabu": _zeros(int(unit[:, at.START_HI].max(initial=0))),
        "item": np.zeros(max(days * slots, resources)),
        "board": _zeros(resources, days, 1 + crowding),
        "crowd": _zeros(max(1, shared), atoms, days * slots),
        "spelled": _zeros(2, days),
        "day": _zeros(max(1, shapes), atoms, days, at.MEASURES),
        "weight": np.ones(units),
        "queue": _zeros(units),
        "loser": _zeros(units + 1),
        "chosen": _zeros(units + 1),
        "best_at": np.full(units, -1, dtype=np.int64),
        "best_option": np.full(lessons, -1, dtype=np.int64),
        "least_at": np.full(units, -1, dtype=np.int64),
        "least_option": np.full(lessons, -1, dtype=np.int64),
        "counter": _zeros(at.COUNTERS),
        "bound": np.zeros(int((unit[:, at.START_HI] - unit[:, at.START_LO]).max(initial=0))),
        "scratch": _zeros(at.MEASURES),
        "trial_day": _zeros(days, at.MEASURES),
        "trial_gone": _zeros(days, 2),
        "clash": _zeros(at.CLASHES),
        "loads": _zeros(days),
        "gone": _zeros(2),
        "spans": _zeros(2 * (crowding + 2)),
        "repeat": np.ones((resources, atoms)),
        "wished": np.zeros(max(1, shapes)),
        "moved": _zeros(units),
        "dice": np.array([(seed * 2654435761 + 88172645463325252) % 2**64 or 1], dtype=np.uint64),
    }


def _zeros(*shape: int) -> Ints:
    return np.zeros(shape, dtype=np.int64)
