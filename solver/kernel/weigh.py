"""Weighs every start of a unit and remembers the cheapest."""

from __future__ import annotations

import numpy as np

from solver.kernel.clashes import people, related
from solver.kernel.compiled import compiled
from solver.kernel.dice import draw
from solver.kernel.layout import (
    CHOSEN,
    LOSERS,
    MEMBER_HI,
    MEMBER_LO,
    OPTION_HI,
    OPTION_LO,
    SHAPED_HI,
    SHAPED_LO,
    SOFT_SCALE,
    START_HI,
    START_LO,
    STEP,
    TRIAL,
    TRIED,
    ZERO,
    Arrays,
)  # fmt: skip
from solver.kernel.rooms import seat
from solver.kernel.shapes import shape

TABU = 1e9
ENOUGH = 16
SAME = 1e-9


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
def price(u: int, row: int, most: float, a: Arrays) -> tuple[float, int]:
    """(cost, losers) of the unit at this row of its starts; only a lower bound if it is above `most`."""
    a.counter[TRIAL] += 1
    trial, count, position = a.counter[TRIAL], ZERO, a.start[row]
    cost = a.start_cost[row] * a.knob[SOFT_SCALE] + (TABU if a.tabu[row] > a.counter[STEP] else 0.0)
    if cost > most:
        return cost, count
    cost, count = related(u, position, most, trial, cost, count, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        if cost > most:
            return cost, count
        cost, count = people(number, position, most, trial, cost, count, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        if cost > most:
            return cost, count
        if a.lesson[number, OPTION_HI] > a.lesson[number, OPTION_LO]:
            cost, count = seat(number, position, most, trial, cost, count, a)
    if cost <= most and a.unit[u, SHAPED_HI] > a.unit[u, SHAPED_LO]:
        cost, count = shape(u, position, most, trial, cost, count, a)
    return cost, count


@compiled
def cheapest(u: int, a: Arrays) -> int:
    """The cheapest row of the unit's starts, random among equals, -1 if fixed units leave none.

    Its losers are in `chosen` (LOSERS of them), its options in the CHOSEN column. Stops early at enough starts that cost nothing.
    """
    low, count = a.unit[u, START_LO], a.unit[u, START_HI] - a.unit[u, START_LO]
    if count == 0:
        return -1
    best, least, ties = -1, np.inf, 0
    at, stride = draw(a.dice, count), stride_of(count)
    for _ in range(count):
        at = (at + stride) % count
        cost, losers = price(u, low + at, least + SAME, a)
        if cost == np.inf or cost > least + SAME:
            continue
        ties = ties + 1 if cost > least - SAME else 1
        least = min(least, cost)
        if ties > 1 and draw(a.dice, ties) > 0:
            continue
        best = low + at
        a.counter[LOSERS] = losers
        for loser in range(losers):
            a.chosen[loser] = a.loser[loser]
        for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
            a.lesson[number, CHOSEN] = a.lesson[number, TRIED]
        if ties >= ENOUGH and least <= 0:
            break
    return best
