"""Lessons that may not be at the same time although they share nobody."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class NotOverlapping(Rule):
    """No two of `lessons` whose weeks meet share a slot; unit: one overlapping pair."""

    lessons: tuple[int, ...]
