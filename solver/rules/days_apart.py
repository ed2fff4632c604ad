"""Lessons of one subject on different days."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysApart(Rule):
    """For every pair, `abs(day_i - day_j) >= min_days` (not circular) if their weeks meet; unit: one missing day of one pair.

    With `adjacent_if_same_day` (hard whatever the weight) two of them on one day must touch, no closed slot between,
    and never three on one day.
    """

    lessons: tuple[int, ...]
    min_days: int = 1
    adjacent_if_same_day: bool = False
