"""Checks `WindowDays`."""

from __future__ import annotations

from solver.rules import WindowDays


class WindowDaysShape:
    """Days that are used within the window."""

    def __init__(self, rule: WindowDays) -> None:
        self.resources = rule.resources
        self._window = (1 << max(rule.start, rule.end)) - (1 << rule.start)
        self._most = rule.maximum

    def where(self, occupied: int, closed: int) -> int:
        return occupied & self._window

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        return 0, 1 if occupied & self._window else 0

    def of_week(self, total: int) -> int:
        return max(0, total - self._most)
