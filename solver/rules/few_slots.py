"""Lessons that together may use only so much of certain times."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FewSlots(Rule):
    """Of `positions` at most `maximum` are occupied by one or more of `lessons`, in whatever week; unit: one position more.

    With `span` above 1 it is stretches of so many positions, counted from the first of all, that are occupied at one of `positions`.
    """

    lessons: tuple[int, ...]
    positions: tuple[int, ...]
    maximum: int
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPeak(Rule):
    """At each of `positions` at most `maximum` of `lessons` go on, in whatever week; unit: one lesson too many at one position."""

    lessons: tuple[int, ...]
    positions: tuple[int, ...]
    maximum: int
