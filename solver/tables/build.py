"""Compiles a `Problem` into the arrays of the search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.kernel.layout import Arrays
from solver.problem import Problem, ResourceKind
from solver.result import Solution
from solver.tables.atoms import atom_count, atom_masks
from solver.tables.closings import running
from solver.tables.limit_rows import limit_rows
from solver.tables.people import People
from solver.tables.places import Option, Places
from solver.tables.quotas import quota_rows
from solver.tables.relations import by_unit, pairs_of, recess_rows
from solver.tables.rows import Rows, numbers, pairs
from solver.tables.shapes import shapes_of
from solver.tables.tallies import buildings, tally_rows, walkers
from solver.tables.units import units_of
from solver.tables.workspace import workspace

FIRST_SCALE = 10.0
"""How many times its last weight a soft cost has in the beginning: wishes are kept where that is easy, and given up by and by.

Measured on four schools: ten times gives half the cost of one, and alone it made two of them several times slower to complete."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The arrays and the way back: `order[k]` is the problem's lesson number k of the arrays, `origin[o]` the option of row o."""

    arrays: Arrays
    order: list[int]
    origin: list[int]
    dead: tuple[int, ...]
    """Lessons whose unit has no possible start at all; the search leaves them out."""

    def solution(self, best: bool = True) -> Solution:
        """The best board so far (or the present one) in the problem's terms."""
        a, count = self.arrays, len(self.order)
        starts, options = [-1] * count, [-1] * count
        rows = a.best_at if best else a.unit[:, at.AT]
        chosen = a.best_option if best else a.lesson[:, at.OPTION]
        for number, index in enumerate(self.order):
            row = int(rows[a.lesson[number, at.UNIT]])
            if row >= 0:
                starts[index] = int(a.start[row])
                if chosen[number] >= 0:
                    options[index] = self.origin[int(chosen[number])]
        return Solution(tuple(starts), tuple(options))


def build(problem: Problem, seed: int, places: Places | None = None) -> Tables:
    """The tables of a problem that is not absurd; memory grows with resources x positions. `places` saves work if known already."""
    return _Builder(problem, seed, places or Places(problem)).tables()


class _Builder:
    def __init__(self, problem: Problem, seed: int, places: Places) -> None:
        self.problem = problem
        self.seed = seed
        self.places = places
        self.closings = places.closings
        self.units = units_of(problem)
        self.order = [lesson for unit in self.units for lesson in unit]
        self.number = [0] * len(self.order)
        for number, member in enumerate(self.order):
            self.number[member] = number
        self.unit_of = [0] * len(self.order)
        for unit, members in enumerate(self.units):
            for member in members:
                self.unit_of[member] = unit
        self.lessons_of: dict[int, list[int]] = {}
        for index, lesson in enumerate(problem.lessons):
            for person in lesson.people:
                self.lessons_of.setdefault(person, []).append(index)
        self.limits = {resource: levels for resource, levels in shapes_of(problem).items() if resource in self.lessons_of}
        self.shape = {resource: number for number, resource in enumerate(sorted(self.limits))}
        self.walkers = walkers(problem)
        self.people = People(problem, set(self.shape) | set(self.walkers))
        self.options: list[list[Option]] = [self.places.options(lesson) for lesson in range(len(problem.lessons))]
        rooms: dict[int, tuple[int, ...]] = {}
        for options in self.options:  # lessons share their lists
            if id(options) not in rooms:
                rooms[id(options)] = tuple(dict.fromkeys(room for option in options for room in option.rooms))
        self.rooms = [rooms[id(options)] for options in self.options]
        self.masks = atom_masks([lesson.weeks for lesson in problem.lessons], problem.week_classes)
        self.dead: list[int] = []
        self.origin: list[int] = []

    def tables(self) -> Tables:
        lesson, person, option, option_cost, room = self._lessons()
        unit, start, start_cost, shaped = self._units()
        relation, relation_weight = self._relations(unit)
        quota, listed, quoted, unit[:, at.QUOTA_LO :] = quota_rows(self.problem, self.unit_of, self.number, len(self.units))
        tally, tally_lesson, tallied, selected, lesson[:, at.TALLY_OF_LO :] = tally_rows(self.problem, self.number)
        resource, break_cost, user, closing, closing_cost = self._resources()
        limit, limit_cost, window, spell = limit_rows(self.limits, self.shape)
        grid, count, atoms = self.problem.grid, self.people.count, atom_count(self.masks)
        sizes = (grid.days, grid.slots, atoms, len(self.units), len(self.order), count, len(self.shape), len(self.walkers))
        size = np.array(sizes, dtype=np.int64)
        soft = _soft_scale(start_cost, relation_weight, option_cost, closing_cost, break_cost)
        arrays = Arrays(
            **workspace(size, unit, resource, self._crowding(atoms), self.seed),
            size=size,
            lesson=lesson,
            person=person,
            option=option,
            option_cost=option_cost,
            room=room,
            unit=unit,
            start=start,
            start_cost=start_cost,
            relation=relation,
            relation_weight=relation_weight,
            recess=recess_rows(self.problem),
            quota=quota,
            listed=listed,
            quoted=quoted,
            tally=tally,
            tally_lesson=tally_lesson,
            tallied=tallied,
            selected=selected,
            building=buildings(self.problem, count),
            resource=resource,
            break_cost=break_cost,
            closed=self._closed(),
            user=user,
            closing=closing,
            closing_cost=closing_cost,
            limit=limit,
            limit_cost=limit_cost,
            window=window,
            spell=spell,
            shaped=shaped,
            remain=self._remain(atoms),
            hardness=self._hardness(unit),
            knob=np.array([FIRST_SCALE * soft, 4.0 / grid.slots * _soft_scale(limit_cost), soft]),
        )
        return Tables(arrays, self.order, self.origin, tuple(self.dead))

    def _closed(self) -> NDArray[np.int64]:
        """Closed slots counted from the start of the week, a row a resource: hard closings of rooms, any of people."""
        closed = np.zeros((self.people.count, self.problem.grid.positions + 1), dtype=np.int64)
        shut = np.where(self._is_room()[:, None], self.closings.hard, self.closings.any)
        closed[: len(self.problem.resources)] = running(shut)
        return closed

    def _lessons(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
        table = np.full((len(self.order), at.LESSON_COLUMNS), -1, dtype=np.int64)
        people, options, rooms = Rows(), Rows(), Rows()
        costs: list[float] = []
        for number, index in enumerate(self.order):
            lesson = self.problem.lessons[index]
            low, mid = people.add([*self.people.clash[index]])
            _, high = people.add([*self.people.rest[index]])
            rows: list[object] = []
            for option in self.options[index]:
                rows.append(rooms.add([*option.rooms]))
                costs.append(option.cost)
                self.origin.append(option.origin)
            first, last = options.add(rows)
            table[number, : at.BEGIN] = (
                self.unit_of[index],
                lesson.length,
                lesson.before,
                lesson.after,
                self.masks[lesson.weeks],
                lesson.size,
                low,
                mid,
                high,
                first,
                last,
            )
            table[number, at.FIRST_OPTION] = first
        return table, numbers(people.values), pairs(options.values), np.array(costs), numbers(rooms.values)

    def _units(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
        table: list[tuple[int, ...]] = []
        shaped = Rows()
        starts, costs, count, member = [], [], 0, 0
        for members in self.units:
            found = self.places.rows(members[0])
            if len(members) > 1:
                found = np.flatnonzero(np.logical_and.reduce([self.places.starts(lesson) for lesson in members]))
            if not len(found):
                self.dead.extend(members)
            starts.append(found)
            cost = np.zeros(len(found))
            for lesson in members:
                if self.places.has_start_costs(lesson):
                    cost = cost + self.places.start_costs(lesson)[found]
            costs.append(cost)
            rows: list[object] = [
                (person, self.number[lesson]) for lesson in members for person in self.people.of[lesson] if person in self.shape
            ]
            fixed = any(self.problem.lessons[lesson].fixed_time and self.problem.lessons[lesson].start >= 0 for lesson in members)
            table.append((member, member + len(members), count, count + len(found), 0, 0, *shaped.add(rows), fixed, -1, 0, -1, -1, 0, 0))
            count, member = count + len(found), member + len(members)
        unit = np.array(table, dtype=np.int64).reshape(-1, at.UNIT_COLUMNS)
        return unit, np.concatenate([*starts, np.zeros(0, dtype=np.int64)]), np.concatenate([*costs, np.zeros(0)]), pairs(shaped.values)

    def _relations(self, unit: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        relation, weight, begins = by_unit(pairs_of(self.problem), self.unit_of, self.number, len(self.units))
        unit[:, at.RELATION_LO], unit[:, at.RELATION_HI] = begins[:-1], begins[1:]
        return relation, weight

    def _resources(self) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        table = np.zeros((self.people.count, at.RESOURCE_COLUMNS), dtype=np.int64)
        table[:, at.BREAK] = self.people.breaks
        table[:, at.SOFT_BREAK] = [slots for slots, _ in self.people.soft_breaks]
        table[:, [at.SHAPE, at.CROWD]] = -1
        table[:, [at.MOVES_DAY, at.MOVES_WEEK]] = at.NO_LIMIT
        for person, limits in self.walkers.items():
            table[person, at.MOVES_DAY :] = limits
        for resource, shape in self.shape.items():
            table[resource, at.SHAPE] = shape
            table[resource, at.TOLD_APART] = self._told_apart(resource)
        users, shared = Rows(), 0
        sums: list[NDArray[np.int64]] = []
        weights: list[float] = []
        wanted: dict[int, list[object]] = {}
        for number, index in enumerate(self.order):
            for room in self.rooms[index]:
                wanted.setdefault(room, []).append(number)
        for row, given in enumerate(self.problem.resources):
            table[row, at.CLOSING_LO] = len(sums)
            for shut, weight in self.closings.soft[row]:
                sums.append(shut)
                weights.append(weight)
            table[row, at.CLOSING_HI] = len(sums)
            if given.kind is ResourceKind.ROOM and given.shared:
                table[row, at.CAPACITY] = given.capacity
                table[row, at.CROWD] = shared if given.capacity > 0 else -2
                table[row, at.USER_LO : at.USER_HI + 1] = users.add(wanted.get(row, []))
                shared += given.capacity > 0
        positions = self.problem.grid.positions
        closing = np.array(sums, dtype=np.int64).reshape(-1, positions + 1)
        return table, np.array([cost for _, cost in self.people.soft_breaks]), numbers(users.values), closing, np.array(weights)

    def _told_apart(self, resource: int) -> int:
        """One atom of each kind of week that the resource's lessons make."""
        masks = sorted({self.masks[self.problem.lessons[index].weeks] for index in self.lessons_of[resource]})
        seen: dict[tuple[bool, ...], int] = {}
        for atom in range(atom_count(self.masks)):
            seen.setdefault(tuple(bool(mask >> atom & 1) for mask in masks), 1 << atom)
        return sum(seen.values())

    def _remain(self, atoms: int) -> NDArray[np.int64]:
        """Slots and lessons that are still to be placed, of everybody with a shape: all but those that cannot be."""
        sums: dict[tuple[int, int], list[int]] = {}
        dead = set(self.dead)
        for index, people in enumerate(self.people.of):
            if index in dead:
                continue
            lesson = self.problem.lessons[index]
            slots, weeks = lesson.before + lesson.length + lesson.after, self.masks[lesson.weeks]
            for person in people:
                if person in self.shape:
                    entry = sums.setdefault((self.shape[person], weeks), [0, 0])
                    entry[0] += slots
                    entry[1] += 1
        found = np.zeros((max(1, len(self.shape)), atoms, 2), dtype=np.int64)
        for (shape, weeks), entry in sums.items():
            found[shape, [atom for atom in range(atoms) if weeks >> atom & 1]] += entry
        return found

    def _is_room(self) -> NDArray[np.bool_]:
        """Soft closings of a room do not shut it; those of people only keep their slots from being gaps."""
        return np.array([resource.kind is ResourceKind.ROOM for resource in self.problem.resources], dtype=np.bool_)

    def _crowding(self, atoms: int) -> int:
        """Most lessons one resource can have in a day."""
        uses = [0] * self.people.count
        for index, people in enumerate(self.people.of):
            for resource in {*people, *self.rooms[index]}:
                uses[resource] += 1
        return min(max(uses, default=0), self.problem.grid.slots * atoms)

    def _hardness(self, unit: NDArray[np.int64]) -> NDArray[np.float64]:
        """Expected trouble of placing a unit: how full its people's open weeks are, its length, how few its starts."""
        load = [0] * self.people.count
        for index, people in enumerate(self.people.of):
            lesson = self.problem.lessons[index]
            for person in people:
                load[person] += lesson.length + lesson.before + lesson.after
        positions = self.problem.grid.positions
        opened = np.full(self.people.count, positions)
        opened[: len(self.problem.resources)] -= self.closings.hard.sum(axis=1)
        tight = (np.array(load) / np.maximum(1, opened)).tolist()
        choices = (unit[:, at.START_HI] - unit[:, at.START_LO]).tolist()
        found = []
        for members, starts in zip(self.units, choices):
            trouble = 0.0
            for index in members:
                crowded = sum(tight[person] for person in self.people.clash[index])
                trouble += self.problem.lessons[index].length * (crowded + 0.5 / max(1, len(self.options[index])))
            found.append(trouble * (1.0 + positions / (10.0 + 10.0 * starts)))
        return np.array(found)


def _soft_scale(*costs: NDArray[np.float64]) -> float:
    """Makes the dearest single soft cost as dear as throwing out one lesson that was never thrown out before."""
    biggest = max([0.0, *(float(cost.max(initial=0.0)) for cost in costs)])
    return 1.0 / biggest if biggest > 0 else 0.0
