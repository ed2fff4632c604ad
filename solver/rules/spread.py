"""Rhythm: lessons at about the same time of the day."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread(Rule):
    """The slots of the day at which the placed ones of `lessons` start, on whatever day and in whatever week, differ by at most
    `maximum`, the latest from the earliest; unit: one slot more."""

    lessons: tuple[int, ...]
    maximum: int = 0
