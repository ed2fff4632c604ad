"""The cheapest room option of a lesson at a place."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.clashes import throw_out
from solver.kernel.compiled import compiled
from solver.kernel.dice import draw
from solver.kernel.layout import (
    AFTER, ATOMS, Arrays, BEFORE, BEGIN, BREAK, CAPACITY, CLOSING_HI, CLOSING_LO, CROWD, END, FIXED, LENGTH, MARK, MEMBER_HI, MEMBER_LO,
    MOVING, OPTION, OPTION_HI, OPTION_LO, ROOM_HI, ROOM_LO, SEATS, SLOTS, SOFT_SCALE, TALLY_OF_HI, TALLY_OF_LO, TRIED, UNIT, USER_HI,
    USER_LO, WEEKS,
)  # fmt: skip
from solver.kernel.moves import walked
from solver.kernel.tallies import roomed, roomed_cost


@compiled
def uses(row: int, room: int, a: Arrays) -> bool:
    for at in range(a.option[row, ROOM_LO], a.option[row, ROOM_HI]):  # noqa: SIM110 - numba has no generators inside calls
        if a.room[at] == room:
            return True
    return False


@compiled
def taken_here(number: int, room: int, a: Arrays) -> int:
    """Pupils that earlier members of the same unit bring to the room in this trial, -1 if there is none."""
    found = -1
    for member in range(a.unit[a.lesson[number, UNIT], MEMBER_LO], number):
        if a.lesson[member, TRIED] >= 0 and a.lesson[member, WEEKS] & a.lesson[number, WEEKS] and uses(a.lesson[member, TRIED], room, a):
            found = max(0, found) + a.lesson[member, SEATS]
    return found


@compiled
def peak(number: int, room: int, begin: int, end: int, extra: int, trial: int, count: int, a: Arrays) -> tuple[int, int]:
    """(pupils too many, where) at the fullest slot of a shared room with this lesson added and the losers gone."""
    worst, where = 0, -1
    for atom in range(a.size[ATOMS]):
        if not a.lesson[number, WEEKS] >> atom & 1:
            continue
        for position in range(begin, end):
            over = a.crowd[a.resource[room, CROWD], atom, position] + a.lesson[number, SEATS] + extra - a.resource[room, CAPACITY]
            if over <= worst:
                continue
            for at in range(count):
                u = a.loser[at]
                for gone in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
                    there = a.lesson[gone, BEGIN] <= position < a.lesson[gone, END] and a.lesson[gone, WEEKS] >> atom & 1
                    if there and a.lesson[gone, OPTION] >= 0 and uses(a.lesson[gone, OPTION], room, a):
                        over -= a.lesson[gone, SEATS]
            if over > worst:
                worst, where = over, position
    return worst, where


@compiled
def make_room(number: int, room: int, begin: int, end: int, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Throw lessons out of a shared room until this one fits."""
    extra = max(0, taken_here(number, room, a))
    low, high = a.resource[room, USER_LO], a.resource[room, USER_HI]
    while True:
        over, where = peak(number, room, begin, end, extra, trial, count, a)
        if over <= 0:
            return cost, count
        offset, before = draw(a.dice, high - low), count
        for step in range(high - low):
            other = a.user[low + (step + offset) % (high - low)]
            there = a.lesson[other, BEGIN] <= where < a.lesson[other, END] and a.lesson[other, WEEKS] & a.lesson[number, WEEKS]
            u = a.lesson[other, UNIT]
            if there and a.unit[u, MARK] != trial and not a.unit[u, FIXED] and uses(a.lesson[other, OPTION], room, a):
                cost, count = throw_out(u, trial, cost, count, a)
                break
        if count == before:
            return np.inf, count


@compiled
def option_cost(number: int, row: int, position: int, most: float, trial: int, count: int, a: Arrays) -> float:
    """What this option would add: its own cost and the weights of the lessons in its rooms; an estimate for shared rooms."""
    begin, end = position - a.lesson[number, BEFORE], position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
    day, cost = position // a.size[SLOTS], a.option_cost[row] * a.knob[SOFT_SCALE]
    for at in range(a.option[row, ROOM_LO], a.option[row, ROOM_HI]):
        room = a.room[at]
        if a.closed[room, end] > a.closed[room, begin]:
            return np.inf
        for closing in range(a.resource[room, CLOSING_LO], a.resource[room, CLOSING_HI]):
            if a.closing[closing, end] > a.closing[closing, begin]:
                cost += a.closing_cost[closing] * a.knob[SOFT_SCALE]
        here = taken_here(number, room, a)
        if a.resource[room, CROWD] >= 0:
            over, _ = peak(number, room, begin, end, max(0, here), trial, count, a)
            cost += over / max(1, a.lesson[number, SEATS])
        elif a.resource[room, CROWD] == -1:
            if here >= 0:
                return np.inf
            line, pause = a.board[room, day], a.resource[room, BREAK]
            for place in range(1, line[0] + 1):
                other = line[place]
                if a.lesson[other, BEGIN] >= end + pause:
                    break
                u = a.lesson[other, UNIT]
                if a.lesson[other, END] + pause > begin and a.lesson[other, WEEKS] & a.lesson[number, WEEKS] and a.unit[u, MARK] != trial:
                    if a.unit[u, FIXED]:
                        return np.inf
                    cost += a.weight[u]
        if cost > most:
            return float(cost)
    if a.lesson[number, TALLY_OF_HI] > a.lesson[number, TALLY_OF_LO]:
        cost += roomed_cost(number, row, position, trial, a)
    if a.size[MOVING] > 0:
        cost, _ = walked(number, row, position, trial, cost, count, False, a)
    return float(cost)


@compiled
def settle(number: int, row: int, position: int, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Throw out whoever is in the rooms of the chosen option."""
    begin, end = position - a.lesson[number, BEFORE], position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
    day = position // a.size[SLOTS]
    for at in range(a.option[row, ROOM_LO], a.option[row, ROOM_HI]):
        room = a.room[at]
        if a.resource[room, CROWD] >= 0:
            cost, count = make_room(number, room, begin, end, trial, cost, count, a)
        elif a.resource[room, CROWD] == -1:
            line, pause = a.board[room, day], a.resource[room, BREAK]
            for place in range(1, line[0] + 1):
                other = line[place]
                near = a.lesson[other, BEGIN] < end + pause and a.lesson[other, END] + pause > begin
                if near and a.lesson[other, WEEKS] & a.lesson[number, WEEKS]:
                    cost, count = throw_out(a.lesson[other, UNIT], trial, cost, count, a)
    if a.lesson[number, TALLY_OF_HI] > a.lesson[number, TALLY_OF_LO]:
        cost, count = roomed(number, row, position, trial, cost, count, a)
    if a.size[MOVING] > 0:
        cost, count = walked(number, row, position, trial, cost, count, True, a)
    return cost, count


@compiled
def seat(number: int, position: int, most: float, trial: int, cost: float, count: int, a: Arrays) -> tuple[float, int]:
    """Choose the cheapest option into the TRIED column and throw out whoever is there; random among equals."""
    low, high = a.lesson[number, OPTION_LO], a.lesson[number, OPTION_HI]
    a.lesson[number, TRIED] = -1
    if high == low:
        return cost, count
    best, least = -1, np.inf
    offset = draw(a.dice, high - low)
    for step in range(high - low):
        row = low + (step + offset) % (high - low)
        extra = option_cost(number, row, position, min(least, most - cost), trial, count, a)
        if extra < least:
            best, least = row, extra
            if extra <= 0:
                break
    if best < 0 or cost + least > most:
        return np.inf, count
    a.lesson[number, TRIED] = best
    soft = a.option_cost[best] * a.knob[SOFT_SCALE]
    for at in range(a.option[best, ROOM_LO], a.option[best, ROOM_HI]):
        room = a.room[at]
        begin, end = position - a.lesson[number, BEFORE], position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
        for closing in range(a.resource[room, CLOSING_LO], a.resource[room, CLOSING_HI]):
            if a.closing[closing, end] > a.closing[closing, begin]:
                soft += a.closing_cost[closing] * a.knob[SOFT_SCALE]
    if least <= soft:
        return cost + soft, count
    return settle(number, best, position, trial, cost + soft, count, a)
