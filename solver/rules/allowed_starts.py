"""Lessons that may start only at certain positions (frames, fixed and preferred times, lunch as a lesson)."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedStarts(Rule):
    """Every lesson in `lessons` starts at one of `starts`; unit: one lesson elsewhere. Closed this way a slot still counts as a gap."""

    lessons: tuple[int, ...]
    starts: tuple[int, ...]
