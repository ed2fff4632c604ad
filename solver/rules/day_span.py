"""The longest day, first start to last end."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan(Rule):
    """Slots from the first occupied to the last, both included, at most `maximum` in each week class; unit: one slot more."""

    resources: tuple[int, ...]
    maximum: int
