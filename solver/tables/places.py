"""Where each lesson may start, in which rooms, and what a start or a room costs by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.problem import Lesson, Problem, RoomOption
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

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.closings = Closings(problem)
        grid = problem.grid
        self._slot = np.arange(grid.positions) % grid.slots
        self._allowed: dict[int, list[Bits]] = {}
        self._wished: dict[int, list[tuple[Bits, float]]] = {}
        self._rooms: dict[int, list[tuple[frozenset[int], float | None]]] = {}
        self._ends: dict[int, list[tuple[int, float | None]]] = {}
        self._shut: dict[tuple[int, ...], NDArray[np.int64]] = {}
        self._starts: dict[int, Bits] = {}
        self._rows: dict[int, NDArray[np.int64]] = {}
        self._alike: dict[tuple[object, ...], Bits] = {}
        self._some: dict[tuple[int, int, int, int], Bits] = {}
        self._own: dict[int, list[Option]] = {}
        self._options: dict[tuple[tuple[RoomOption, ...], int, int, tuple[tuple[frozenset[int], float | None], ...]], list[Option]] = {}
        self._free: dict[tuple[tuple[int, ...], int, int, int], Bits] = {}
        for rule in problem.rules:
            if isinstance(rule, AllowedStarts):
                self._allow(rule)
            elif isinstance(rule, PreferredRooms):
                for lesson in rule.lessons:
                    self._rooms.setdefault(lesson, []).append((frozenset(rule.rooms), rule.weight))
            elif isinstance(rule, LateEnd):
                for resource in rule.resources:
                    self._ends.setdefault(resource, []).append((max(0, rule.latest), rule.weight))

    def _allow(self, rule: AllowedStarts) -> None:
        bits = np.zeros(self._problem.grid.positions, dtype=np.bool_)
        bits[[start for start in rule.starts if 0 <= start < len(bits)]] = True
        for lesson in rule.lessons:
            if rule.weight is None:
                self._allowed.setdefault(lesson, []).append(bits)
            else:
                self._wished.setdefault(lesson, []).append((bits, rule.weight))

    def _open(self, resources: tuple[int, ...], lesson: Lesson) -> Bits:
        """Starts at which the padded lesson is within its day and touches no closed slot of these resources."""
        key = (resources, lesson.length, lesson.before, lesson.after)
        found = self._free.get(key)
        if found is not None:
            return found
        shut = self._shut.get(resources)
        if shut is None:
            shut = self._shut[resources] = running(np.asarray(self.closings.hard[list(resources)].any(axis=0)))
        positions = self._problem.grid.positions
        inside = (self._slot >= lesson.before) & (self._slot + lesson.length + lesson.after <= self._problem.grid.slots)
        at = np.flatnonzero(inside)
        found = np.zeros(positions, dtype=np.bool_)
        found[at] = shut[at + lesson.length + lesson.after] == shut[at - lesson.before]
        self._free[key] = found
        return found

    def starts(self, index: int) -> Bits:
        """Possible starts; a fixed lesson has its own, whatever forbids it."""
        found = self._starts.get(index)
        if found is None:
            found = self._starts[index] = self._find_starts(index)
        return found

    def _find_starts(self, index: int) -> Bits:
        lesson = self._problem.lessons[index]
        if lesson.fixed_time and lesson.start >= 0:
            bits = np.zeros(self._problem.grid.positions, dtype=np.bool_)
            bits[lesson.start] = True
            return bits
        people, allowed = tuple(sorted(set(lesson.people))), self._allowed.get(index, ())
        latest = self._problem.grid.slots
        if self._ends:
            latest = min((slot for slot, weight in self._latest(index) if weight is None), default=latest)
        options = self.options(index) if lesson.room_options else None
        key = (
            people,
            *map(id, allowed),
            latest,
            lesson.length,
            lesson.before,
            lesson.after,
            id(options),
        )  # all of them kept by this object
        found = self._alike.get(key)
        if found is None:
            found = self._open(people, lesson)
            for bits in allowed:
                found = found & bits
            if latest < self._problem.grid.slots:
                found = found & (self._slot + lesson.length + lesson.after <= latest)
            if options is not None:
                found = found & self._somewhere(lesson, options)
            self._alike[key] = found
        return found

    def rows(self, index: int) -> NDArray[np.int64]:
        """Possible starts as positions in order."""
        bits = self.starts(index)  # one array for all lessons that are alike
        found = self._rows.get(id(bits))
        if found is None:
            found = self._rows[id(bits)] = np.flatnonzero(bits)
        return found

    def _somewhere(self, lesson: Lesson, options: list[Option]) -> Bits:
        """Starts at which one of the lesson's options is open."""
        key = (id(options), lesson.length, lesson.before, lesson.after)
        found = self._some.get(key)
        if found is None:
            found = np.zeros(self._problem.grid.positions, dtype=np.bool_)
            for option in options:
                found |= self._open(option.rooms, lesson)
            self._some[key] = found
        return found

    def start_costs(self, index: int) -> NDArray[np.float64]:
        """What each position costs by wishes of the lesson and soft closings of its people."""
        lesson = self._problem.lessons[index]
        cost = np.zeros(self._problem.grid.positions)
        for bits, weight in self._wished.get(index, ()):
            cost += np.where(bits, 0.0, weight)
        for person in set(lesson.people):
            for shut, weight in self.closings.soft[person]:
                at = np.flatnonzero(self._open((), lesson))
                cost[at] += weight * (shut[at + lesson.length + lesson.after] > shut[at - lesson.before])
        for latest, wish in self._latest(index):
            cost += (wish or 0.0) * np.maximum(0, self._slot + lesson.length + lesson.after - latest)
        return cost

    def _latest(self, index: int) -> list[tuple[int, float | None]]:
        """(slot at which the lesson's people should have finished, weight) of their `LateEnd` rules."""
        return [row for person in self._problem.lessons[index].people for row in self._ends.get(person, ())]

    def has_start_costs(self, index: int) -> bool:
        people = self._problem.lessons[index].people
        return index in self._wished or any(self.closings.soft[person] or person in self._ends for person in people)

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
