"""The units with their starts as rows, and how hard each is to place."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.tables.ground import Ground, Ints, bounds, counted
from solver.tables.rows import pairs


class UnitRows(NamedTuple):
    """`dead` are the lessons whose unit has no start at all; the rest are arrays of the search."""

    unit: Ints
    start: Ints
    start_cost: NDArray[np.float64]
    shaped: Ints
    dead: tuple[int, ...]


def unit_rows(ground: Ground) -> UnitRows:
    """Rows of the units in order; those of their relations and quotas are left open."""
    lessons = ground.problem.lessons
    starts = [_starts(ground, members) for members in ground.units]
    shaped = [
        [(person, ground.number[lesson]) for lesson in members for person in ground.people.of[lesson] if person in ground.shape]
        for members in (ground.units if ground.shape else ())
    ]
    table = np.zeros((len(ground.units), at.UNIT_COLUMNS), dtype=np.int64)
    table[:, at.MEMBER_LO], table[:, at.MEMBER_HI] = bounds(np.array([len(members) for members in ground.units], dtype=np.int64))
    table[:, at.START_LO], table[:, at.START_HI] = bounds(np.array([len(found) for found in starts], dtype=np.int64))
    if shaped:
        table[:, at.SHAPED_LO], table[:, at.SHAPED_HI] = bounds(np.array([len(rows) for rows in shaped], dtype=np.int64))
    fixed = [lesson.fixed_time and lesson.start >= 0 for lesson in lessons]
    table[:, at.FIXED] = [any(fixed[lesson] for lesson in members) for members in ground.units]
    table[:, [at.AT, at.QUEUED, at.WANTED_AT]] = -1
    start = np.concatenate([*starts, np.zeros(0, dtype=np.int64)])
    cost = np.zeros(len(start))
    for members, low, high in zip(ground.units, table[:, at.START_LO], table[:, at.START_HI]):
        for lesson in members:
            if ground.places.has_start_costs(lesson):
                cost[low:high] += ground.places.start_costs(lesson)[start[low:high]]
    dead = tuple(lesson for members, found in zip(ground.units, starts) if not len(found) for lesson in members)
    return UnitRows(table, start, cost, pairs([row for rows in shaped for row in rows]), dead)


def _starts(ground: Ground, members: list[int]) -> Ints:
    if len(members) == 1:
        return ground.places.rows(members[0])
    return np.flatnonzero(np.logical_and.reduce([ground.places.starts(lesson) for lesson in members]))


def hardness(ground: Ground, unit: Ints) -> NDArray[np.float64]:
    """Expected trouble of placing a unit: how full its people's open weeks are, its length, how few its starts."""
    lessons, positions = ground.problem.lessons, ground.problem.grid.positions
    people, users = counted(ground.people.of)
    load = np.bincount(people, weights=np.repeat(ground.slots, users), minlength=ground.people.count)
    opened = np.full(ground.people.count, positions)
    opened[: len(ground.problem.resources)] -= ground.places.closings.hard.sum(axis=1)
    tight = load / np.maximum(1, opened)
    clash, clashing = counted(ground.people.clash)
    crowded = np.bincount(np.repeat(np.arange(len(lessons)), clashing), weights=tight[clash], minlength=len(lessons))
    choices = np.array([max(1, len(options)) for options in ground.options], dtype=np.int64)
    trouble = np.array([lesson.length for lesson in lessons], dtype=np.int64) * (crowded + 0.5 / choices)
    together = np.bincount(np.array(ground.unit_of, dtype=np.int64), weights=trouble, minlength=len(ground.units))
    return np.asarray(together * (1.0 + positions / (10.0 + 10.0 * (unit[:, at.START_HI] - unit[:, at.START_LO]))))
