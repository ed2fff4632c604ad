"""What all tables of one problem share: who is numbered how, and what each lesson has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from solver.problem import Problem
from solver.tables.atoms import atom_count, atom_masks
from solver.tables.people import People
from solver.tables.places import Option, Places
from solver.tables.shapes import shapes_of
from solver.tables.tallies import walkers

Ints = NDArray[np.int64]


class Ground:
    """`order[k]` is the problem's lesson number k of the arrays, `number` the way back; members of a unit are numbered in a row."""

    def __init__(self, problem: Problem, places: Places, units: list[list[int]], *, exact: bool = False) -> None:
        self.problem = problem
        self.places = places
        self.units = units
        self.order = [lesson for unit in units for lesson in unit]
        self.number = [0] * len(self.order)
        for number, member in enumerate(self.order):
            self.number[member] = number
        self.unit_of = [0] * len(self.order)
        for unit, members in enumerate(units):
            for member in members:
                self.unit_of[member] = unit
        taught = set().union(*(lesson.people for lesson in problem.lessons))
        self.limits = {resource: levels for resource, levels in shapes_of(problem, exact=exact).items() if resource in taught}
        self.shape = {resource: number for number, resource in enumerate(sorted(self.limits))}
        self.walkers = walkers(problem)
        self.people = People(problem, set(self.shape) | set(self.walkers))
        self.options: list[list[Option]] = [places.options(lesson) for lesson in range(len(problem.lessons))]
        rooms: dict[int, tuple[int, ...]] = {}
        for options in self.options:  # lessons share their lists
            if id(options) not in rooms:
                rooms[id(options)] = tuple(dict.fromkeys(room for option in options for room in option.rooms))
        self.rooms = [rooms[id(options)] for options in self.options]
        self.masks = atom_masks([lesson.weeks for lesson in problem.lessons], problem.week_classes)
        self.atoms = atom_count(self.masks)
        self.slots = np.array([one.before + one.length + one.after for one in problem.lessons], dtype=np.int64)
        """Slots that each lesson (of the problem) occupies."""


def counted(rows: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """All values of the rows one after the other, and how many each row has."""
    return flat(rows), np.array([len(row) for row in rows], dtype=np.int64)


def flat(rows: Iterable[Iterable[int]]) -> Ints:
    """All values of the rows one after the other."""
    return np.fromiter(chain.from_iterable(rows), dtype=np.int64)


def bounds(counts: Ints) -> tuple[Ints, Ints]:
    """The first row of each and the row after its last, given how many rows each has."""
    ends = np.cumsum(counts)
    return ends - counts, ends
