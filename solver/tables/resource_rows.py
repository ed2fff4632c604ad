"""The resources with their closings, breaks and seats as rows, and how much each of them has to do."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.problem import ResourceKind
from solver.tables.closings import running
from solver.tables.ground import Ground, Ints, counted, flat
from solver.tables.rows import Rows, numbers


class ResourceRows(NamedTuple):
    """Arrays of the search."""

    resource: Ints
    break_cost: NDArray[np.float64]
    user: Ints
    closing: Ints
    closing_cost: NDArray[np.float64]


def resource_rows(ground: Ground) -> ResourceRows:
    """Rows of the problem's resources, then of those that stand for lessons that may not overlap."""
    people, problem, closings = ground.people, ground.problem, ground.places.closings
    table = np.zeros((people.count, at.RESOURCE_COLUMNS), dtype=np.int64)
    table[:, at.BREAK] = people.breaks
    table[:, at.SOFT_BREAK] = [slots for slots, _ in people.soft_breaks]
    table[:, [at.SHAPE, at.CROWD]] = -1
    table[:, [at.MOVES_DAY, at.MOVES_WEEK]] = at.NO_LIMIT
    for person, limits in ground.walkers.items():
        table[person, at.MOVES_DAY :] = limits
    apart = _told_apart(ground)
    for resource, shape in ground.shape.items():
        table[resource, at.SHAPE], table[resource, at.TOLD_APART] = shape, apart[resource]
    sums = [wish for wishes in closings.soft for wish in wishes]
    ends = np.cumsum([0, *(len(wishes) for wishes in closings.soft)])
    table[: len(problem.resources), at.CLOSING_LO], table[: len(problem.resources), at.CLOSING_HI] = ends[:-1], ends[1:]
    users, shared = Rows(), 0
    wanted = _wanted(ground)
    for row, lessons in wanted.items():
        seats = problem.resources[row].capacity
        table[row, at.CAPACITY], table[row, at.CROWD] = seats, shared if seats > 0 else -2
        table[row, at.USER_LO : at.USER_HI + 1] = users.add([*lessons])
        shared += seats > 0
    closing = np.array([shut for shut, _ in sums], dtype=np.int64).reshape(-1, problem.grid.positions + 1)
    costs = np.array([cost for _, cost in people.soft_breaks])
    return ResourceRows(table, costs, numbers(users.values), closing, np.array([weight for _, weight in sums]))


def _wanted(ground: Ground) -> dict[int, list[int]]:
    """The lessons (internal numbers) that may use each shared room."""
    found: dict[int, list[int]] = {
        row: [] for row, given in enumerate(ground.problem.resources) if given.kind is ResourceKind.ROOM and given.shared
    }
    for number, index in enumerate(ground.order if found else ()):
        for room in ground.rooms[index]:
            if room in found:
                found[room].append(number)
    return found


def _told_apart(ground: Ground) -> dict[int, int]:
    """For each resource with a shape one atom of each kind of week that its lessons make."""
    if ground.atoms == 1:
        return dict.fromkeys(ground.shape, 1)
    kinds: dict[int, set[int]] = {resource: set() for resource in ground.shape}
    for lesson in ground.problem.lessons:
        for person in lesson.people:
            if person in kinds:
                kinds[person].add(ground.masks[lesson.weeks])
    found = {}
    for resource, masks in kinds.items():
        seen: dict[tuple[bool, ...], int] = {}
        for atom in range(ground.atoms):
            seen.setdefault(tuple(bool(mask >> atom & 1) for mask in sorted(masks)), 1 << atom)
        found[resource] = sum(seen.values())
    return found


def repeats(ground: Ground) -> NDArray[np.float64]:
    """For each resource and atom in how many week classes its lessons lie as they do in that atom's."""
    found = np.ones((ground.people.count, ground.atoms))
    classes = range(max(1, ground.problem.week_classes))
    kinds: dict[int, set[int]] = {resource: set() for resource in ground.shape}
    for lesson in ground.problem.lessons:
        for person in lesson.people:
            if person in kinds:
                kinds[person].add(lesson.weeks)
    for resource, weeks in kinds.items():
        for atom in range(ground.atoms):
            alike = [all(bool(mask >> bit & 1) == bool(ground.masks[mask] >> atom & 1) for mask in weeks) for bit in classes]
            found[resource, atom] = sum(alike)
    return found


def closed_rows(ground: Ground) -> Ints:
    """Closed slots counted from the start of the week, a row a resource: hard closings of rooms, any of people.

    Soft closings of a room do not shut it; those of people only keep their slots from being gaps.
    """
    resources, closings = ground.problem.resources, ground.places.closings
    is_room = np.array([resource.kind is ResourceKind.ROOM for resource in resources], dtype=np.bool_)
    closed = np.zeros((ground.people.count, ground.problem.grid.positions + 1), dtype=np.int64)
    closed[: len(resources)] = running(np.where(is_room[:, None], closings.hard, closings.any))
    return closed


def remaining(ground: Ground, dead: tuple[int, ...]) -> Ints:
    """Slots and lessons that are still to be placed, of everybody with a shape: all but the `dead`, which cannot be."""
    found = np.zeros((max(1, len(ground.shape)), ground.atoms, 2), dtype=np.int64)
    if not ground.shape:
        return found
    row_of = np.full(ground.people.count, -1, dtype=np.int64)
    row_of[list(ground.shape)] = list(ground.shape.values())
    people, users = counted(ground.people.of)
    alive = np.ones(len(users), dtype=np.bool_)
    alive[list(dead)] = False
    lesson = np.repeat(np.arange(len(users)), users)
    row, weeks = row_of[people], np.array([ground.masks[one.weeks] for one in ground.problem.lessons], dtype=np.int64)[lesson]
    for atom in range(ground.atoms):
        here = (row >= 0) & alive[lesson] & (weeks >> atom & 1 == 1)
        np.add.at(found[:, atom, 0], row[here], ground.slots[lesson[here]])
        np.add.at(found[:, atom, 1], row[here], 1)
    return found


def crowding(ground: Ground) -> int:
    """Most lessons one resource can have in a day."""
    uses = np.bincount(np.concatenate((flat(ground.people.of), flat(ground.rooms))), minlength=1)
    return min(int(uses.max()), ground.problem.grid.slots * ground.atoms)
