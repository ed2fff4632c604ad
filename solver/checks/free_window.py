"""Checks `FreeWindow`."""

from __future__ import annotations

from solver.checks.continuous import runs
from solver.rules import FreeWindow


class FreeWindowShape:
    """The longest stretch without a lesson inside the window, on days that reach into it from both sides."""

    def __init__(self, rule: FreeWindow, slots: int) -> None:
        self.resources = rule.resources
        self._start, self._end, self._slots = rule.start, rule.end, rule.slots
        self._window = (1 << max(0, rule.end)) - (1 << max(0, rule.start)) if rule.end > rule.start else 0

    def where(self, occupied: int, closed: int) -> int:
        return self._window & occupied

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        if not occupied:
            return 0, 0
        first, after_last = (occupied & -occupied).bit_length() - 1, occupied.bit_length()
        if first >= self._end or after_last <= self._start:
            return 0, 0
        longest = max((length for _, length in runs(self._window & ~occupied)), default=0)
        return max(0, self._slots - longest), 0

    def of_week(self, total: int) -> int:
        return 0
