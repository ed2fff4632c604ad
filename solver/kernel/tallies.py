"""Lists of lessons that may use only so many times or rooms, or must stay in one room where they follow each other.

Like the functions of `kernel.clashes` these return (cost so far, losers so far), infinite when only fixed units could go.
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.cells import fill
from solver.kernel.clashes import throw_out
from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AFTER, AT, Arrays, BEFORE, BEGIN, COUNTED, END, FEW_ROOMS, FEW_SLOTS, FIXED, LENGTH, MARK, NO_LIMIT, OPTION, RHYTHM, ROOM_HI, ROOM_LO,
    SAME_ROOM, SLOTS, SLOT_PEAK, SOFT_SCALE, TALLY_HI, TALLY_KIND, TALLY_LO, TALLY_MOST, TALLY_OF_HI, TALLY_OF_LO, TALLY_SLOTS,
    TALLY_SPAN, TRIED, UNIT,
)  # fmt: skip


@compiled
def price_of(other: int, trial: int, a: Arrays) -> float:
    """What throwing a placed lesson out costs, 0 if it is gone in this trial already."""
    u = a.lesson[other, UNIT]
    if a.lesson[other, BEGIN] < 0 or a.unit[u, MARK] == trial:
        return 0.0
    return np.inf if a.unit[u, FIXED] else float(a.weight[u])


@compiled
def window_of(other: int, number: int, position: int, trial: int, a: Arrays) -> tuple[int, int, float]:
    """(begin, end, price) of a listed lesson with `number`'s unit at `position`; the price is infinite for the unit's own."""
    if a.lesson[other, UNIT] == a.lesson[number, UNIT]:
        return position - a.lesson[other, BEFORE], position + a.lesson[other, LENGTH] + a.lesson[other, AFTER], np.inf
    return a.lesson[other, BEGIN], a.lesson[other, END], price_of(other, trial, a)


@compiled
def weigh_slots(number: int, tally: int, position: int, trial: int, a: Arrays) -> tuple[int, int]:
    """(stretches of selected positions in use, the one that is cheapest to clear); the price of each stands in `item`."""
    chosen, span = a.selected[a.tally[tally, TALLY_SLOTS]], a.tally[tally, TALLY_SPAN]
    fill(a.item, 0.0)
    for at in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
        begin, end, price = window_of(a.tally_lesson[at], number, position, trial, a)
        for slot in range(begin, end) if price > 0 else range(0):
            a.item[slot // span] += price if chosen[slot] else 0.0
    used, cheapest, least = 0, -1, np.inf
    for slot in range(len(chosen)):
        if a.item[slot] > 0:
            used += 1
            if a.item[slot] < least:
                cheapest, least = slot, a.item[slot]
    return used, cheapest


@compiled
def clear_slot(number: int, tally: int, slot: int, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Throw out the tally's lessons in one stretch of positions."""
    span = a.tally[tally, TALLY_SPAN]
    first, after = slot * span, (slot + 1) * span
    for at in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
        other = a.tally_lesson[at]
        there = a.lesson[other, BEGIN] < after and first < a.lesson[other, END] and a.lesson[other, UNIT] != a.lesson[number, UNIT]
        if there and price_of(other, trial, a) > 0:
            cost, count = throw_out(a.lesson[other, UNIT], trial, cost, count, a)
    return cost, count


@compiled
def thin_peak(number: int, tally: int, slot: int, position: int, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Throw the cheapest of the tally's lessons out until no more than allowed are at one position."""
    while True:
        there, best, least = 0, -1, np.inf
        for at in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
            begin, end, price = window_of(a.tally_lesson[at], number, position, trial, a)
            if price > 0 and begin <= slot < end:
                there += 1
                if price < least:
                    best, least = a.lesson[a.tally_lesson[at], UNIT], price
        if there <= a.tally[tally, TALLY_MOST]:
            return cost, count
        if best < 0:
            return np.inf, count
        cost, count = throw_out(best, trial, cost, count, a)


@compiled
def later(number: int, tally: int, position: int, trial: int, a: Arrays) -> int:
    """By how many slots more the starts of a tally differ with the lesson here; for the first listed lesson of its unit alone."""
    first, last, mine, slots = NO_LIMIT, -NO_LIMIT, position % a.size[SLOTS], a.size[SLOTS]
    for at in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
        other = a.tally_lesson[at]
        u = a.lesson[other, UNIT]
        if u == a.lesson[number, UNIT]:
            if other < number:
                return 0
        elif a.unit[u, AT] >= 0 and a.unit[u, MARK] != trial:
            start = a.start[a.unit[u, AT]] % slots
            first, last = min(first, start), max(last, start)
    if last < 0:
        return 0
    most = a.tally[tally, TALLY_MOST]
    return int(max(0, max(last, mine) - min(first, mine) - most) - max(0, last - first - most))


@compiled
def option_of(other: int, number: int, row: int, trial: int, a: Arrays) -> tuple[int, float]:
    """(option, price) of a listed lesson with `number` in option `row`; -1 if it is in none."""
    if other == number:
        return row, np.inf
    if a.lesson[other, UNIT] == a.lesson[number, UNIT]:
        return (a.lesson[other, TRIED] if other < number else -1), np.inf
    return a.lesson[other, OPTION], price_of(other, trial, a)


@compiled
def wished_rooms(number: int, tally: int, row: int, trial: int, a: Arrays) -> float:
    """What the rooms of an option cost that the other lessons of a tally, of its unit those before, do not use."""
    a.counter[COUNTED] += 1
    stamp, used, more = -float(a.counter[COUNTED]), 0, 0  # no price, which is never negative
    for at in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
        other = a.tally_lesson[at]
        if other == number or (a.lesson[other, UNIT] != a.lesson[number, UNIT] and a.unit[a.lesson[other, UNIT], MARK] == trial):
            continue
        option, _ = option_of(other, number, row, trial, a)
        for to in range(a.option[option, ROOM_LO], a.option[option, ROOM_HI]) if option >= 0 else range(0):
            used += 0 if a.item[a.room[to]] == stamp else 1
            a.item[a.room[to]] = stamp
    for to in range(a.option[row, ROOM_LO], a.option[row, ROOM_HI]):
        more += 0 if a.item[a.room[to]] == stamp else 1
    most = a.tally[tally, TALLY_MOST]
    return float((max(0, used + more - most) - max(0, used - most)) * a.tally_cost[tally] * a.knob[SOFT_SCALE])


@compiled
def timed(number: int, position: int, most: float, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Who must go for the tallies of times with the lesson here."""
    for at in range(a.lesson[number, TALLY_OF_LO], a.lesson[number, TALLY_OF_HI]):
        tally = a.tallied[at]
        if a.tally[tally, TALLY_KIND] == RHYTHM:
            cost += a.tally_cost[tally] * a.knob[SOFT_SCALE] * later(number, tally, position, trial, a)
        elif a.tally[tally, TALLY_KIND] == FEW_SLOTS:
            used, slot = weigh_slots(number, tally, position, trial, a)
            while used > a.tally[tally, TALLY_MOST]:
                if slot < 0:
                    return np.inf, count
                cost, count = clear_slot(number, tally, slot, trial, cost, count, a)
                if cost > most:
                    return cost, count
                used, slot = weigh_slots(number, tally, position, trial, a)
        elif a.tally[tally, TALLY_KIND] == SLOT_PEAK:
            begin, end, _ = window_of(number, number, position, trial, a)
            for slot in range(begin, end):
                if a.selected[a.tally[tally, TALLY_SLOTS], slot]:
                    cost, count = thin_peak(number, tally, slot, position, trial, cost, count, a)
                    if cost > most:
                        return cost, count
    return cost, count


@compiled
def weigh_rooms(number: int, tally: int, row: int, trial: int, a: Arrays) -> tuple[int, int]:
    """(rooms in use, the one that is cheapest to clear); the price of each stands in `item`."""
    low, high = a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]
    used, cheapest, least = 0, -1, np.inf
    fill(a.item, 0.0)
    for at in range(low, high):
        option, price = option_of(a.tally_lesson[at], number, row, trial, a)
        if option >= 0 and price > 0:
            for room in range(a.option[option, ROOM_LO], a.option[option, ROOM_HI]):
                used += 1 if a.item[a.room[room]] == 0 else 0
                a.item[a.room[room]] += price
    for room in range(len(a.item)):
        if 0 < a.item[room] < least:
            cheapest, least = room, a.item[room]
    return used, cheapest


@compiled
def differ(one: int, other: int, a: Arrays) -> bool:
    """Whether two options have rooms, and not the same."""
    size, many = a.option[one, ROOM_HI] - a.option[one, ROOM_LO], a.option[other, ROOM_HI] - a.option[other, ROOM_LO]
    if size == 0 or many == 0:
        return False
    for at in range(size):
        found = False
        for to in range(many):
            found = found or a.room[a.option[one, ROOM_LO] + at] == a.room[a.option[other, ROOM_LO] + to]
        if not found:
            return True
    return bool(size != many)


@compiled
def touches(other: int, number: int, position: int, a: Arrays) -> bool:
    """Whether a placed lesson begins where the lesson here ends, or the other way round, on one day."""
    begin, end = position - a.lesson[number, BEFORE], position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
    same_day = a.lesson[other, BEGIN] // a.size[SLOTS] == begin // a.size[SLOTS]
    return bool(same_day and (a.lesson[other, END] == begin or a.lesson[other, BEGIN] == end))


@compiled
def roomed_cost(number: int, row: int, position: int, trial: int, a: Arrays) -> float:
    """What the tallies of rooms would make this option cost, at least."""
    cost = 0.0
    for at in range(a.lesson[number, TALLY_OF_LO], a.lesson[number, TALLY_OF_HI]):
        tally = a.tallied[at]
        if a.tally[tally, TALLY_KIND] == FEW_ROOMS and a.tally_cost[tally] >= 0:
            cost += wished_rooms(number, tally, row, trial, a)
        elif a.tally[tally, TALLY_KIND] == FEW_ROOMS:
            used, room = weigh_rooms(number, tally, row, trial, a)
            if used > a.tally[tally, TALLY_MOST]:
                if room < 0:
                    return np.inf
                cost += a.item[room] * (used - a.tally[tally, TALLY_MOST])
        elif a.tally[tally, TALLY_KIND] == SAME_ROOM:
            for to in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
                other = a.tally_lesson[to]
                if a.lesson[other, UNIT] != a.lesson[number, UNIT] and a.lesson[other, OPTION] >= 0 and touches(other, number, position, a):
                    cost += price_of(other, trial, a) if differ(row, a.lesson[other, OPTION], a) else 0.0
    return cost


@compiled
def roomed(number: int, row: int, position: int, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Who must go for the tallies of rooms with the lesson here in this option."""
    for at in range(a.lesson[number, TALLY_OF_LO], a.lesson[number, TALLY_OF_HI]):
        tally = a.tallied[at]
        kind = a.tally[tally, TALLY_KIND]
        if kind == FEW_ROOMS and a.tally_cost[tally] >= 0:
            cost += wished_rooms(number, tally, row, trial, a)
        elif kind == FEW_ROOMS:
            used, room = weigh_rooms(number, tally, row, trial, a)
            while used > a.tally[tally, TALLY_MOST]:
                if room < 0:
                    return np.inf, count
                for to in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
                    other = a.tally_lesson[to]
                    option, price = option_of(other, number, row, trial, a)
                    if option >= 0 and 0 < price < np.inf:
                        for mine in range(a.option[option, ROOM_LO], a.option[option, ROOM_HI]):
                            if a.room[mine] == room:
                                cost, count = throw_out(a.lesson[other, UNIT], trial, cost, count, a)
                used, room = weigh_rooms(number, tally, row, trial, a)
        elif kind == SAME_ROOM:
            for to in range(a.tally[tally, TALLY_LO], a.tally[tally, TALLY_HI]):
                other = a.tally_lesson[to]
                beside = a.lesson[other, OPTION] >= 0 and touches(other, number, position, a) and price_of(other, trial, a) > 0
                if beside and a.lesson[other, UNIT] != a.lesson[number, UNIT] and differ(row, a.lesson[other, OPTION], a):
                    cost, count = throw_out(a.lesson[other, UNIT], trial, cost, count, a)
    return cost, count
