"""Who must go so that nobody walks between buildings too often or in too little time."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.clashes import throw_out
from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AFTER, ATOMS, BEFORE, BEGIN, DAYS, END, FIXED, LENGTH, MARK, MOVES_DAY, MOVES_WEEK, MOVE_GAP, NONE, NO_LIMIT, OPTION, PEOPLE_HI,
    PEOPLE_LO, ROOM_HI, ROOM_LO, SLOTS, UNIT, WEEKS, Arrays,
)  # fmt: skip


@compiled
def building_of(option: int, a: Arrays) -> int:
    """The building of the first room that has one, -1 if none."""
    if option < 0:
        return -1
    for at in range(a.option[option, ROOM_LO], a.option[option, ROOM_HI]):
        if a.building[a.room[at]] >= 0:
            return int(a.building[a.room[at]])
    return -1


@compiled
def moves_of(who: int, day: int, atom: int, trial: int, begin: int, building: int, without: int, a: Arrays) -> int:
    """Changes of one day in one atom with a lesson in that building at `begin` (-1: none), the losers and unit `without` gone."""
    last, found, waiting = -1, 0, begin >= 0
    for at in range(1, a.board[who, day, 0] + 1):
        other = a.board[who, day, at]
        u = a.lesson[other, UNIT]
        if a.unit[u, MARK] == trial or u == without or not a.lesson[other, WEEKS] >> atom & 1:
            continue
        if waiting and begin < a.lesson[other, BEGIN]:
            found += 1 if last >= 0 and last != building else 0
            last, waiting = building, False
        there = building_of(a.lesson[other, OPTION], a)
        if there >= 0:
            found += 1 if last >= 0 and last != there else 0
            last = there
    if waiting:
        found += 1 if last >= 0 and last != building else 0
    return found


@compiled
def over(who: int, atom: int, trial: int, begin: int, building: int, without: int, a: Arrays) -> int:
    """Changes too many: on the day of `begin`, and in the week."""
    fresh = begin // a.size[SLOTS]
    today = moves_of(who, fresh, atom, trial, begin, building, without, a)
    found, week = max(0, today - a.resource[who, MOVES_DAY]), today
    if a.resource[who, MOVES_WEEK] < NO_LIMIT:
        for day in range(a.size[DAYS]):
            if day != fresh:
                week += moves_of(who, day, atom, trial, NONE, NONE, without, a)
        found += max(0, week - a.resource[who, MOVES_WEEK])
    return int(found)


@compiled
def settle_moves(who: int, atom: int, trial: int, begin: int, building: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Throw out the units whose leaving saves most changes for their weight until there are not too many."""
    excess = over(who, atom, trial, begin, building, NONE, a)
    while excess > 0:
        best, least = -1, np.inf
        for day in range(a.size[DAYS]):
            if day != begin // a.size[SLOTS] and a.resource[who, MOVES_WEEK] >= NO_LIMIT:
                continue
            for at in range(1, a.board[who, day, 0] + 1):
                u = a.lesson[a.board[who, day, at], UNIT]
                if a.unit[u, MARK] == trial or a.unit[u, FIXED] or building_of(a.lesson[a.board[who, day, at], OPTION], a) < 0:
                    continue
                saved = excess - over(who, atom, trial, begin, building, u, a)
                price = a.weight[u] / saved if saved > 0 else 1e6 * a.weight[u]
                if price < least:
                    best, least = u, price
        if best < 0:
            return np.inf, count
        cost, count = throw_out(best, trial, cost, count, a)
        excess = over(who, atom, trial, begin, building, NONE, a)
    return cost, count


@compiled
def walked(number: int, row: int, position: int, trial: int, cost: float, count: int, evict: bool, a: Arrays) -> tuple[float, int]:
    """Who must go for everybody's limits with the lesson here in this option; without `evict` only what that costs at least."""
    building = building_of(row, a)
    if building < 0:
        return cost, count
    begin, end = position - a.lesson[number, BEFORE], position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
    for to in range(a.lesson[number, PEOPLE_LO], a.lesson[number, PEOPLE_HI]):
        who = a.person[to]
        gap, line = a.resource[who, MOVE_GAP], a.board[who, position // a.size[SLOTS]]
        for at in range(1, line[0] + 1) if gap > 0 else range(0):
            other = line[at]
            u = a.lesson[other, UNIT]
            if a.unit[u, MARK] == trial or not a.lesson[other, WEEKS] & a.lesson[number, WEEKS] or u == a.lesson[number, UNIT]:
                continue
            there = building_of(a.lesson[other, OPTION], a)
            if there >= 0 and there != building and a.lesson[other, BEGIN] < end + gap and begin < a.lesson[other, END] + gap:
                if evict:
                    cost, count = throw_out(u, trial, cost, count, a)
                else:
                    cost += np.inf if a.unit[u, FIXED] else a.weight[u]
        if a.resource[who, MOVES_DAY] < NO_LIMIT or a.resource[who, MOVES_WEEK] < NO_LIMIT:
            for atom in range(a.size[ATOMS]):
                if a.lesson[number, WEEKS] >> atom & 1:
                    if evict:
                        cost, count = settle_moves(who, atom, trial, begin, building, cost, count, a)
                    else:
                        cost += over(who, atom, trial, begin, building, NONE, a)
    return cost, count
