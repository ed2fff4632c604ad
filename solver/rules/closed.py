"""Slots in which resources cannot be used; such slots never count as gaps."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Rule):
    """`positions` are closed to every resource in `resources` (people or rooms). Hard only for people; for a room a weight
    makes one unit of a lesson that uses the room in one or more of the slots."""

    resources: tuple[int, ...]
    positions: tuple[int, ...]
