"""Small ejection searches that put a timetable right again near the one that is wanted (`solver.nearest` plays many of them).

Unlike `kernel.search` a unit at home, where it is wanted, is dearer to throw out than one that has moved already, and how dear is learnt:
one move for each of its lessons, and what it then threw out of its way (learning real-time A*, Korf 1990).
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

from solver.kernel.board import place, remove
from solver.kernel.cells import fill
from solver.kernel.compiled import compiled
from solver.kernel.dice import chance, draw
from solver.kernel.fullest import go_back
from solver.kernel.layout import (
    AT, BUILT, LOSERS, MEMBER_HI, MEMBER_LO, OPTION, QUEUE_LENGTH, STEP, UNITS, WANTED, WANTED_AT, ZERO, Arrays, Floats, Ints,
)  # fmt: skip
from solver.kernel.search import tidy
from solver.kernel.state import state_of
from solver.kernel.weigh import TABU, cheapest, price_wanted

ROOM = 0.25
"""What another room counts beside another time (see `solver.keeping`)."""
LEARN = 0.5
"""How far the last attempt moves what is known about a unit."""
AGAIN = 0.3
"""What a unit's lessons weigh more each time it was thrown out in an attempt, so that two do not chase each other."""
NOISE = 0.2
AWAY = 0.25
"""What throwing out a unit that has moved already costs at least, for each lesson."""
LOOK = 4
"""Moves between looks at how far the board has strayed."""


@compiled
def members(u: int, a: Arrays) -> int:
    return int(a.unit[u, MEMBER_HI] - a.unit[u, MEMBER_LO])


@compiled
def strayed(a: Arrays) -> float:
    """Lessons of the board at another time than wanted, and `ROOM` for each that only has another room."""
    found = 0.0
    for u in range(a.size[UNITS]):
        if a.unit[u, AT] < 0 or a.unit[u, WANTED_AT] < 0:
            continue
        if a.unit[u, AT] != a.unit[u, WANTED_AT]:
            found += members(u, a)
            continue
        for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
            if a.lesson[number, WANTED] >= 0 and a.lesson[number, OPTION] != a.lesson[number, WANTED]:
                found += ROOM
    return found


@compiled
def weigh_in(u: int, worth: Floats, grudge: Floats, a: Arrays) -> None:
    """What throwing the unit out of where it lies would cost."""
    if a.unit[u, AT] == a.unit[u, WANTED_AT]:
        a.weight[u] = worth[u] + grudge[u]
    else:
        a.weight[u] = max(AWAY * members(u, a), worth[u] - members(u, a)) + grudge[u]


@compiled
def oust(u: int, grudge: Floats, a: Arrays) -> None:
    grudge[u] += AGAIN * members(u, a)
    a.tabu[a.unit[u, AT]] = a.counter[STEP] + 2 + draw(a.dice, 3 + a.counter[QUEUE_LENGTH])
    remove(u, a)


@compiled
def put(u: int, row: int, losers: int, gone: Ints, worth: Floats, grudge: Floats, a: Arrays) -> None:
    """The unit there, in its members' CHOSEN options, and the losers out, with whoever breaks limits when they are."""
    for at in range(losers):
        oust(gone[at], grudge, a)
    place(u, row, a)
    weigh_in(u, worth, grudge, a)
    for at in range(losers):
        tidy(gone[at], a)


@compiled
def send_home(u: int, worth: Floats, grudge: Floats, a: Arrays) -> None:
    """Take a unit off the board, and put it where it is wanted whoever lies there, if only movable ones do."""
    if a.unit[u, AT] >= 0:
        remove(u, a)
    row = a.unit[u, WANTED_AT]
    if row < 0:
        return
    cost, losers = price_wanted(u, a)
    if cost < TABU:
        for at in range(losers):
            a.chosen[at] = a.loser[at]
        put(u, row, losers, a.chosen, worth, grudge, a)


@compiled
def move(worth: Floats, grudge: Floats, a: Arrays) -> None:
    """Some unplaced unit to its cheapest start."""
    a.counter[STEP] += 1
    u = int(a.queue[draw(a.dice, a.counter[QUEUE_LENGTH])])
    row = cheapest(u, a)
    if row < 0:
        worth[u] += members(u, a)
        return
    load = float(members(u, a))
    for at in range(a.counter[LOSERS]):
        load += a.weight[a.chosen[at]]
    if row != a.unit[u, WANTED_AT]:
        worth[u] += LEARN * (load - worth[u])
    put(u, row, a.counter[LOSERS], a.chosen, worth, grudge, a)


@compiled
def attempt(arrays: Arrays, worth: Floats, grudge: Floats, sent: Ints, steps: int, most: float) -> float:
    """At most `steps` moves from the board in `least_…` with the units in `sent` put home first; how far the end has strayed.

    Ends when every unit is placed or the board has strayed further than `most`. `worth` is kept from attempt to attempt (at first
    the number of the unit's lessons), `grudge` is scratch space. The search must have begun (`kernel.search.advance`).
    """
    a = state_of(arrays)
    go_back(a)
    a.counter[BUILT] = 1
    fill(a.clash, ZERO)
    for u in range(a.size[UNITS]):
        grudge[u] = NOISE * chance(a.dice) * members(u, a)
        weigh_in(u, worth, grudge, a)
    for at in range(len(sent)):
        send_home(sent[at], worth, grudge, a)
    for number in range(steps):
        if a.counter[QUEUE_LENGTH] == 0 or (number % LOOK == LOOK - 1 and strayed(a) > most):
            break
        move(worth, grudge, a)
    return strayed(a)
