"""Most days of a week with lessons in a part of the day."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowDays(Rule):
    """Days with an occupied slot among the day's slots `start … end-1`, at most `maximum` in each week class; unit: one day too many."""

    resources: tuple[int, ...]
    start: int
    end: int
    maximum: int
