"""The longest stretch without a free slot."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuous(Rule):
    """No run of more than `maximum` occupied slots; a free or closed slot ends a run; unit: one slot more."""

    resources: tuple[int, ...]
    maximum: int
