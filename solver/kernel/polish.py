"""Polishing: a full board on which no hard rule is broken is changed by chains of moves (`kernel.chain`) so that wishes cost less.

Simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) on ejection chains: a move that makes the board worse is kept with a probability
that falls with how much, and with time. The best board is kept in `best_at` and `best_option`. Costs are those of the tables: exact for
most rules, a guide for the others, so that whoever takes the board must ask the checker.
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.board import enqueue, place, remove
from solver.kernel.clashes import related
from solver.kernel.chain import account, drop, follow, is_sound, lift, make_way, undo
from solver.kernel.compiled import compiled
from solver.kernel.dice import chance, draw
from solver.kernel.fullest import copy_to
from solver.kernel.layout import (
    AT, Arrays, BEGUN, BEST, CHOSEN, DAYS, FIXED, HEAT, MEMBER_HI, MEMBER_LO, MOVE, MOVED, NOW, QUEUE_LENGTH, RESOURCES, SHAPE, START_HI,
    START_LO, TRIAL, UNIT, UNITS, WANTED, WANTED_AT, ZERO,
)  # fmt: skip
from solver.kernel.state import state_of
from solver.kernel.weigh import keep, price

PEOPLE, UNIT_WISHES = 0.4, 0.3
"""Shares of moves that begin with somebody whose days cost something, and with a unit that costs something by itself or by a relation."""
TRIES, MANY = 8, 24
"""Draws in search of one of these."""
LOOKS = 4
"""Most starts among which the first unit of a move takes the cheapest."""
SAME = 1e-9


@compiled
def in_trouble(a: Arrays) -> int:
    """A unit of somebody whose wishes cost something, -1 if none was met."""
    for _ in range(TRIES):
        who = draw(a.dice, a.size[RESOURCES])
        shape = a.resource[who, SHAPE]
        if shape < 0 or a.wished[shape] <= SAME:
            continue
        day = draw(a.dice, a.size[DAYS])
        if a.board[who, day, 0] > 0:
            return int(a.lesson[a.board[who, day, 1 + draw(a.dice, a.board[who, day, 0])], UNIT])
    return -1


@compiled
def strained(a: Arrays) -> int:
    """A unit whose start or relations to others cost something, -1 if none was met."""
    for _ in range(MANY):
        u = draw(a.dice, a.size[UNITS])
        row = a.unit[u, AT]
        if row < 0 or a.unit[u, FIXED]:
            continue
        a.counter[TRIAL] += 1
        cost, _ = related(u, a.start[row], SAME, a.counter[TRIAL], a.start_cost[row], ZERO, a)
        if cost > SAME:
            return int(u)
    return -1


@compiled
def pick(a: Arrays) -> int:
    """A unit to move, -1 if none was found: often one that has to do with a broken wish."""
    kind, u = chance(a.dice), -1
    if kind < PEOPLE:
        u = in_trouble(a)
    elif kind < PEOPLE + UNIT_WISHES:
        u = strained(a)
    if u >= 0 and not a.unit[u, FIXED]:
        return u
    for _ in range(TRIES):
        u = draw(a.dice, a.size[UNITS])
        if not a.unit[u, FIXED]:
            return u
    return -1


@compiled
def aim(u: int, a: Arrays) -> int:
    """The cheapest of some starts of the unit with its losers in `chosen`, -1 if all are impossible."""
    low, count = a.unit[u, START_LO], a.unit[u, START_HI] - a.unit[u, START_LO]
    best, least = -1, np.inf
    for _ in range(1 + draw(a.dice, LOOKS)):
        row = low + draw(a.dice, count)
        cost, losers = price(u, row, least, a)
        if cost < least:
            best, least = row, cost
            keep(row, losers, u, a)
    return best


@compiled
def move(a: Arrays) -> bool:
    """Try one move; whether it was kept."""
    u = pick(a)
    if u < 0:
        return False
    a.counter[MOVE] += 1
    a.counter[MOVED] = 0
    before = a.knob[NOW]
    most = before - a.knob[HEAT] * np.log(1.0 - chance(a.dice)) + SAME
    lift(u, a)
    row = aim(u, a)
    done = row >= 0 and make_way(a)
    if done:
        drop(u, row, a)
        done = follow(most + 1.0, a) and a.knob[NOW] <= most and is_sound(a)
    for at in range(a.counter[MOVED]):
        a.weight[a.moved[at]] = 1.0
    if not done:
        undo(before, a)
    return done


@compiled
def lay(a: Arrays) -> None:
    """Every unit at its wanted row in its wanted options, whatever that breaks."""
    for u in range(a.size[UNITS]):
        if a.unit[u, AT] >= 0:
            remove(u, a)
        elif a.counter[BEGUN] == 0 and a.unit[u, START_HI] > a.unit[u, START_LO]:
            enqueue(u, a)
    a.counter[BEGUN] = 1
    for u in range(a.size[UNITS]):
        if a.unit[u, WANTED_AT] >= 0:
            for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
                a.lesson[number, CHOSEN] = a.lesson[number, WANTED]
            place(u, a.unit[u, WANTED_AT], a)
    for u in range(a.size[UNITS]):
        account(u, a)
    a.knob[NOW] = 0.0
    a.knob[BEST] = 0.0
    copy_to(a.best_at, a.best_option, a)


@compiled
def polish(arrays: Arrays, fresh: bool, trials: int) -> int:
    """Weigh about as many places as `trials`, beginning with the wanted board if it is to be a `fresh` one; returns how many it weighed."""
    a = state_of(arrays)
    if fresh:
        lay(a)
    since = a.counter[TRIAL]
    until = since + trials
    while a.counter[TRIAL] < until and a.counter[QUEUE_LENGTH] == 0:
        a.counter[TRIAL] += 1
        if move(a) and a.knob[NOW] < a.knob[BEST] - SAME:
            a.knob[BEST] = a.knob[NOW]
            copy_to(a.best_at, a.best_option, a)
    return int(a.counter[TRIAL] - since)
