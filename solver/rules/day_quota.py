"""Most lessons of a list within some days."""

from __future__ import annotations

from dataclasses import dataclass

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DayQuota(Rule):
    """At most `maximum` of `lessons` lie in one stretch of `days` days and one week; the stretches follow each other from the first day.

    Unit: one lesson too many in one stretch and week class.
    """

    lessons: tuple[int, ...]
    maximum: int
    days: int = 1
