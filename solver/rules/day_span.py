"""The longest day, first start to last end."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan(Rule):
    """Slots from the first occupied to the last, both included, at most `maximum` in each week class, on `longer_days` days one more.

    Unit: one slot more on a day, or one longer day more than that.
    """

    resources: tuple[int, ...]
    maximum: int
    longer_days: int = 0
