"""Moves of several lessons that free a place: swaps and chains, found best first and counted exactly before they are told.

A *unit* is what moves as one: a lesson, or the lessons of a block that lie together. Where a unit can go when everybody else stays is
worked out once; a start that only movable units stand in the way of is a link to those units. Chains are grown along these links,
short ones first, and each complete one is tried out on the table: rooms are chosen, and what was broken around its lessons before is
held against what would be broken after, by the checker's own rules.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from solver.checks.table import Table
from solver.places import Places
from solver.placing.around import Around
from solver.placing.seating import Seating
from solver.placing.trial import Trial, Unit
from solver.problem import Problem
from solver.result import Solution
from solver.rules import SameStart

PER_GROUP = 3
"""Starts looked at of those on one day that the same lessons stand in the way of."""
PER_KIND = 2
"""Chains told that move the same units to the same days."""


@dataclass(frozen=True, slots=True)
class Step:
    """One lesson at its new start and room option."""

    lesson: int
    start: int
    option: int


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps to make together, what they change the cost by and how many more lessons they place."""

    steps: tuple[Step, ...]
    cost: float
    placed: int


@dataclass(frozen=True, slots=True)
class Link:
    """One start of a unit: the units in its way, and the cost of going there if there are none."""

    start: int
    others: tuple[Unit, ...]
    cost: float


@dataclass(order=True, slots=True)
class _Partial:
    """A chain under construction: where its units go, and those that have nowhere to go yet."""

    moves: int
    cost: float
    number: int
    at: dict[Unit, int]
    homeless: tuple[Unit, ...]


class Chains:
    """Chains on one timetable of one problem."""

    def __init__(self, problem: Problem, places: Places, solution: Solution) -> None:
        self._problem, self._places, self._solution = problem, places, solution
        self._mates: dict[int, tuple[int, ...]] = {}
        for rule in problem.rules:
            if isinstance(rule, SameStart) and rule.weight is None:
                whole = tuple(dict.fromkeys(one for lesson in rule.lessons for one in self._mates.get(lesson, (lesson,))))
                self._mates.update(dict.fromkeys(whole, whole))
        self._links: dict[Unit, list[Link]] = {}
        self._trial = Trial(problem, Table(places.layout, solution), Around(problem), Seating(problem))

    def unit(self, lesson: int) -> Unit:
        """The lesson, with the block's lessons that lie where it lies; a block of which nothing is placed is one unit."""
        starts = self._solution.starts
        mates = self._mates.get(lesson, (lesson,))
        return tuple(sorted(one for one in mates if starts[one] == starts[lesson])) if self._together(lesson, mates) else (lesson,)

    def _together(self, lesson: int, mates: tuple[int, ...]) -> bool:
        starts = self._solution.starts
        return starts[lesson] >= 0 or all(starts[one] < 0 for one in mates)

    def movable(self, unit: Unit) -> bool:
        """Whether none of the unit's lessons must stay where it is."""
        lessons = self._problem.lessons
        return not any(lessons[one].fixed_time and lessons[one].start >= 0 for one in unit)

    def search(self, lesson: int, at: int, depth: int, alive: Callable[[], bool]) -> Iterator[Chain]:
        """Chains that bring the lesson's unit to the start `at` (anywhere else if -1), as they are found, while `alive`."""
        unit = self.unit(lesson)
        if not self.movable(unit) or not alive():
            return
        told: dict[tuple[tuple[Unit, int], ...], int] = {}
        tried: set[tuple[tuple[Unit, int], ...]] = set()
        number = 0
        waiting = [_Partial(1, 0.0, 0, {}, (unit,))]
        while waiting and alive():
            partial = heapq.heappop(waiting)
            if not partial.homeless:
                kind = tuple(sorted((one, start // self._problem.grid.slots) for one, start in partial.at.items()))
                exactly = tuple(sorted(partial.at.items()))
                if exactly not in tried and told.get(kind, 0) < PER_KIND:
                    tried.add(exactly)
                    steps, cost, placed = self._trial.of(partial.at)
                    if steps:
                        told[kind] = told.get(kind, 0) + 1
                        yield Chain(tuple(Step(*step) for step in steps), cost, placed)
                continue
            for grown in self._grown(partial, at if not partial.at else -1, depth):
                number += 1
                grown.number = number
                heapq.heappush(waiting, grown)

    def _grown(self, partial: _Partial, at: int, depth: int) -> Iterator[_Partial]:
        """The chain with its first homeless unit somewhere."""
        unit, *rest = partial.homeless
        for link in self.links(unit, at):
            new = [one for one in link.others if one not in partial.at and one not in rest]
            moves = partial.moves + len(new)
            if moves > depth or any(self._trial.meet(unit, link.start, other, start) for other, start in partial.at.items()):
                continue
            yield _Partial(moves, partial.cost + link.cost, 0, {**partial.at, unit: link.start}, (*rest, *new))

    def links(self, unit: Unit, at: int = -1) -> list[Link]:
        """Where the unit can go if the units in its way go elsewhere; few of many alike, all those at `at` if given."""
        if at >= 0:
            return list(self._read(unit, at))
        if unit not in self._links:
            self._links[unit] = list(_few(self._read(unit, -1), self._problem.grid.slots))
        return self._links[unit]

    def _read(self, unit: Unit, at: int) -> Iterator[Link]:
        now = self._solution.starts[unit[0]]
        for verdict in self._places.together(self._solution, unit, None if at < 0 else (at,)):
            start, blockers = verdict.start, verdict.blockers
            if start == now or any(blocker.lesson < 0 or blocker.rule_id in ("fixed_time", "fixed_room", "block") for blocker in blockers):
                continue
            others = tuple(dict.fromkeys(self.unit(lesson) for lesson in dict.fromkeys(blocker.lesson for blocker in blockers)))
            if unit not in others and all(self.movable(other) for other in others):
                yield Link(start, others, verdict.cost)


def _few(links: Iterator[Link], slots: int) -> Iterator[Link]:
    """Of the starts of one day with the same units in the way the cheapest, and of equally cheap ones first, last and middle."""
    groups: dict[tuple[int, tuple[Unit, ...]], list[Link]] = {}
    for link in links:
        groups.setdefault((link.start // slots, link.others), []).append(link)
    for group in groups.values():
        least = min(link.cost for link in group) + 1e-6
        cheap = [link for link in group if link.cost <= least]
        picked = {0, len(cheap) - 1, len(cheap) // 2}
        yield from (cheap[number] for number in sorted(picked)[:PER_GROUP])
