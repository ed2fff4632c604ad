"""One lesson taken off a timetable, and the verdict on each of its starts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.checks.table import Table
from solver.placing.marks import Blocker, Marks
from solver.placing.rooms import OptionMarks
from solver.placing.shapes import BreakMarks, Change, ShapeMarks


@dataclass(frozen=True, slots=True)
class PlaceVerdict:
    """One start of one lesson.

    Without `blockers` the lesson can go there and `cost` is how the timetable's cost changes (0 where blocked). `option` is the best
    room option there (-1: needs no room) and `option_free` whether its rooms are free; if not, what takes them is among the blockers.
    """

    start: int
    cost: float
    blockers: tuple[Blocker, ...]
    option: int
    option_free: bool

    @property
    def free(self) -> bool:
        return not self.blockers


OUTSIDE = (Blocker("block"),)
"""In the way of a lesson of a block that would not lie within the day where the others do."""


class Question:
    """One lesson taken off one timetable, and what every start would mean."""

    def __init__(
        self,
        table: Table,
        lesson: int,
        marks: Marks,
        options: list[OptionMarks],
        shapes: ShapeMarks,
        breaks: BreakMarks,
        start: int,
        option: int,
    ) -> None:
        self.marks = marks
        self._table, self._lesson = table, lesson
        self._options = sorted(options, key=lambda one: (one.cost, one.option != option))
        self._flat = not any(one.extra for one in options)
        self._shapes, self._breaks = shapes, breaks
        self._start, self._option = start, option
        self._cost_now = 0.0
        self._now: dict[tuple[int, int], Change] = {}
        self._eased = False
        self._last: tuple[list[Blocker], tuple[Blocker, ...]] = ([], ())

    def look_back(self, by_checker: Callable[[], float]) -> None:
        """Work out what the lesson costs and breaks where it is now."""
        if self._start < 0:
            return
        if self._start not in self.marks.of_day(self._start // self.marks.slots):
            self._cost_now = by_checker()
            return
        cost, changes = self._shape(self._start)
        self._now = _by_instance(changes)
        self._eased = any(change.units < 0 for change in self._now.values())
        room = sum(one.cost_at(self._start) for one in self._options if one.option == self._option)
        self._cost_now = self.marks.cost[self._start] + cost + room

    def verdict(self, start: int, *, shapes: bool = True) -> PlaceVerdict:
        """What the lesson would mean there; without `shapes` a start that only people's days forbid or charge for seems free."""
        if not self.marks.fits(start):
            return PlaceVerdict(start, 0.0, OUTSIDE, -1, True)
        best, free = self._best_option(start)
        blockers = self._barred(start, best if not free else None)
        option = best.option if best is not None else -1
        if blockers or not shapes:
            return PlaceVerdict(start, 0.0, blockers, option, free)
        cost, changes = self._shape(start)
        if changes or self._eased:
            grown = self._grown(changes)
            if grown:
                return PlaceVerdict(start, 0.0, tuple(grown), option, free)
        cost += self.marks.cost[start] - self._cost_now
        return PlaceVerdict(start, cost + best.cost_at(start) if best is not None else cost, (), option, free)

    def _barred(self, start: int, taken: OptionMarks | None) -> tuple[Blocker, ...]:
        """What the lesson's people, its rules and its rooms say; one and the same tuple for neighbouring starts with the same answer."""
        blockers = self.marks.blockers.get(start, [])
        if taken is not None:
            blockers = blockers + taken.blockers(start)
        if blockers != self._last[0]:
            self._last = (blockers, tuple(blockers))
        return self._last[1]

    def _best_option(self, start: int) -> tuple[OptionMarks | None, bool]:
        """The cheapest free option, the present one if it is as cheap; else the cheapest."""
        best: OptionMarks | None = None
        for one in self._options:
            if best is not None and one.cost > best.cost_at(start):
                break
            if not one.always and not one.taken >> start & 1:
                if self._flat:
                    return one, True
                if best is None or (one.cost_at(start), one.option != self._option) < (best.cost_at(start), best.option != self._option):
                    best = one
        if best is not None:
            return best, True
        return (self._options[0], False) if self._options else (None, True)

    def _shape(self, start: int) -> tuple[float, list[Change]]:
        cost, changes = self._shapes.delta(start)
        more, others = self._breaks.delta(start)
        return cost + more, changes + others

    def _grown(self, changes: list[Change]) -> list[Blocker]:
        """The hard rules whose breach grows beyond what it is without the lesson or where the lesson is now."""
        after = _by_instance(changes)
        grown = []
        for key, change in (self._now | after).items():
            units = after[key].units if key in after else 0.0
            now = self._now[key].units if key in self._now else 0.0
            if units > min(0.0, now):
                grown.append(Blocker(change.rule.rule_id, change.rule.uid, -1, change.resource))
        return grown


def _by_instance(changes: list[Change]) -> dict[tuple[int, int], Change]:
    found: dict[tuple[int, int], Change] = {}
    for change in changes:
        key = (id(change.rule), change.resource)
        found[key] = Change(change.rule, change.resource, change.units + (found[key].units if key in found else 0.0))
    return found
