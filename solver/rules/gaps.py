"""Idle time between the first and the last lesson of a day."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps(Rule):
    """A gap slot of a resource's day lies between its first and last occupied slot and is neither occupied nor closed to it.

    `max_per_day` and `max_per_week` slots (-1: no such limit) apply to each of `resources` in each week class; unit: one
    slot above a limit.
    """

    resources: tuple[int, ...]
    max_per_day: int = -1
    max_per_week: int = -1
