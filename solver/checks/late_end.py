"""Checks `LateEnd`."""

from __future__ import annotations

from solver.rules import LateEnd


class LateEndShape:
    """Slots from `latest` to the end of the day's last lesson."""

    def __init__(self, rule: LateEnd) -> None:
        self.resources = rule.resources
        self._latest = max(0, rule.latest)

    def where(self, occupied: int, closed: int) -> int:
        return occupied >> self._latest << self._latest

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        return max(0, occupied.bit_length() - self._latest), 0

    def of_week(self, total: int) -> int:
        return 0
