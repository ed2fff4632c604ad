"""Lessons that want certain rooms."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferredRooms(Rule):
    """Every lesson in `lessons` uses only rooms among `rooms`; unit: one lesson elsewhere. (Hard wishes belong in the lessons' options.)"""

    lessons: tuple[int, ...]
    rooms: tuple[int, ...]
