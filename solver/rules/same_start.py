"""Lessons that run in parallel: blocks."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SameStart(Rule):
    """All `lessons` start at the same position; unit: one differing pair."""

    lessons: tuple[int, ...]
