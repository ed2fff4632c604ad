"""Compiles a `Problem` into the arrays of the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.kernel.layout import Arrays
from solver.problem import Problem
from solver.result import Solution
from solver.tables.ground import Ground
from solver.tables.lesson_rows import lesson_rows
from solver.tables.limit_rows import limit_rows
from solver.tables.places import Places
from solver.tables.quotas import quota_rows
from solver.tables.relations import by_unit, pairs_of, recess_rows
from solver.tables.resource_rows import closed_rows, crowding, remaining, repeats, resource_rows
from solver.tables.tallies import buildings, tally_rows
from solver.tables.unit_rows import hardness, unit_rows
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

    def rows_of(self, starts: Sequence[int], options: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Rows of start of each unit and of option of each lesson of the arrays, for the problem's starts and options; -1: none."""
        a = self.arrays
        rows, chosen = np.full(len(a.unit), -1, dtype=np.int64), np.full(len(self.order), -1, dtype=np.int64)
        for number, index in enumerate(self.order):
            lesson = a.lesson[number]
            if starts[index] >= 0:
                low, high = a.unit[lesson[at.UNIT], at.START_LO : at.START_HI + 1].tolist()
                row = low + int(np.searchsorted(a.start[low:high], starts[index]))
                if row < high and a.start[row] == starts[index]:
                    rows[lesson[at.UNIT]] = row
            if options[index] >= 0:
                mine = range(int(lesson[at.FIRST_OPTION]), int(lesson[at.OPTION_HI]))
                chosen[number] = next((option for option in mine if self.origin[option] == options[index]), -1)
        return rows, chosen

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


def build(problem: Problem, seed: int, places: Places | None = None, *, exact: bool = False) -> Tables:
    """The tables of a problem that is not absurd; memory grows with resources x positions. `places` saves work if known already.

    With `exact` wishes are counted as the checker does: about days in every week class, about few rooms, rhythm and late ends too. The
    search for a first timetable, which they would slow down, does with less.
    """
    ground = Ground(problem, places or Places(problem, wish_ends=not exact), units_of(problem), exact=exact)
    units, people, grid = len(ground.units), ground.people.count, problem.grid
    lessons, placing, resources = lesson_rows(ground), unit_rows(ground), resource_rows(ground)
    unit, lesson = placing.unit, lessons.lesson
    relation, relation_weight, begins = by_unit(pairs_of(problem), ground.unit_of, ground.number, units)
    unit[:, at.RELATION_LO], unit[:, at.RELATION_HI] = begins[:-1], begins[1:]
    quota, listed, quoted, unit[:, at.QUOTA_LO : at.QUOTA_HI + 1] = quota_rows(problem, ground.unit_of, ground.number, units)
    tally, tally_cost, tally_lesson, tallied, selected, lesson[:, at.TALLY_OF_LO :] = tally_rows(problem, ground.number, exact=exact)
    limit, limit_cost, window, spell = limit_rows(ground.limits, ground.shape)
    sizes = (grid.days, grid.slots, ground.atoms, units, len(ground.order), people, len(ground.shape), len(ground.walkers))
    size = np.array(sizes, dtype=np.int64)
    soft = _soft_scale(placing.start_cost, relation_weight, lessons.option_cost, resources.closing_cost, resources.break_cost)
    work = workspace(size, unit, resources.resource, crowding(ground), seed)
    if exact:
        work["repeat"] = repeats(ground)
    arrays = Arrays(
        **work,
        **resources._asdict(),
        size=size,
        lesson=lesson,
        person=lessons.person,
        option=lessons.option,
        option_cost=lessons.option_cost,
        room=lessons.room,
        unit=unit,
        start=placing.start,
        start_cost=placing.start_cost,
        shaped=placing.shaped,
        relation=relation,
        relation_weight=relation_weight,
        recess=recess_rows(problem),
        quota=quota,
        listed=listed,
        quoted=quoted,
        tally=tally,
        tally_cost=tally_cost,
        tally_lesson=tally_lesson,
        tallied=tallied,
        selected=selected,
        building=buildings(problem, people),
        closed=closed_rows(ground),
        limit=limit,
        limit_cost=limit_cost,
        window=window,
        spell=spell,
        remain=remaining(ground, placing.dead),
        hardness=hardness(ground, unit),
        knob=np.array([FIRST_SCALE * soft, 4.0 / grid.slots * _soft_scale(limit_cost), soft, *[0.0] * (at.KNOBS - 3)]),
    )
    return Tables(arrays, ground.order, lessons.origin, placing.dead)


def _soft_scale(*costs: NDArray[np.float64]) -> float:
    """Makes the dearest single soft cost as dear as throwing out one lesson that was never thrown out before."""
    biggest = max([0.0, *(float(cost.max(initial=0.0)) for cost in costs)])
    return 1.0 / biggest if biggest > 0 else 0.0
