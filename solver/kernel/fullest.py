"""The fullest boards: of all, which is the answer so far, and since the last restart, to which the search goes back when it strays."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

from solver.kernel.board import place, remove
from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AT, BEST_QUEUE, BEST_STEP, CHOSEN, FIXED, LEAST, LEAST_STEP, LESSONS, MEMBER_HI, MEMBER_LO, OPTION, QUEUE_LENGTH, STEP, UNITS, Arrays,
    Ints,
)  # fmt: skip


@compiled
def copy_to(rows: Ints, options: Ints, a: Arrays) -> None:
    for u in range(a.size[UNITS]):
        rows[u] = a.unit[u, AT]
    for number in range(a.size[LESSONS]):
        options[number] = a.lesson[number, OPTION]


@compiled
def remember(a: Arrays) -> None:
    """Keep the board as the fullest since the last restart, and of all if it is fuller than any."""
    a.counter[LEAST] = a.counter[QUEUE_LENGTH]
    a.counter[LEAST_STEP] = a.counter[STEP]
    copy_to(a.least_at, a.least_option, a)
    if a.counter[QUEUE_LENGTH] < a.counter[BEST_QUEUE]:
        a.counter[BEST_QUEUE] = a.counter[QUEUE_LENGTH]
        a.counter[BEST_STEP] = a.counter[STEP]
        copy_to(a.best_at, a.best_option, a)


@compiled
def forget(a: Arrays) -> None:
    """From here on any board is the fullest since the last restart."""
    a.counter[LEAST] = a.size[UNITS] + 1
    a.counter[LEAST_STEP] = a.counter[STEP]


@compiled
def lies_there(u: int, a: Arrays) -> bool:
    """Whether a unit lies where the fullest board since the last restart has it."""
    same = a.unit[u, AT] == a.least_at[u]
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        same = same and a.lesson[number, OPTION] == a.least_option[number]
    return bool(same)


@compiled
def go_back(a: Arrays) -> None:
    """To the fullest board since the last restart, with the weights of now and half the count of clashes."""
    for u in range(a.size[UNITS]):
        if a.unit[u, AT] >= 0 and not a.unit[u, FIXED] and not lies_there(u, a):
            remove(u, a)
    for u in range(a.size[UNITS]):
        if a.unit[u, AT] < 0 and a.least_at[u] >= 0:
            for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
                a.lesson[number, CHOSEN] = a.least_option[number]
            place(u, a.least_at[u], a)
    for at in range(len(a.clash)):
        a.clash[at] //= 2
    a.counter[LEAST_STEP] = a.counter[STEP]
