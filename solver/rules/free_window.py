"""A free stretch within a window of the day: lunch where it is not a lesson."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeWindow(Rule):
    """On every day on which the resource has a lesson that begins before `end` and one that ends after `start`, `slots` consecutive
    slots within the day's slots `start … end-1` are free; unit: one missing slot (slots - longest free stretch)."""

    resources: tuple[int, ...]
    start: int
    end: int
    slots: int
