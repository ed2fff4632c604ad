"""Checks `DayLoad`."""

from __future__ import annotations

from solver.rules import DayLoad


class DayLoadShape:
    """Occupied slots of a day against a least and a most."""

    def __init__(self, rule: DayLoad, slots: int) -> None:
        self.resources = rule.resources
        self._most = rule.maximum if rule.maximum >= 0 else slots
        self._least = rule.minimum
        self._allow_empty = rule.allow_empty

    def where(self, occupied: int, closed: int) -> int:
        return 0

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        load = occupied.bit_count()
        if load == 0 and self._allow_empty:
            return 0, 0
        return max(0, load - self._most) + max(0, self._least - load), 0

    def of_week(self, total: int) -> int:
        return 0
