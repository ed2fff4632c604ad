"""Moves of polishing: units taken off a full board and put back elsewhere, with what that changes in the cost of all wishes.

A move is a chain: one unit goes to another start, whoever is in its way goes to the cheapest start of its own, and so on until nobody
is left over; a unit that the move has put somewhere stays there. A move is kept whole or undone whole.
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.board import place, remove
from solver.kernel.compiled import compiled
from solver.kernel.dice import draw
from solver.kernel.layout import (
    AFTER, AT, ATOMS, Arrays, BEFORE, CHOSEN, CLOSING_HI, CLOSING_LO, FEW_ROOMS, FIXED, LENGTH, LOSERS, MEMBER_HI, MEMBER_LO, MOVE, MOVED,
    NONE, NOW, OPTION, QUEUE_LENGTH, ROOM_HI, ROOM_LO, SHAPE, SHAPED_HI, SHAPED_LO, SHAPE_SCALE, SOFT_SCALE, TALLY_KIND, TALLY_OF_HI,
    TALLY_OF_LO, TOLD_APART, TRIAL, TRIED, TURN, ZERO,
)  # fmt: skip
from solver.kernel.measures import breach
from solver.kernel.tallies import wished_rooms
from solver.kernel.weigh import cheapest, floor

LONGEST = 10
"""Most units that one move touches."""
STAYS = 1e6
"""Weight of a unit that the present move has placed: nobody throws it out again."""


@compiled
def rooms_cost(number: int, row: int, position: int, trial: int, a: Arrays) -> float:
    """What the wishes about rooms say of a lesson at a place in an option."""
    if row < 0:
        return 0.0
    cost, tallies = a.option_cost[row], 0.0
    for at in range(a.lesson[number, TALLY_OF_LO], a.lesson[number, TALLY_OF_HI]):
        tally = a.tallied[at]
        if a.tally[tally, TALLY_KIND] == FEW_ROOMS and a.tally_cost[tally] >= 0:
            tallies += wished_rooms(number, tally, row, trial, a)
    begin, end = position - a.lesson[number, BEFORE], position + a.lesson[number, LENGTH] + a.lesson[number, AFTER]
    for at in range(a.option[row, ROOM_LO], a.option[row, ROOM_HI]):
        room = a.room[at]
        for closing in range(a.resource[room, CLOSING_LO], a.resource[room, CLOSING_HI]):
            if a.closing[closing, end] > a.closing[closing, begin]:
                cost += a.closing_cost[closing]
    return float(cost * a.knob[SOFT_SCALE] + tallies)


@compiled
def own_cost(u: int, row: int, a: Arrays) -> float:
    """What the wishes about a unit that is off the board, its rooms and its relations cost with it at this row in its CHOSEN options."""
    a.counter[TRIAL] += 1
    trial = a.counter[TRIAL]
    cost, _ = floor(u, row, np.inf, trial, a)
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        a.lesson[number, TRIED] = a.lesson[number, CHOSEN]
        cost += rooms_cost(number, a.lesson[number, CHOSEN], a.start[row], trial, a)
    return float(cost)


@compiled
def wishes_of(resource: int, a: Arrays) -> tuple[int, float]:
    """(units by which hard limits of a resource are broken, what its wishes cost) as its week lies."""
    broken, cost = ZERO, 0.0
    for atom in range(a.size[ATOMS]):
        if a.resource[resource, TOLD_APART] >> atom & 1:
            at_once, week, soft = breach(resource, atom, NONE, NONE, NONE, ZERO, ZERO, a)
            broken += at_once + week
            cost += soft * a.repeat[resource, atom] * a.knob[SHAPE_SCALE]
    return broken, cost


@compiled
def account(u: int, a: Arrays) -> int:
    """Count anew what the wishes about the unit's people cost; returns by how much their hard limits are broken."""
    found = ZERO
    for at in range(a.unit[u, SHAPED_LO], a.unit[u, SHAPED_HI]):
        resource = a.shaped[at, 0]
        shape = a.resource[resource, SHAPE]
        broken, cost = wishes_of(resource, a)
        found += broken
        a.knob[NOW] += cost - a.wished[shape]
        a.wished[shape] = cost
    return found


@compiled
def lift(u: int, a: Arrays) -> None:
    """Take a unit off the board, noting where it lay if the present move has not touched it yet."""
    row = a.unit[u, AT]
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        a.lesson[number, CHOSEN] = a.lesson[number, OPTION]
    if a.unit[u, TURN] != a.counter[MOVE]:
        a.unit[u, TURN] = a.counter[MOVE]
        a.moved[a.counter[MOVED]] = u
        a.counter[MOVED] += 1
        a.least_at[u] = row
        for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
            a.least_option[number] = a.lesson[number, OPTION]
    remove(u, a)
    a.knob[NOW] -= own_cost(u, row, a)
    account(u, a)


@compiled
def drop(u: int, row: int, a: Arrays) -> None:
    """Put a unit at a row in its CHOSEN options; the present move does not touch it again."""
    a.knob[NOW] += own_cost(u, row, a)
    place(u, row, a)
    account(u, a)
    a.weight[u] = STAYS


@compiled
def undo(before: float, a: Arrays) -> None:
    """Put everything back that the present move has touched."""
    for at in range(a.counter[MOVED]):
        if a.unit[a.moved[at], AT] >= 0:
            remove(a.moved[at], a)
    for at in range(a.counter[MOVED]):
        u = a.moved[at]
        for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
            a.lesson[number, CHOSEN] = a.least_option[number]
        place(u, a.least_at[u], a)
    for at in range(a.counter[MOVED]):
        account(a.moved[at], a)
    a.knob[NOW] = before


@compiled
def make_way(a: Arrays) -> bool:
    """Take the units in `chosen` off the board; False if the present move has placed one of them, or touches too many."""
    losers = a.counter[LOSERS]
    if a.counter[MOVED] + losers > LONGEST:
        return False
    for at in range(losers):
        if a.unit[a.chosen[at], TURN] == a.counter[MOVE] or a.unit[a.chosen[at], FIXED]:
            return False
    for at in range(losers):
        lift(a.chosen[at], a)
    return True


@compiled
def follow(most: float, a: Arrays) -> bool:
    """Place whoever is left over, each at its cheapest start; False if that fails, or costs more than `most` on the way."""
    while a.counter[QUEUE_LENGTH] > 0:
        if a.knob[NOW] > most:
            return False
        u = int(a.queue[draw(a.dice, a.counter[QUEUE_LENGTH])])
        row = cheapest(u, a)
        if row < 0:
            return False
        if not make_way(a):
            return False
        drop(u, row, a)
    return True


@compiled
def is_sound(a: Arrays) -> bool:
    """Whether everybody whom the present move has touched keeps the hard limits."""
    for at in range(a.counter[MOVED]):
        u = a.moved[at]
        for to in range(a.unit[u, SHAPED_LO], a.unit[u, SHAPED_HI]):
            broken, _ = wishes_of(a.shaped[to, 0], a)
            if broken > 0:
                return False
    return True
