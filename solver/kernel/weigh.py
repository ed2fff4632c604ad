"""Weighs every start of a unit and remembers the cheapest."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.clashes import crowded, people, related
from solver.kernel.compiled import compiled
from solver.kernel.dice import draw
from solver.kernel.layout import (
    Arrays, CHOSEN, FIRST_OPTION, LOSERS, MEMBER_HI, MEMBER_LO, NONE, OPTION_HI, OPTION_LO, QUOTA_HI, QUOTA_LO, RELATION_HI, RELATION_LO,
    SHAPED_HI, SHAPED_LO, ROW, SOFT_SCALE, START_HI, START_LO, STEP, TALLY_OF_HI, TALLY_OF_LO, TRIAL, TRIED, WANTED, WANTED_AT, ZERO,
)  # fmt: skip
from solver.kernel.rooms import seat
from solver.kernel.shapes import shape
from solver.kernel.tallies import timed

TABU = 1e9
ENOUGH = 16
SAME = 1e-9
MARGIN = 2.0


@compiled
def stride_of(count: int) -> int:
    """A step that visits every one of `count` rows, far from its neighbours."""
    stride = max(1, int(count * 0.618))
    while True:
        x, y = count, stride
        while y:
            x, y = y, x % y
        if x == 1:
            return stride
        stride += 1


@compiled
def floor(u: int, row: int, most: float, trial: int, a: Arrays) -> tuple[float, int]:
    """(cost, losers) of a start by its own cost, relations, people and quotas alone; stops counting above `most`."""
    count, position = ZERO, a.start[row]
    a.counter[ROW] = row
    cost = a.start_cost[row] * a.knob[SOFT_SCALE] + (TABU if a.tabu[row] > a.counter[STEP] else 0.0)
    if cost <= most and a.unit[u, RELATION_HI] > a.unit[u, RELATION_LO]:
        cost, count = related(u, position, most, trial, cost, count, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        if cost > most:
            break
        cost, count = people(number, position, most, trial, cost, count, a)
    if cost <= most and a.unit[u, QUOTA_HI] > a.unit[u, QUOTA_LO]:
        cost, count = crowded(u, position, most, trial, cost, count, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        if cost <= most and a.lesson[number, TALLY_OF_HI] > a.lesson[number, TALLY_OF_LO]:
            cost, count = timed(number, position, most, trial, cost, count, a)
    return cost, count


@compiled
def price(u: int, row: int, most: float, a: Arrays) -> tuple[float, int]:
    """(cost, losers) of the unit at this row of its starts; only a lower bound if it is above `most`."""
    a.counter[TRIAL] += 1
    trial, position = a.counter[TRIAL], a.start[row]
    cost, count = floor(u, row, most, trial, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        if cost > most:
            return cost, count
        if a.lesson[number, OPTION_HI] > a.lesson[number, OPTION_LO]:
            cost, count = seat(number, position, most, trial, cost, count, a)
    if cost <= most and a.unit[u, SHAPED_HI] > a.unit[u, SHAPED_LO]:
        cost, count = shape(u, position, most, trial, cost, count, a)
    return cost, count


@compiled
def price_wanted(u: int, a: Arrays) -> tuple[float, int]:
    """(cost, losers) of the unit where it is wanted, in its wanted options where given; its options are then in the CHOSEN column."""
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        a.lesson[number, CHOSEN] = a.lesson[number, OPTION_HI]
        if a.lesson[number, WANTED] >= 0:
            a.lesson[number, OPTION_LO], a.lesson[number, OPTION_HI] = a.lesson[number, WANTED], a.lesson[number, WANTED] + 1
    cost, losers = price(u, a.unit[u, WANTED_AT], TABU, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        a.lesson[number, OPTION_LO] = a.lesson[number, FIRST_OPTION]
        a.lesson[number, OPTION_HI] = a.lesson[number, CHOSEN]
        a.lesson[number, CHOSEN] = a.lesson[number, TRIED]
    return cost, losers


@compiled
def survey(u: int, a: Arrays) -> None:
    """A lower bound of every start into `bound`, sharp for the cheap ones."""
    low, least = a.unit[u, START_LO], np.inf
    for at in range(a.unit[u, START_HI] - low):
        a.counter[TRIAL] += 1
        cost, _ = floor(u, low + at, least + MARGIN, a.counter[TRIAL], a)
        a.bound[at] = cost
        least = min(least, cost)


@compiled
def keep(row: int, losers: int, u: int, a: Arrays) -> None:
    """Note the losers and options of the trial just made as those of the best start."""
    a.counter[LOSERS] = losers
    for loser in range(losers):
        a.chosen[loser] = a.loser[loser]
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        a.lesson[number, CHOSEN] = a.lesson[number, TRIED]


@compiled
def cheapest(u: int, a: Arrays) -> int:
    """The cheapest row of the unit's starts, random among equals, -1 if fixed units leave none.

    Its losers are in `chosen` (LOSERS of them), its options in the CHOSEN column. Looks at starts in the order of their lower bounds,
    so that rooms and shapes are weighed only where they may matter; stops early at enough starts that cost nothing.
    """
    low, count = a.unit[u, START_LO], a.unit[u, START_HI] - a.unit[u, START_LO]
    best, least, ties, level = NONE, np.inf, 0, -np.inf
    survey(u, a)
    at, stride = draw(a.dice, count), stride_of(count)
    while True:
        after = np.inf
        for other in range(count):
            if level < a.bound[other] < after:
                after = a.bound[other]
        if after == np.inf or after > least + SAME:
            return best
        level = after + SAME
        for _ in range(count):
            at = (at + stride) % count
            if not after <= a.bound[at] <= level:
                continue
            cost, losers = price(u, low + at, least + SAME, a)
            if cost == np.inf or cost > least + SAME:
                continue
            ties = ties + 1 if cost > least - SAME else 1
            least = min(least, cost)
            if ties == 1 or draw(a.dice, ties) == 0:
                best = low + at
                keep(best, losers, u, a)
            if ties >= ENOUGH and least <= after + SAME:
                return best
