"""Checks `ShortDays`."""

from __future__ import annotations

from solver.rules import ShortDays


class ShortDaysShape:
    """One unit for a day with some occupied slots, but fewer than the least."""

    def __init__(self, rule: ShortDays) -> None:
        self.resources = rule.resources
        self._least = rule.minimum

    def where(self, occupied: int, closed: int) -> int:
        return 0

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        return int(0 < occupied.bit_count() < self._least), 0

    def of_week(self, total: int) -> int:
        return 0
