"""Days that end in time."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEnd(Rule):
    """No day of a resource is occupied at or after the day's slot `latest`, in each week class; unit: one slot from there to its end."""

    resources: tuple[int, ...]
    latest: int
