"""Lessons of one subject on different days."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysApart(Rule):
    """For every pair, `abs(day_i - day_j) >= min_days` (not circular) if their weeks meet; unit: one missing day of one pair.

    With `adjacent_if_same_day` (hard whatever the weight) two of them on one day must touch, no closed slot between,
    and never three on one day. At most `most_a_day` of them lie on one day in one week (0: no limit; hard whatever the weight;
    unit: one lesson too many on one day).
    """

    lessons: tuple[int, ...]
    min_days: int = 1
    adjacent_if_same_day: bool = False
    most_a_day: int = 0

    @property
    def quota(self) -> int:
        """Most lessons on one day in one week by the two hard parts together, 0 for any number."""
        limits = [self.most_a_day] * (self.most_a_day > 0) + [2] * self.adjacent_if_same_day
        return min(limits, default=0)
