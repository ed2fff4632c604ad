"""Room stability: lessons in few different rooms."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FewRooms(Rule):
    """The placed ones of `lessons` use at most `maximum` different rooms altogether; unit: one room more."""

    lessons: tuple[int, ...]
    maximum: int = 1
