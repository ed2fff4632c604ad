"""Shortest break between two lessons."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class MinBreak(Rule):
    """Between two lessons of one resource on one day that share a week class there are at least `slots` slots (before/after
    padding counts as lesson); unit: one missing slot of one neighbouring pair."""

    resources: tuple[int, ...]
    slots: int
