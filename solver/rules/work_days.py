"""Least and most days of a week with lessons."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDays(Rule):
    """Days with at least one lesson, per resource and week class: `minimum` to `maximum`; unit: one day too many or too few."""

    resources: tuple[int, ...]
    maximum: int
    minimum: int = 0
