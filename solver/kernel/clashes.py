"""Which placed units a lesson at a place would throw out, for reasons of people and of other lessons.

Every function marks new losers with the trial's number, appends them to `loser`, and returns (cost so far, losers so far); the cost is
infinite when a fixed unit is in the way.
"""

from __future__ import annotations

import numpy as np

from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AFTER, AMOUNT, AT, BEFORE, BEGIN, BREAK, DAYS_APART, DISJOINT, END, FIXED, KIND, LENGTH, MARK, MINE, OTHER, PEOPLE_LO, PEOPLE_MID,
    RELATION_HI, RELATION_LO, SAME_START, SLOTS, SOFT_BREAK, THEIRS, TOUCHING, UNIT, WEEKS, Floats, Ints, Small,
)  # fmt: skip


@compiled
def throw_out(u: int, trial: int, cost: float, count: int, unit: Ints, weight: Floats, loser: Ints) -> tuple[float, int]:
    if unit[u, MARK] == trial:
        return cost, count
    if unit[u, FIXED]:
        return np.inf, count
    unit[u, MARK] = trial
    loser[count] = u
    return cost + weight[u], count + 1


@compiled
def people(
    number: int, position: int, most: float, scale: float, trial: int, cost: float, count: int,
    lesson: Ints, person: Small, resource: Ints, break_cost: Floats, board: Small, slots: int, unit: Ints, weight: Floats, loser: Ints,
) -> tuple[float, int]:
    """Lessons of the same people at the same time or too near; stops when the cost passes `most`."""
    begin, end = position - lesson[number, BEFORE], position + lesson[number, LENGTH] + lesson[number, AFTER]
    day, weeks = position // slots, lesson[number, WEEKS]
    for at in range(lesson[number, PEOPLE_LO], lesson[number, PEOPLE_MID]):
        who = person[at]
        row = board[who, day]
        pause, wish = resource[who, BREAK], resource[who, SOFT_BREAK]
        reach = max(pause, wish)
        for place in range(1, row[0] + 1):
            other = row[place]
            first, after = lesson[other, BEGIN], lesson[other, END]
            if after + reach <= begin or not lesson[other, WEEKS] & weeks:
                continue
            if first >= end + reach:
                break
            if first < end + pause and begin < after + pause:
                cost, count = throw_out(lesson[other, UNIT], trial, cost, count, unit, weight, loser)
            elif unit[lesson[other, UNIT], MARK] != trial:
                cost += scale * break_cost[who] * (wish - max(first - end, begin - after))
            if cost > most:
                return cost, count
    return cost, count


@compiled
def broken(kind: int, amount: int, position: int, begin: int, end: int, theirs: int, first: int, after: int, slots: int) -> int:
    """Units by which one relation is broken between a lesson here (`begin … end-1`) and one there (`first … after-1`)."""
    if kind == DAYS_APART:
        return max(0, amount - abs(position // slots - theirs // slots))
    if kind == TOUCHING:
        return 1 if position // slots == theirs // slots and begin != after and first != end else 0
    if kind == SAME_START:
        return 1 if position != theirs else 0
    if kind == DISJOINT:
        return 1 if begin < after and first < end else 0
    return 0


@compiled
def related(
    u: int, position: int, most: float, scale: float, trial: int, cost: float, count: int,
    lesson: Ints, start: Small, relation: Small, relation_weight: Floats, slots: int, unit: Ints, weight: Floats, loser: Ints,
) -> tuple[float, int]:
    """Units that a hard relation forbids beside this start, and the cost of soft ones."""
    for row in range(unit[u, RELATION_LO], unit[u, RELATION_HI]):
        other = relation[row, OTHER]
        if unit[other, AT] < 0 or unit[other, MARK] == trial:
            continue
        mine, theirs = relation[row, MINE], relation[row, THEIRS]
        begin = position - lesson[mine, BEFORE]
        end = position + lesson[mine, LENGTH] + lesson[mine, AFTER]
        units = broken(
            relation[row, KIND], relation[row, AMOUNT], position, begin, end, start[unit[other, AT]],
            lesson[theirs, BEGIN], lesson[theirs, END], slots,
        )
        if units == 0:
            continue
        if relation_weight[row] < 0:
            cost, count = throw_out(other, trial, cost, count, unit, weight, loser)
        else:
            cost += units * relation_weight[row] * scale
        if cost > most:
            break
    return cost, count
