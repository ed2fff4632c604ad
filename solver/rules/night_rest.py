"""Free time between the last lesson of a day and the first of the next."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class NightRest(Rule):
    """Free slots after the last occupied slot of a day and before the first of the next are at least `slots`, for two neighbouring days
    that are both used; with `around` also from the last day to the first. Unit: one missing slot of one night and week class."""

    resources: tuple[int, ...]
    slots: int
    around: bool = False
