"""Which further units must go so that the days of everybody concerned keep their limits."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.clashes import throw_out
from solver.kernel.compiled import compiled
from solver.kernel.dice import chance
from solver.kernel.layout import (
    AFTER, AT, ATOMS, BEFORE, DAYS, FIXED, LENGTH, MARK, NONE, SHAPED_HI, SHAPED_LO, SHAPE_SCALE, SLOTS, TOLD_APART, UNIT, WEEKS, ZERO,
    Arrays,
)  # fmt: skip
from solver.kernel.measures import breach, note_days

MOST_EVICTIONS = 16
HOPELESS = 1e6
"""Price of a start that breaks a limit together with fixed lessons alone: taken only by a unit that has no other, so that a school
whose rules contradict each other still gets as full a timetable as possible (the checker then names what is broken)."""


@compiled
def relief(resource: int, atom: int, trial: int, begin: int, end: int, dirty: int, only: int, before: int, a: Arrays) -> int:
    """The unit whose removal mends most of `before` broken units for its weight, -1 if nothing can go; on day `only` unless -1."""
    best, least = -1, np.inf
    note_days(resource, atom, trial, begin, end, dirty, a)
    for day in range(a.size[DAYS]):
        if only not in (-1, day):
            continue
        for place in range(1, a.board[resource, day, 0] + 1):
            other = a.board[resource, day, place]
            u = a.lesson[other, UNIT]
            if a.unit[u, FIXED] or a.unit[u, MARK] == trial or not a.lesson[other, WEEKS] >> atom & 1:
                continue
            kept = a.unit[u, MARK]
            a.unit[u, MARK] = trial
            at_once, week, _ = breach(resource, atom, trial, begin, end, dirty | 1 << day, dirty & ~(1 << day), a)
            a.unit[u, MARK] = kept
            mended = before - at_once - week
            price = a.weight[u] * (0.9 + 0.2 * chance(a.dice)) / mended if mended > 0 else 1e6 * a.weight[u] * (1.0 + chance(a.dice))
            if price < least:
                best, least = u, price
    return best


@compiled
def mend(
    resource: int, atom: int, trial: int, begin: int, end: int, dirty: int, most: float, cost: float, count: int, a: Arrays
) -> tuple[float, int, int]:
    """Throw out units until the resource keeps its hard limits in this atom; returns (cost, losers, dirty days)."""
    at_once, week, soft = breach(resource, atom, trial, begin, end, dirty, ZERO, a)
    evictions = 0
    while at_once + week > 0:
        only = begin // a.size[SLOTS] if week == 0 and begin >= 0 else NONE
        u = relief(resource, atom, trial, begin, end, dirty, only, at_once + week, a)
        evictions += 1
        if evictions > MOST_EVICTIONS:
            return np.inf, count, dirty
        if u < 0:
            return cost + HOPELESS, count, dirty
        dirty |= 1 << (a.start[a.unit[u, AT]] // a.size[SLOTS])
        cost, count = throw_out(u, trial, cost, count, a)
        if cost > most:
            return cost, count, dirty
        at_once, week, soft = breach(resource, atom, trial, begin, end, dirty, ZERO, a)
    return cost + soft * a.knob[SHAPE_SCALE] * a.repeat[resource, atom], count, dirty


@compiled
def shape(u: int, position: int, most: float, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Hard and soft limits of everybody in the unit, with it at this start."""
    dirty = 1 << (position // a.size[SLOTS])
    for at in range(count):
        dirty |= 1 << (a.start[a.unit[a.loser[at], AT]] // a.size[SLOTS])
    for at in range(a.unit[u, SHAPED_LO], a.unit[u, SHAPED_HI]):
        resource, number = a.shaped[at, 0], a.shaped[at, 1]
        begin = position - a.lesson[number, BEFORE]
        end = position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
        for atom in range(a.size[ATOMS]):
            if (a.lesson[number, WEEKS] & a.resource[resource, TOLD_APART]) >> atom & 1:
                cost, count, dirty = mend(resource, atom, trial, begin, end, dirty, most, cost, count, a)
                if cost > most:
                    return cost, count
    return cost, count


@compiled
def stale(resource: int, trial: int, count: int, a: Arrays) -> int:
    """Throw out what breaks the resource's limits as it lies now; returns the losers, -1 if only fixed lessons are left to blame."""
    for atom in range(a.size[ATOMS]):
        if not a.resource[resource, TOLD_APART] >> atom & 1:
            continue
        cost, count, _ = mend(resource, atom, trial, NONE, NONE, (1 << a.size[DAYS]) - 1, np.inf, 0.0, count, a)
        if cost == np.inf:
            return -1
    return count
