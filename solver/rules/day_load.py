"""Least and most occupied time in a day."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLoad(Rule):
    """Occupied slots of each resource in each day and week class: at most `maximum` (-1: no limit), and at least `minimum` unless the
    day is empty and `allow_empty`; unit: one slot too many or too few."""

    resources: tuple[int, ...]
    maximum: int = -1
    minimum: int = 0
    allow_empty: bool = True
