"""What one lesson must be to another: order, nearness, the same day or hour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.rules.base import Rule


class Relation(StrEnum):
    """What is asked of two lessons a and b (set-up and clean-up counted in), and what one unit of breach is.

    "Between" counts slots from the end of one to the begin of the other, those in `breaks` left out.
    """

    SAME_DAY = "same_day"  # one pair on different days
    SAME_HOUR = "same_hour"  # the same slot of the day, on any day: one pair that differs
    MAX_DAYS = "max_days"  # at most `amount` days apart: one day more
    FOLLOWS = "follows"  # b on a's day after it, nothing between: one pair
    GROUPED = "grouped"  # on one day in either order, nothing or just `amount` slots between: one pair
    BEFORE = "before"  # a ends before b begins, in the whole week: one pair
    BEFORE_ON_DAY = "before_on_day"  # the same if they are on one day and their weeks meet: one pair
    MIN_GAP = "min_gap"  # if on one day and their weeks meet, `amount` slots from one to the other, breaks too: one missing slot
    GAP_AFTER = "gap_after"  # the same if b begins after a: one missing slot


WITHIN_WEEK = frozenset({Relation.BEFORE_ON_DAY, Relation.MIN_GAP, Relation.GAP_AFTER})
"""Relations that say nothing of lessons whose weeks never meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Rule):
    """`relation` between the two `lessons` (a, b); of a part with fewer than two lessons it says nothing.

    Three lessons in one stretch are three pairs GROUPED, each with the third's length as `amount`.
    """

    lessons: tuple[int, ...]
    relation: str
    amount: int = 0
    breaks: tuple[int, ...] = ()
