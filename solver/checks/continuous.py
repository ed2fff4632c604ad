"""Checks `Continuous`."""

from __future__ import annotations

from collections.abc import Iterator

from solver.rules import Continuous


class ContinuousShape:
    """Runs of occupied slots; a closed slot ends a run even when a lesson lies on it."""

    def __init__(self, rule: Continuous, slots: int) -> None:
        self.resources = rule.resources
        self._most = rule.maximum

    def where(self, occupied: int, closed: int) -> int:
        long = 0
        for start, length in runs(occupied & ~closed):
            if length > self._most:
                long |= ((1 << length) - 1) << start
        return long

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        return sum(max(0, length - self._most) for _, length in runs(occupied & ~closed)), 0

    def of_week(self, total: int) -> int:
        return 0


def runs(mask: int) -> Iterator[tuple[int, int]]:
    """(first bit, length) of each run of set bits, lowest first."""
    start = 0
    while mask:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        length = (~mask & (mask + 1)).bit_length() - 1
        yield start + skip, length
        mask >>= length
        start += skip + length
