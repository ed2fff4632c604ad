"""By how much two lessons are not what a relation asks of them. A mirrored relation is the same seen from the second lesson."""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    AFTER, BEFORE, BEFORE_IN_WEEK, BEFORE_ON_DAY, FOLLOWS, GAP_AFTER, GROUPED, LENGTH, MAX_DAYS, MIN_GAP, MIRRORED, REST, SAME_DAY,
    SAME_HOUR, SLOTS, Arrays,
)  # fmt: skip


@compiled
def between(end: int, begin: int, recess: int, a: Arrays) -> int:
    """Slots from an end to a later begin that are no breaks, -1 if the begin is not later."""
    if begin < end:
        return -1
    return int(begin - end - (a.recess[recess, begin] - a.recess[recess, end]))


@compiled
def ordered(kind: int, amount: int, recess: int, begin: int, end: int, other: int, after: int, a: Arrays) -> int:
    """Units of a relation of the lesson `begin … end-1` to the one at `other … after-1`, by their days and windows."""
    slots = a.size[SLOTS]
    day, there = begin // slots, other // slots
    if kind == SAME_DAY:
        return 1 if day != there else 0
    if kind == MAX_DAYS:
        return int(max(0, abs(day - there) - amount))
    if kind == FOLLOWS:
        return 1 if day != there or between(end, other, recess, a) != 0 else 0
    if kind == GROUPED:
        gap = between(end, other, recess, a) if begin <= other else between(after, begin, recess, a)
        return 1 if day != there or gap not in (0, amount) else 0
    if kind == BEFORE_IN_WEEK:
        return 1 if end > other else 0
    if kind == REST:
        if other < begin:
            begin, end, other, after = other, after, begin, end
        first, last = begin // slots, other // slots
        free = 2 * slots
        if last == first + 1:
            free = (first + 1) * slots - end + other - last * slots
        if recess == 1 and first == 0 and (last + 1) * slots == len(a.recess[0]) - 1:
            free = min(free, (last + 1) * slots - after + begin)
        return int(max(0, amount - free)) if first != last else 0
    if day != there:
        return 0
    if kind == BEFORE_ON_DAY:
        return 1 if end > other else 0
    if kind == MIN_GAP:
        apart = other - end if begin <= other else begin - after
        return max(0, amount - max(0, apart))
    if kind == GAP_AFTER:
        return max(0, amount - max(0, other - end)) if begin < other else 0
    return 0


@compiled
def paired(kind: int, amount: int, recess: int, mine: int, position: int, theirs: int, there: int, a: Arrays) -> int:
    """Units of a relation between a lesson starting at `position` and another one placed at `there`."""
    lesson, slots = a.lesson, a.size[SLOTS]
    if kind == SAME_HOUR:
        return 1 if abs(position % slots - there % slots) > amount else 0
    begin, end = position - lesson[mine, BEFORE], position + lesson[mine, LENGTH] + lesson[mine, AFTER]
    other, after = there - lesson[theirs, BEFORE], there + lesson[theirs, LENGTH] + lesson[theirs, AFTER]
    if kind >= MIRRORED:
        return ordered(kind - MIRRORED, amount, recess, other, after, begin, end, a)
    return ordered(kind, amount, recess, begin, end, other, after, a)
