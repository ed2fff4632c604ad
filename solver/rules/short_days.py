"""Days that are not worth coming for."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortDays(Rule):
    """A used day of a resource has at least `minimum` occupied slots, in each week class; unit: one day that has fewer."""

    resources: tuple[int, ...]
    minimum: int
