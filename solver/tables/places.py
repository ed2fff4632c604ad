"""Where each lesson may start, in which rooms, and what a start or a room costs by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from solver.problem import Problem, RoomOption
from solver.rules import AllowedStarts, LateEnd, PreferredRooms
from solver.tables.closings import Bits, Closings, running


@dataclass(frozen=True, slots=True)
class Option:
    """A room option that is possible: its index in `room_options`, its rooms, its cost with soft wishes."""

    origin: int
    rooms: tuple[int, ...]
    cost: float


class Places:
    """Answers for one problem; everything hard that concerns a single lesson is folded in here."""

    def __init__(self, problem: Problem, *, wish_ends: bool = True) -> None:
        """Without `wish_ends` a start costs nothing for ending late."""
        self._problem = problem
        self.closings = Closings(problem)
        grid = problem.grid
        self._slot = np.arange(grid.positions) % grid.slots
        self._allowed: dict[int, list[Bits]] = {}
        self._wished: dict[int, list[tuple[Bits, float]]] = {}
        self._rooms: dict[int, list[tuple[frozenset[int], float | None]]] = {}
        self._ends: dict[int, list[tuple[int, float | None]]] = {}
        self._like = self.closings.alike()
        self._closed: dict[tuple[int, ...], frozenset[int]] = {}
        self._shut: dict[frozenset[int], NDArray[np.int64]] = {}
        self._fitting: dict[tuple[int, int, int], tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]] = {}
        self._some: dict[tuple[int, tuple[int, int, int]], Bits] = {}
        self._own: dict[int, list[Option]] = {}
        self._options: dict[tuple[tuple[RoomOption, ...], int, int, tuple[tuple[frozenset[int], float | None], ...]], list[Option]] = {}
        self._free: dict[tuple[frozenset[int], tuple[int, int, int]], Bits] = {}
        for rule in problem.rules:
            if isinstance(rule, AllowedStarts):
                self._allow(rule)
            elif isinstance(rule, PreferredRooms):
                for lesson in rule.lessons:
                    self._rooms.setdefault(lesson, []).append((frozenset(rule.rooms), rule.weight))
            elif isinstance(rule, LateEnd) and (wish_ends or rule.weight is None):
                for resource in rule.resources:
                    self._ends.setdefault(resource, []).append((max(0, rule.latest), rule.weight))
        self._dear = {resource for resource, wishes in enumerate(self.closings.soft) if wishes} | set(self._ends)

    def _allow(self, rule: AllowedStarts) -> None:
        bits = np.zeros(self._problem.grid.positions, dtype=np.bool_)
        bits[[start for start in rule.starts if 0 <= start < len(bits)]] = True
        for lesson in rule.lessons:
            if rule.weight is None:
                self._allowed.setdefault(lesson, []).append(bits)
            else:
                self._wished.setdefault(lesson, []).append((bits, rule.weight))

    def _open(self, resources: frozenset[int], shape: tuple[int, int, int]) -> Bits:
        """Starts at which a lesson of that length, before and after is within its day and touches no closed slot of these resources."""
        found = self._free.get((resources, shape))
        if found is None:
            shut = self._shut.get(resources)
            if shut is None:
                shut = self._shut[resources] = running(np.asarray(self.closings.hard[list(resources)].any(axis=0)))
            at, before, after = self._inside(shape)
            found = self._free[resources, shape] = np.zeros(self._problem.grid.positions, dtype=np.bool_)
            found[at] = shut[after] == shut[before]
        return found

    def _inside(self, shape: tuple[int, int, int]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Starts at which a lesson of that length, before and after is within its day, where it then begins, and the slot after its end."""
        found = self._fitting.get(shape)
        if found is None:
            length, before, after = shape
            at = np.flatnonzero((self._slot >= before) & (self._slot + length + after <= self._problem.grid.slots))
            found = self._fitting[shape] = at, at - before, at + length + after
        return found

    def starts(self, index: int) -> Bits:
        """Possible starts; a fixed lesson has its own, whatever forbids it."""
        kinds, kind_of = self.kinds
        return np.asarray(kinds[kind_of[index]])

    def rows(self, index: int) -> NDArray[np.int64]:
        """Possible starts as positions in order."""
        _, kind_of = self.kinds
        return self.kind_rows[kind_of[index]]

    @cached_property
    def kind_rows(self) -> list[NDArray[np.int64]]:
        """The positions of each of `kinds`."""
        return [np.flatnonzero(bits) for bits in self.kinds[0]]

    @cached_property
    def kinds(self) -> tuple[Bits, list[int]]:
        """The different sets of possible starts that lessons have, and which of them each lesson has."""
        kinds: dict[tuple[object, ...], int] = {}
        kind_of: list[int] = []
        found: list[Bits] = []
        for index, lesson in enumerate(self._problem.lessons):
            if lesson.fixed_time and lesson.start >= 0:
                kind = kinds.setdefault((lesson.start,), len(found))
                if kind == len(found):
                    found.append(np.arange(self._problem.grid.positions) == lesson.start)
            else:
                allowed, latest = self._allowed.get(index, ()), self._latest_end(index) if self._ends else self._problem.grid.slots
                options = self.options(index) if lesson.room_options else None
                shut, shape = self._closed_of(lesson.people), (lesson.length, lesson.before, lesson.after)
                key = (shut, shape, latest, id(options), *map(id, allowed))  # all of them kept by this object
                kind = kinds.setdefault(key, len(found))
                if kind == len(found):
                    found.append(self._find(shut, shape, latest, options, allowed))
            kind_of.append(kind)
        return np.array(found, dtype=np.bool_).reshape(-1, self._problem.grid.positions), kind_of

    def _find(
        self, shut: frozenset[int], shape: tuple[int, int, int], latest: int, options: list[Option] | None, allowed: Iterable[Bits]
    ) -> Bits:
        found = self._open(shut, shape)
        for bits in allowed:
            found = found & bits
        if latest < self._problem.grid.slots:
            found = found & (self._slot + shape[0] + shape[2] <= latest)
        return found if options is None else found & self._somewhere(options, shape)

    def _closed_of(self, resources: tuple[int, ...]) -> frozenset[int]:
        """Resources that are closed as these are together; of several alike one stands for all."""
        found = self._closed.get(resources)
        if found is None:
            found = self._closed[resources] = frozenset([self._like[resource] for resource in resources]) - {-1}
        return found

    def _latest_end(self, index: int) -> int:
        return min((slot for slot, weight in self._latest(index) if weight is None), default=self._problem.grid.slots)

    def _somewhere(self, options: list[Option], shape: tuple[int, int, int]) -> Bits:
        """Starts at which one of the options is open."""
        key = (id(options), shape)
        found = self._some.get(key)
        if found is None:
            found = self._some[key] = np.zeros(self._problem.grid.positions, dtype=np.bool_)
            for rooms in {self._closed_of(option.rooms) for option in options}:
                found |= self._open(rooms, shape)
        return found

    def start_costs(self, index: int) -> NDArray[np.float64]:
        """What each position costs by wishes of the lesson and soft closings of its people."""
        lesson = self._problem.lessons[index]
        cost = np.zeros(self._problem.grid.positions)
        for bits, weight in self._wished.get(index, ()):
            cost += np.where(bits, 0.0, weight)
        for person in set(lesson.people):
            for shut, weight in self.closings.soft[person]:
                at, before, after = self._inside((lesson.length, lesson.before, lesson.after))
                cost[at] += weight * (shut[after] > shut[before])
        for latest, wish in self._latest(index):
            cost += (wish or 0.0) * np.maximum(0, self._slot + lesson.length + lesson.after - latest)
        return cost

    def _latest(self, index: int) -> list[tuple[int, float | None]]:
        """(slot at which the lesson's people should have finished, weight) of their `LateEnd` rules."""
        return [row for person in self._problem.lessons[index].people for row in self._ends.get(person, ())]

    def has_start_costs(self, index: int) -> bool:
        return index in self._wished or not self._dear.isdisjoint(self._problem.lessons[index].people)

    def options(self, index: int) -> list[Option]:
        """Room options that are large enough and not forbidden; only its own for a lesson with a fixed room."""
        found = self._own.get(index)
        if found is None:
            found = self._own[index] = self._find_options(index)
        return found

    def _find_options(self, index: int) -> list[Option]:
        """One list for all lessons that are alike."""
        lesson = self._problem.lessons[index]
        fixed = lesson.option if lesson.fixed_room else -1
        wishes = tuple((rooms, weight) for rooms, weight in self._rooms.get(index, ()))
        key = (lesson.room_options, lesson.size, fixed, wishes)
        found = self._options.get(key)
        if found is None:
            if fixed >= 0:
                own = lesson.room_options[fixed]
                found = [Option(fixed, tuple(dict.fromkeys(own.rooms)), own.cost)]
            else:
                given = (self._option(index, origin) for origin in range(len(lesson.room_options)))
                found = [option for option in given if option is not None]
            self._options[key] = found
        return found

    def _option(self, index: int, origin: int) -> Option | None:
        lesson = self._problem.lessons[index]
        given = lesson.room_options[origin]
        seats = [self._problem.resources[room].capacity for room in given.rooms]
        if seats and all(seats) and sum(seats) < lesson.size:
            return None
        cost = given.cost
        for rooms, weight in self._rooms.get(index, ()):
            if not rooms.issuperset(given.rooms):
                if weight is None:
                    return None
                cost += weight
        return Option(origin, tuple(dict.fromkeys(given.rooms)), cost)
