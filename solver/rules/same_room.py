"""Lessons that follow each other stay in the room."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SameRoom(Rule):
    """Two of `lessons` of which one begins where the other ends, on one day, are in the same rooms (if both are in any).

    Unit: one such pair in different rooms.
    """

    lessons: tuple[int, ...]
