"""Days that begin with the first open slot."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlyStart(Rule):
    """Every used day of a resource starts at its first open slot, at most `max_late` days a week at its second, never later.

    Unit: one late day too many, or one slot later than the second.
    """

    resources: tuple[int, ...]
    max_late: int = 0
