"""Checks `Gaps`."""

from __future__ import annotations

from solver.rules import Gaps


class GapsShape:
    """Gap slots: between the first and the last occupied slot, neither occupied nor closed."""

    def __init__(self, rule: Gaps, slots: int) -> None:
        self.resources = rule.resources
        self._day = rule.max_per_day if rule.max_per_day >= 0 else slots
        self._week = rule.max_per_week

    def where(self, occupied: int, closed: int) -> int:
        lowest = occupied & -occupied
        between = (1 << occupied.bit_length()) - lowest if occupied else 0
        return between & ~occupied & ~closed

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        gaps = self.where(occupied, closed).bit_count()
        return max(0, gaps - self._day), gaps

    def of_week(self, total: int) -> int:
        return max(0, total - self._week) if self._week >= 0 else 0
