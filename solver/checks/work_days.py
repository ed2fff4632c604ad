"""Checks `WorkDays`."""

from __future__ import annotations

from solver.rules import WorkDays


class WorkDaysShape:
    """Days with at least one lesson; a negative maximum is no limit."""

    def __init__(self, rule: WorkDays, days: int) -> None:
        self.resources = rule.resources
        self._least = rule.minimum
        self._most = rule.maximum if rule.maximum >= 0 else days

    def where(self, occupied: int, closed: int) -> int:
        return 0

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        return 0, 1 if occupied else 0

    def of_week(self, total: int) -> int:
        return max(0, total - self._most) + max(0, self._least - total)
