"""Checks `DaySpan`."""

from __future__ import annotations

from solver.rules import DaySpan


class DaySpanShape:
    """Slots from the first occupied to the last, both included."""

    def __init__(self, rule: DaySpan, slots: int) -> None:
        self.resources = rule.resources
        self._most = rule.maximum
        self._longer = rule.longer_days

    def where(self, occupied: int, closed: int) -> int:
        return 0

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        span = (occupied // (occupied & -occupied)).bit_length() if occupied else 0
        if self._longer <= 0:
            return max(0, span - self._most), 0
        return max(0, span - self._most - 1), int(span > self._most)

    def of_week(self, total: int) -> int:
        return max(0, total - self._longer) if self._longer > 0 else 0
