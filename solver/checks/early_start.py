"""Checks `EarlyStart`."""

from __future__ import annotations

from solver.rules import EarlyStart


class EarlyStartShape:
    """Open slots before the day's first occupied one: one or more make a late day, each beyond the first is a unit of its own."""

    def __init__(self, rule: EarlyStart, slots: int) -> None:
        self.resources = rule.resources
        self._late = rule.max_late

    def where(self, occupied: int, closed: int) -> int:
        return ((occupied & -occupied) - 1) & ~closed if occupied else 0

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        waiting = self.where(occupied, closed).bit_count()
        return max(0, waiting - 1), min(1, waiting)

    def of_week(self, total: int) -> int:
        return max(0, total - self._late)
