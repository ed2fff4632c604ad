"""What is known about each start of one lesson while its places are worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from solver.checks.continuous import runs
from solver.problem import Lesson


class Blocker(NamedTuple):
    """A hard rule that forbids a start: its id, the instance's uid (empty if always in force), the lesson and the resource, or -1."""

    rule_id: str
    rule: str = ""
    lesson: int = -1
    resource: int = -1


class Marks:
    """Costs and blockers by position, for the starts at which the lesson and its padding lie within the day.

    Sets of starts are masks of the week's positions; `barred` are the blocked ones. What soft rules cost is noted in `charges` and
    counted for the starts that are left open (`lay_costs`), most often a few.
    """

    def __init__(self, lesson: Lesson, days: int, slots: int) -> None:
        self.lesson = lesson
        self.days, self.slots = days, slots
        self.cost: dict[int, float] = {}
        self.charges: list[tuple[int, float]] = []
        self.barred = 0
        self.barriers: list[tuple[int, Blocker]] = []
        self._first = lesson.before
        self._last = slots - lesson.length - lesson.after
        one_day = mask_of(range(self._first, self._last + 1))
        self.fitting = sum(one_day << day * slots for day in range(days))

    def starts(self) -> Iterator[int]:
        """Every position at which the lesson fits into its day."""
        for day in range(self.days):
            yield from range(day * self.slots + self._first, day * self.slots + self._last + 1)

    def fits(self, start: int) -> bool:
        """Whether the lesson with its padding lies within one day there."""
        return 0 <= start < self.days * self.slots and self._first <= start % self.slots <= self._last

    def of_day(self, day: int) -> range:
        """The starts of one day."""
        return range(day * self.slots + self._first, day * self.slots + self._last + 1)

    def meeting(self, day: int, begin: int, end: int) -> range:
        """The starts at which the lesson's occupied slots meet the slots begin … end-1 of that day."""
        first = max(self._first, begin - self.lesson.length - self.lesson.after + 1)
        last = min(self._last, end + self.lesson.before - 1)
        return range(day * self.slots + first, day * self.slots + last + 1)

    def meeting_masks(self, masks: Iterable[int]) -> int:
        """The starts, as a mask, at which the lesson occupies one or more of the slots in the days' masks."""
        found = 0
        for day, mask in enumerate(masks):
            for begin, length in runs(mask):
                found |= mask_of(self.meeting(day, begin, begin + length))
        return found

    def block(self, mask: int, blocker: Blocker) -> None:
        if mask:
            self.barred |= mask
            self.barriers.append((mask, blocker))

    def breach(self, mask: int, weight: float | None, units: float, blocker: Blocker) -> None:
        """Block the starts if the rule is hard (`weight` None), else charge weight x units."""
        if weight is None:
            self.block(mask, blocker)
        elif mask:
            self.charges.append((mask, weight * units))

    def lay_costs(self, starts: Iterable[int]) -> None:
        """Add up in `cost` what was charged at these starts, not laid before."""
        cost = dict.fromkeys(starts, 0.0)
        still = sum(1 << start for start in cost)
        for mask, amount in self.charges:
            for start in positions_of(mask & still):
                cost[start] += amount
        self.cost |= cost

    def occupied(self, start: int) -> int:
        """The mask of the day's slots the lesson occupies when it starts there."""
        slot = start % self.slots
        begin, end = max(0, slot - self.lesson.before), min(self.slots, slot + self.lesson.length + self.lesson.after)
        return (1 << end) - (1 << begin)


def mask_of(starts: range) -> int:
    """A run of positions as a mask."""
    return (1 << starts.stop) - (1 << starts.start) if starts else 0


def positions_of(mask: int) -> Iterator[int]:
    """The positions in a mask, in order."""
    for first, length in runs(mask):
        yield from range(first, first + length)
