"""Placing and removing units: the only functions that change the board."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

from typing import cast

import numpy as np

from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AFTER, AT, ATOMS, BEFORE, BEGIN, CHOSEN, CROWD, END, LENGTH, MEMBER_HI, MEMBER_LO, OPTION, PEOPLE_HI, PEOPLE_LO, QUEUED, QUEUE_LENGTH,
    REMAIN_LESSONS, REMAIN_SLOTS, ROOM_HI, ROOM_LO, SEATS, SHAPE, SLOTS, WEEKS, Arrays, Ints,
)  # fmt: skip
from solver.kernel.measures import refresh

IN, OUT = cast(int, np.int64(1)), cast(int, np.int64(-1))


@compiled
def insert(row: Ints, number: int, lesson: Ints) -> None:
    """Into one resource's day, kept in order of begin."""
    at = row[0] + 1
    while at > 1 and lesson[row[at - 1], BEGIN] > lesson[number, BEGIN]:
        row[at] = row[at - 1]
        at -= 1
    row[at] = number
    row[0] += 1


@compiled
def extract(row: Ints, number: int) -> None:
    at = 1
    while row[at] != number:
        at += 1
    row[0] -= 1
    while at <= row[0]:
        row[at] = row[at + 1]
        at += 1


@compiled
def enqueue(u: int, a: Arrays) -> None:
    a.unit[u, QUEUED] = a.counter[QUEUE_LENGTH]
    a.queue[a.counter[QUEUE_LENGTH]] = u
    a.counter[QUEUE_LENGTH] += 1


@compiled
def dequeue(u: int, a: Arrays) -> None:
    a.counter[QUEUE_LENGTH] -= 1
    last = a.queue[a.counter[QUEUE_LENGTH]]
    a.queue[a.unit[u, QUEUED]] = last
    a.unit[last, QUEUED] = a.unit[u, QUEUED]
    a.unit[u, QUEUED] = -1


@compiled
def crowd_in(room: int, number: int, sign: int, a: Arrays) -> None:
    """Add (or with sign -1 take away) a lesson's pupils in a shared room."""
    for atom in range(a.size[ATOMS]):
        if a.lesson[number, WEEKS] >> atom & 1:
            for position in range(a.lesson[number, BEGIN], a.lesson[number, END]):
                a.crowd[a.resource[room, CROWD], atom, position] += sign * a.lesson[number, SEATS]


@compiled
def occupy(number: int, sign: int, a: Arrays) -> None:
    """Enter a lesson on the boards of its people and rooms (sign 1) or take it off (-1)."""
    lesson = a.lesson
    day = lesson[number, BEGIN] // a.size[SLOTS]
    for at in range(lesson[number, PEOPLE_LO], lesson[number, PEOPLE_HI]):
        person = a.person[at]
        if sign > 0:
            insert(a.board[person, day], number, lesson)
        else:
            extract(a.board[person, day], number)
        shape = a.resource[person, SHAPE]
        if shape >= 0:
            for atom in range(a.size[ATOMS]):
                if lesson[number, WEEKS] >> atom & 1:
                    a.remain[shape, atom, REMAIN_SLOTS] -= sign * (lesson[number, END] - lesson[number, BEGIN])
                    a.remain[shape, atom, REMAIN_LESSONS] -= sign
            refresh(person, lesson[number, WEEKS], day, a)
    if lesson[number, OPTION] < 0:
        return
    for at in range(a.option[lesson[number, OPTION], ROOM_LO], a.option[lesson[number, OPTION], ROOM_HI]):
        room = a.room[at]
        if a.resource[room, CROWD] >= 0:
            crowd_in(room, number, sign, a)
        elif a.resource[room, CROWD] == -1:
            if sign > 0:
                insert(a.board[room, day], number, lesson)
            else:
                extract(a.board[room, day], number)


@compiled
def place(u: int, row: int, a: Arrays) -> None:
    """Put a queued unit at a row of its starts, its members in their CHOSEN options."""
    lesson, position = a.lesson, a.start[row]
    dequeue(u, a)
    a.unit[u, AT] = row
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        lesson[number, BEGIN] = position - lesson[number, BEFORE]
        lesson[number, END] = position + lesson[number, LENGTH] + lesson[number, AFTER]
        lesson[number, OPTION] = lesson[number, CHOSEN]
        occupy(number, IN, a)


@compiled
def remove(u: int, a: Arrays) -> None:
    """Take a placed unit off the board and queue it."""
    for number in range(a.unit[u, MEMBER_LO], a.unit[u, MEMBER_HI]):
        occupy(number, OUT, a)
        a.lesson[number, BEGIN] = -1
        a.lesson[number, END] = -1
        a.lesson[number, OPTION] = -1
    a.unit[u, AT] = -1
    enqueue(u, a)
