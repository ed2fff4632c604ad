"""Which placed units a lesson at a place would throw out, for reasons of people and of other lessons.

Every function marks new losers with the trial's number, appends them to `loser`, and returns (cost so far, losers so far); the cost is
infinite when a fixed unit is in the way.
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AFTER, AMOUNT, AT, ATOMS, Arrays, BEFORE, BEGIN, BREAK, CLASHES, DAYS_APART, DISJOINT, END, FIXED, KIND, LENGTH, LISTED_HI,
    LISTED_LO, MARK, MINE, MOST, NONE, OTHER, PAIRED, PEOPLE_LO, PEOPLE_MID, QUOTA_HI, QUOTA_LO, RECESS, RELATION_HI, RELATION_LO, ROW,
    SAME_START, SLOTS, SOFT_BREAK, SOFT_SCALE, STRETCH, THEIRS, TOUCHING, UNIT, WEEKS, ZERO,
)  # fmt: skip
from solver.kernel.pairs import paired

REPEATED = 10.0
"""What throwing out a unit costs more for each time that the same start threw it out before (conflict-based statistics: Müller,
Barták and Rudová 2004). Measured on 46 schools, 2 s each: 43 instead of 39 complete, in seven tenths of the time."""


@compiled
def spot(row: int, u: int) -> int:
    """Where it is counted how often a row of `start` threw a unit out."""
    return (row * 40503 + u * 2654435761) >> 3 & CLASHES - 1


@compiled
def throw_out(u: int, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    if a.unit[u, MARK] == trial:
        return cost, count
    if a.unit[u, FIXED]:
        return np.inf, count
    a.unit[u, MARK] = trial
    a.loser[count] = u
    return cost + a.weight[u] + REPEATED * a.clash[spot(a.counter[ROW], u)], count + 1


@compiled
def people(number: int, position: int, most: float, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Lessons of the same people at the same time or too near; stops when the cost passes `most`."""
    lesson, unit, resource = a.lesson, a.unit, a.resource
    begin, end = position - lesson[number, BEFORE], position + lesson[number, LENGTH] + lesson[number, AFTER]
    day, weeks = position // a.size[SLOTS], lesson[number, WEEKS]
    for at in range(lesson[number, PEOPLE_LO], lesson[number, PEOPLE_MID]):
        who = a.person[at]
        row = a.board[who, day]
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
                cost, count = throw_out(lesson[other, UNIT], trial, cost, count, a)
            elif unit[lesson[other, UNIT], MARK] != trial:
                cost += a.knob[SOFT_SCALE] * a.break_cost[who] * (wish - max(first - end, begin - after))
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
def related(u: int, position: int, most: float, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Units that a hard relation forbids beside this start, and the cost of soft ones."""
    lesson, unit, relation, slots = a.lesson, a.unit, a.relation, a.size[SLOTS]
    for row in range(unit[u, RELATION_LO], unit[u, RELATION_HI]):
        other = relation[row, OTHER]
        if unit[other, AT] < 0 or unit[other, MARK] == trial:
            continue
        mine, theirs = relation[row, MINE], relation[row, THEIRS]
        begin = position - lesson[mine, BEFORE]
        end = position + lesson[mine, LENGTH] + lesson[mine, AFTER]
        kind, amount, there = relation[row, KIND], relation[row, AMOUNT], a.start[unit[other, AT]]
        if kind >= PAIRED:
            units = paired(kind, amount, relation[row, RECESS], mine, position, theirs, there, a)
        else:
            units = broken(kind, amount, position, begin, end, there, lesson[theirs, BEGIN], lesson[theirs, END], slots)
        if units == 0:
            continue
        if a.relation_weight[row] < 0:
            cost, count = throw_out(other, trial, cost, count, a)
        else:
            cost += units * a.relation_weight[row] * a.knob[SOFT_SCALE]
        if cost > most:
            break
    return cost, count


@compiled
def surplus(u: int, quota: int, day: int, atom: int, trial: int, a: Arrays) -> tuple[int, int]:
    """(other lessons too many beside the unit on that day, the cheapest other unit there: -1 if none but fixed ones)."""
    lesson, low, high, stretch = a.lesson, a.quota[quota, LISTED_LO], a.quota[quota, LISTED_HI], a.quota[quota, STRETCH]
    others, own, cheapest, least = ZERO, ZERO, NONE, np.inf
    for at in range(high - low):
        number = a.listed[low + (at + trial) % (high - low)]  # begins anywhere, so that not the same of equals always goes
        other = lesson[number, UNIT]
        if not lesson[number, WEEKS] >> atom & 1:
            continue
        if other == u:
            own += 1
        elif (
            lesson[number, BEGIN] >= 0
            and a.unit[other, MARK] != trial
            and lesson[number, BEGIN] // a.size[SLOTS] // stretch == day // stretch
        ):
            others += 1
            if a.weight[other] < least and not a.unit[other, FIXED]:
                cheapest, least = other, a.weight[other]
    return (others - max(0, a.quota[quota, MOST] - own) if own > 0 else ZERO), cheapest


@compiled
def crowded(u: int, position: int, most: float, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """The cheapest units that must leave the day so that every quota holds with the unit there; infinite if only fixed ones are left."""
    day = position // a.size[SLOTS]
    for row in range(a.unit[u, QUOTA_LO], a.unit[u, QUOTA_HI]):
        for atom in range(a.size[ATOMS]):
            over, cheapest = surplus(u, a.quoted[row], day, atom, trial, a)
            while over > 0:
                if cheapest < 0:
                    return np.inf, count
                cost, count = throw_out(cheapest, trial, cost, count, a)
                if cost > most:
                    return cost, count
                over, cheapest = surplus(u, a.quoted[row], day, atom, trial, a)
    return cost, count
