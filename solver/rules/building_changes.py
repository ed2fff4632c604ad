"""Walking between buildings."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingChanges(Rule):
    """A change is two lessons of a resource that follow each other on one day, those without a building left out, in different buildings.

    At most `max_per_day` and `max_per_week` of them (-1: no limit), and at least `min_gap` slots from one lesson to the other, in each
    week class; unit: one change too many, or one missing slot. A lesson's building is that of its first room that has one.
    """

    resources: tuple[int, ...]
    max_per_day: int = -1
    max_per_week: int = -1
    min_gap: int = 0
