"""What is known about each start of one lesson while its places are worked out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from solver.checks.continuous import runs
from solver.problem import Lesson


@dataclass(frozen=True, slots=True)
class Blocker:
    """A hard rule that forbids a start: its id, the instance's uid (empty if always in force), the lesson and the resource, or -1."""

    rule_id: str
    rule: str = ""
    lesson: int = -1
    resource: int = -1


class Marks:
    """Costs and blockers by position, for the starts at which the lesson and its padding lie within the day."""

    def __init__(self, lesson: Lesson, days: int, slots: int) -> None:
        self.lesson = lesson
        self.days, self.slots = days, slots
        self.cost = [0.0] * (days * slots)
        self.blockers: dict[int, list[Blocker]] = {}
        self._first = lesson.before
        self._last = slots - lesson.length - lesson.after

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

    def meeting_masks(self, masks: Iterable[int]) -> set[int]:
        """The starts at which the lesson occupies one or more of the slots in the days' masks."""
        found: set[int] = set()
        for day, mask in enumerate(masks):
            for begin, length in runs(mask):
                found.update(self.meeting(day, begin, begin + length))
        return found

    def block(self, starts: Iterable[int], blocker: Blocker) -> None:
        blockers = self.blockers
        for start in starts:
            if start in blockers:
                blockers[start].append(blocker)
            else:
                blockers[start] = [blocker]

    def charge(self, starts: Iterable[int], cost: float) -> None:
        for start in starts:
            self.cost[start] += cost

    def breach(self, starts: Iterable[int], weight: float | None, units: float, blocker: Blocker) -> None:
        """Block the starts if the rule is hard (`weight` None), else charge weight x units."""
        if weight is None:
            self.block(starts, blocker)
        else:
            self.charge(starts, weight * units)

    def occupied(self, start: int) -> int:
        """The mask of the day's slots the lesson occupies when it starts there."""
        slot = start % self.slots
        begin, end = max(0, slot - self.lesson.before), min(self.slots, slot + self.lesson.length + self.lesson.after)
        return (1 << end) - (1 << begin)
