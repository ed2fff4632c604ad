"""Rooms that hold many lessons at once, but had better not be full: dining halls."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPeak(Rule):
    """At most `maximum` pupils (the lessons' sizes) are in each of the rooms `resources` at once; unit: one pupil more at the fullest
    moment of one day, in each week class."""

    resources: tuple[int, ...]
    maximum: int
