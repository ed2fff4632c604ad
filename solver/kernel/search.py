"""The ejection search.

Pick an unplaced unit; weigh all its starts (with the best rooms at each): the weights of the units that would be thrown out, plus soft
costs; take the cheapest, throw the losers out, raise their weights, repeat. A unit thrown out avoids that start for a while, and to
throw the same unit out of the way of the same start again costs more each time. When it has strayed for long, the search goes back to its
fullest board (`kernel.fullest`); after longer stagnation it starts anew with what it learnt. Literature: Müller, Iterative forward search
(2005); Kingston's ejection chains; FET's recursive swapping.

**How a rule gets in.** The search knows no rule types. Tables (`solver.tables.build`) turn every rule into one of these primitives:

1. start filter and start cost: rows of `start` and `start_cost` (closed slots, day borders, allowed and wished starts, fixed times);
2. room options with costs, closings of rooms: `option`, `closing` (`kernel.rooms`);
3. exclusive resources, with a pause between lessons (`kernel.clashes.people`), and shared ones with a capacity (`kernel.rooms`);
4. relations of two units with an amount, hard or with a cost: one branch in `kernel.clashes.broken` or `kernel.pairs` for a new kind;
5. quotas, the most lessons of a list in one stretch of days (`kernel.clashes.crowded`), and tallies, the most times or rooms that a list
   may use, or one room where its lessons touch (`kernel.tallies`);
6. limits of a resource's days and week: one column of `limit` and its line in `kernel.measures.breach`, which also says whether
   placing more can still mend a breach; what must go is found by trying (`kernel.shapes.mend`), so a new limit needs no search code;
7. changes of building of a resource in a day and a week, and the time for them (`kernel.moves`);
8. units: lessons that start together (`solver.tables.units`).
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

import numpy as np

from solver.kernel.board import enqueue, place, remove
from solver.kernel.clashes import spot
from solver.kernel.compiled import compiled
from solver.kernel.dice import chance, draw
from solver.kernel.fullest import forget, go_back, remember
from solver.kernel.layout import (
    AT, BEGUN, BEST_QUEUE, BEST_STEP, BUILT, FIXED, IDLE, LAST_SCALE, LEAST, LEAST_STEP, LOSERS, QUEUE_LENGTH, RESTARTS, RESTART_AT,
    SHAPED_HI, SHAPED_LO, SHAPES, SOFT_SCALE, START_HI, START_LO, STEP, TRIAL, UNITS, WANTED_AT, ZERO, Arrays,
)  # fmt: skip
from solver.kernel.shapes import stale
from solver.kernel.state import state_of
from solver.kernel.weigh import TABU, cheapest, price_wanted

RUNNING, COMPLETE = range(2)
MOST_IDLE = 20
PICKS = 3
"""Unplaced units looked at for one move. With one alone the board stays in turmoil: measured on ten hard schools, three times as many
lessons were left unplaced."""
STRAY = 40
"""Moves for each unit without a board as full as the fullest since the last restart after which the search goes back to that one."""
YIELD = 0.92
"""Part of their weight that soft costs keep each time there were as many moves as units."""


@compiled
def pick(a: Arrays) -> int:
    """An unplaced unit: the hardest while building up, later any."""
    length = a.counter[QUEUE_LENGTH]
    if a.counter[BUILT]:
        return int(a.queue[draw(a.dice, length)])
    best, most = 0, -1.0
    for at in range(length):
        u = a.queue[at]
        value = (a.hardness[u] + 1e-6) * a.weight[u] * (0.8 + 0.4 * chance(a.dice))
        if a.unit[u, FIXED]:
            value += 1e12
        if value > most:
            best, most = u, value
    return best


@compiled
def burden(u: int, a: Arrays) -> float:
    """What the losers in `chosen` weigh for each part that the unit weighs itself."""
    weight = 0.0
    for at in range(a.counter[LOSERS]):
        weight += a.weight[a.chosen[at]]
    return float(weight / a.weight[u])


@compiled
def choose(a: Arrays) -> tuple[int, int]:
    """(unplaced unit, row): the first one drawn that throws out one unit at most, else of several the one with the least burden."""
    u = pick(a)
    row = cheapest(u, a)
    if not a.counter[BUILT] or a.counter[LOSERS] <= 1:
        return u, row
    best, last, least = u, u, burden(u, a) if row >= 0 else np.inf
    for _ in range(PICKS - 1):
        u = int(a.queue[draw(a.dice, a.counter[QUEUE_LENGTH])])
        if u == last:
            continue
        row, last = cheapest(u, a), u
        if row >= 0 and a.counter[LOSERS] <= 1:
            return u, row
        if row >= 0 and burden(u, a) < least:
            best, least = u, burden(u, a)
    return best, row if best == last else cheapest(best, a)


@compiled
def eject(u: int, a: Arrays) -> None:
    a.weight[u] += 1.0
    a.tabu[a.unit[u, AT]] = a.counter[STEP] + 2 + draw(a.dice, 3 + a.counter[QUEUE_LENGTH])
    remove(u, a)


@compiled
def tidy(u: int, a: Arrays) -> bool:
    """Throw out what breaks limits of the unit's people as they lie; False if only fixed lessons are to blame."""
    for at in range(a.unit[u, SHAPED_LO], a.unit[u, SHAPED_HI]):
        a.counter[TRIAL] += 1
        count = stale(a.shaped[at, 0], a.counter[TRIAL], ZERO, a)
        if count < 0:
            return False
        for loser in range(count):
            eject(a.loser[loser], a)
    return True


@compiled
def clear(share: float, a: Arrays) -> None:
    """Remove that share of the placed units, whichever."""
    for u in range(a.size[UNITS]):
        if a.unit[u, AT] >= 0 and not a.unit[u, FIXED] and chance(a.dice) < share:
            remove(u, a)


@compiled
def restart(a: Arrays) -> None:
    """Forget most of the weights and start from nothing."""
    a.counter[RESTARTS] += 1
    top = 1.0
    for u in range(a.size[UNITS]):
        top = max(top, a.weight[u])
    for u in range(a.size[UNITS]):
        a.weight[u] = 1.0 + 2.0 * (a.weight[u] - 1.0) / top
    clear(1.0, a)
    a.counter[BUILT] = 0
    a.counter[RESTART_AT] = a.counter[STEP]
    a.counter[BEST_STEP] = a.counter[STEP]
    forget(a)


@compiled
def step(a: Arrays) -> bool:
    """One move; False if the unit picked fits nowhere because of fixed lessons."""
    a.counter[STEP] += 1
    u, row = choose(a)
    if row < 0:
        a.weight[u] += 1.0
        return False
    losers = a.counter[LOSERS]
    for at in range(losers):
        a.clash[spot(row, a.chosen[at])] += 1
        eject(a.chosen[at], a)
    place(u, row, a)
    if losers > 0 and a.size[SHAPES] > 0:
        for at in range(losers):
            tidy(a.chosen[at], a)
    if a.counter[QUEUE_LENGTH] == 0 or losers > 0:
        a.counter[BUILT] = a.counter[BUILT] or a.counter[STEP] - a.counter[RESTART_AT] >= a.size[UNITS]
    return True


@compiled
def try_wanted(u: int, a: Arrays) -> None:
    """Place a queued unit where it is wanted, in its wanted options where given, if that throws nothing out."""
    cost, losers = price_wanted(u, a)
    if losers == 0 and cost < TABU:
        place(u, a.unit[u, WANTED_AT], a)


@compiled
def begin(a: Arrays) -> None:
    """Queue all units but those without a start; then place fixed ones and those that are wanted somewhere and fit."""
    for u in range(a.size[UNITS]):
        if a.unit[u, START_HI] > a.unit[u, START_LO]:
            enqueue(u, a)
    for fixed in range(2):
        for u in range(a.size[UNITS]):
            if a.unit[u, FIXED] == 1 - fixed and a.unit[u, WANTED_AT] >= 0:
                try_wanted(u, a)
    a.counter[BEGUN] = 1
    a.counter[BEST_QUEUE] = a.size[UNITS] + 1
    remember(a)


@compiled
def advance(arrays: Arrays, steps: int, patience: int) -> int:
    """At most `steps` moves; COMPLETE as soon as every unit that has a start is placed and no limit is broken.

    The first call begins the search. This is the one function that Python calls.
    """
    a = state_of(arrays)
    if a.counter[BEGUN] == 0:
        begin(a)
    for _ in range(steps):
        if a.counter[QUEUE_LENGTH] == 0:
            return COMPLETE
        a.counter[IDLE] = 0 if step(a) else a.counter[IDLE] + 1
        if a.counter[IDLE] > MOST_IDLE:
            clear(0.1, a)
            a.counter[IDLE] = 0
        if a.counter[QUEUE_LENGTH] <= a.counter[LEAST]:
            remember(a)
        elif a.counter[STEP] - a.counter[LEAST_STEP] > STRAY * a.size[UNITS]:
            go_back(a)
        if a.counter[STEP] % a.size[UNITS] == 0:
            a.knob[SOFT_SCALE] = max(a.knob[LAST_SCALE], a.knob[SOFT_SCALE] * YIELD)
        if a.counter[STEP] - max(a.counter[BEST_STEP], a.counter[RESTART_AT]) > patience * (1 + a.counter[RESTARTS] % 4):
            restart(a)
    return COMPLETE if a.counter[QUEUE_LENGTH] == 0 else RUNNING
