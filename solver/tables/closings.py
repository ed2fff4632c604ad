"""Closed slots of resources, as bits and as running sums."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solver.problem import Problem
from solver.rules import Closed

Bits = NDArray[np.bool_]


class Closings:
    """`hard[r]` are the positions no lesson may use; `any[r]` those that never count as gaps (soft ones too); `soft` per rule."""

    def __init__(self, problem: Problem) -> None:
        count, positions = len(problem.resources), problem.grid.positions
        self.hard: Bits = np.zeros((count, positions), dtype=np.bool_)
        self.any: Bits = np.zeros((count, positions), dtype=np.bool_)
        self.soft: list[list[tuple[NDArray[np.int64], float]]] = [[] for _ in range(count)]
        for rule in problem.rules:
            if isinstance(rule, Closed) and rule.resources and rule.positions:
                self._close(rule)

    def alike(self) -> list[int]:
        """For each resource the first one with the same hard closings, -1 for those without any."""
        first: dict[bytes, int] = {}
        return [
            first.setdefault(bits.tobytes(), resource) if shut else -1
            for resource, (bits, shut) in enumerate(zip(self.hard, np.asarray(self.hard.any(axis=1))))
        ]

    def _close(self, rule: Closed) -> None:
        bits = np.zeros(self.hard.shape[1], dtype=np.bool_)
        bits[list(rule.positions)] = True
        resources = list(rule.resources)
        self.any[resources] |= bits
        if rule.weight is None:
            self.hard[resources] |= bits
            return
        for resource in rule.resources:
            self.soft[resource].append((running(bits), rule.weight))


def running(bits: Bits) -> NDArray[np.int64]:
    """How many bits are set before each position; one longer than the last axis of `bits`."""
    found = np.zeros((*bits.shape[:-1], bits.shape[-1] + 1), dtype=np.int64)
    np.cumsum(bits, axis=-1, out=found[..., 1:])
    return found
