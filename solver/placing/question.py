"""One lesson taken off a timetable, and the verdict on each of its starts."""

from __future__ import annotations

from collections.abc import Callable

from solver.checks.continuous import runs
from solver.placing.marks import Blocker, Marks
from solver.placing.rooms import OptionMarks
from solver.placing.shapes import BreakMarks, Change, ShapeMarks


class Question:
    """One lesson taken off one timetable: what its people's other lessons, its rules and its rooms say about its starts, and then,
    where these leave it free, what the shape of people's days says.

    It holds as long as no other lesson moves, wherever the lesson itself lies (`lie`); `looked` are the starts at which what is worked
    out start by start is in the marks.
    """

    def __init__(self, marks: Marks, options: list[OptionMarks], shapes: ShapeMarks, breaks: BreakMarks) -> None:
        self.marks = marks
        self.options = options
        self.looked: set[int] = set()
        self._by_cost = options
        self._shapes, self._breaks = shapes, breaks
        self._start, self._option = -1, -1
        self._flat = False
        self._cost_now = 0.0
        self._now: dict[tuple[int, int], Change] = {}
        self._eased = False

    def lie(self, start: int, option: int) -> None:
        """Where the lesson lies in the timetable that is asked about (-1: nowhere); then `look_back`."""
        self._start, self._option = start, option
        self.options = sorted(self._by_cost, key=lambda one: (one.cost, one.option != option))

    def barred(self) -> int:
        """The positions, as a mask, at which something is in the way whatever people's days look like."""
        return self.marks.barred | ~self.marks.fitting | self.full()

    def full(self) -> int:
        """The positions, as a mask, at which every room option is taken."""
        taken = -1 if self.options else 0
        for one in self.options:
            if not one.always:
                taken &= one.taken
        return taken & self.marks.fitting

    def first_free(self) -> list[int]:
        """At each position the first free option in the order of their cost at any start; the cheapest if none is, -1 without options."""
        found = [self.options[0].option if self.options else -1] * (self.marks.days * self.marks.slots)
        left = self.marks.fitting
        for one in self.options:
            if left and not one.always:
                for first, length in runs(left & ~one.taken):
                    found[first : first + length] = [one.option] * length
                left &= one.taken
        return found

    def look_back(self, by_checker: Callable[[], float]) -> None:
        """Work out what the lesson costs and breaks where it is now."""
        self._flat = not any(one.extra for one in self.options)
        self._cost_now, self._now, self._eased = 0.0, {}, False
        if self._start < 0:
            return
        if not self.marks.fits(self._start):
            self._cost_now = by_checker()
            return
        cost, changes = self._shape(self._start)
        self._now = _by_instance(changes)
        self._eased = any(change.units < 0 for change in self._now.values())
        room = sum(one.cost_at(self._start) for one in self.options if one.option == self._option)
        self._cost_now = self.marks.cost[self._start] + cost + room

    def at(self, start: int) -> tuple[float, list[Blocker], int]:
        """(change of cost, blockers, option) at a start that is not barred; before it, `look_back`."""
        best = self._best_option(start)
        option = best.option if best is not None else -1
        cost, changes = self._shape(start)
        if changes or self._eased:
            grown = self._grown(changes)
            if grown:
                return 0.0, grown, option
        cost += self.marks.cost[start] - self._cost_now
        return cost + best.cost_at(start) if best is not None else cost, [], option

    def _best_option(self, start: int) -> OptionMarks | None:
        """The cheapest free option, the present one if it is as cheap."""
        best: OptionMarks | None = None
        for one in self.options:
            if best is not None and one.cost > best.cost_at(start):
                break
            if not one.always and not one.taken >> start & 1:
                if self._flat:
                    return one
                if best is None or (one.cost_at(start), one.option != self._option) < (best.cost_at(start), best.option != self._option):
                    best = one
        return best

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
