"""Lessons that together may use only so much of certain times."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FewSlots(Rule):
    """Of `positions` at most `maximum` are occupied by one or more of `lessons`, in whatever week; unit: one position more."""

    lessons: tuple[int, ...]
    positions: tuple[int, ...]
    maximum: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPeak(Rule):
    """At each of `positions` at most `maximum` of `lessons` go on, in whatever week; unit: one lesson too many at one position."""

    lessons: tuple[int, ...]
    positions: tuple[int, ...]
    maximum: int
