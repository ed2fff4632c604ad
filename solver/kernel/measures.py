"""What the days of one resource look like, and by how much they break its limits beyond repair.

The *not-yet-repairable test*: a gap, a late start, a too short day or a missing day counts only where it exceeds what the resource's
still unplaced lessons can fill; too long days, runs, spans and missing lunch cannot be mended by placing more and count at once.
All functions see the board as if the units marked by `trial` were gone and one lesson more lay at `begin … end-1` (-1: none).
"""

from __future__ import annotations

from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    ATOMS, BEGIN, DAYS, DAYS_MAX, DAYS_MIN, END, GAPS, GAPS_DAY, GAPS_WEEK, LATE, LATE_MAX, LOAD, LOAD_MAX, LOAD_MIN, MARK, MEASURES,
    NEVER_EMPTY, NO_LIMIT, REMAIN_LESSONS, REMAIN_SLOTS, RUN_MAX, RUN_OVER, SLOTS, SOFT_RUN, SOFT_WINDOW, SPAN, SPAN_MAX, UNIT, WEEKS,
    WINDOW_END, WINDOW_HI, WINDOW_LO, WINDOW_OVER, WINDOW_SLOTS, WINDOW_START, Floats, Ints, Small,
)  # fmt: skip


@compiled
def gather(row: Small, atom: int, trial: int, begin: int, end: int, lesson: Ints, unit: Ints, spans: Ints) -> tuple[int, int, int]:
    """Windows of one day in order into `spans` (begin, end, begin, …); returns (how many, slots and lessons gone by the trial)."""
    count, slots, lessons, waiting = 0, 0, 0, begin >= 0
    for at in range(1, row[0] + 1):
        other = row[at]
        if not lesson[other, WEEKS] >> atom & 1:
            continue
        first = lesson[other, BEGIN]
        if unit[lesson[other, UNIT], MARK] == trial:
            slots += lesson[other, END] - first
            lessons += 1
            continue
        if waiting and begin < first:
            spans[2 * count], spans[2 * count + 1] = begin, end
            count += 1
            waiting = False
        spans[2 * count], spans[2 * count + 1] = first, lesson[other, END]
        count += 1
    if waiting:
        spans[2 * count], spans[2 * count + 1] = begin, end
        count += 1
    return count, slots, lessons


@compiled
def run_over(spans: Ints, count: int, most: int) -> int:
    """Slots beyond `most` of the runs of windows without a slot between."""
    over, since = 0, 0
    for at in range(count):
        if at == 0 or spans[2 * at] > spans[2 * at - 1]:
            since = spans[2 * at]
        if at == count - 1 or spans[2 * at + 2] > spans[2 * at + 1]:
            over += max(0, spans[2 * at + 1] - since - most)
    return over


@compiled
def window_over(spans: Ints, count: int, window: Small, low: int, high: int, base: int) -> int:
    """Missing free slots in the windows `low … high-1` of a day that begins at position `base`."""
    over = 0
    for row in range(low, high):
        first, after = base + window[row, WINDOW_START], base + window[row, WINDOW_END]
        if count == 0 or spans[0] >= after or spans[2 * count - 1] <= first:
            continue
        longest, since = 0, first
        for at in range(count):
            longest = max(longest, min(spans[2 * at], after) - since)
            since = max(since, spans[2 * at + 1])
        over += max(0, window[row, WINDOW_SLOTS] - max(longest, after - since))
    return over


@compiled
def measure(spans: Ints, count: int, base: int, shut: Small, shape: int, limit: Ints, window: Small, out: Ints) -> None:
    """The measures of a day from its windows; `shut` are the resource's running sums of closed positions."""
    out[:MEASURES] = 0
    if count == 0:
        return
    load, gaps = 0, 0
    for at in range(count):
        load += spans[2 * at + 1] - spans[2 * at]
        if at > 0 and spans[2 * at] > spans[2 * at - 1]:
            gaps += spans[2 * at] - spans[2 * at - 1] - (shut[spans[2 * at]] - shut[spans[2 * at - 1]])
    out[LOAD], out[GAPS] = load, gaps
    out[LATE] = spans[0] - base - (shut[spans[0]] - shut[base])
    out[SPAN] = spans[2 * count - 1] - spans[0]
    for level in range(2):
        if limit[level, shape, RUN_MAX] < NO_LIMIT:
            out[RUN_OVER if level == 0 else SOFT_RUN] = run_over(spans, count, limit[level, shape, RUN_MAX])
        low, high = limit[level, shape, WINDOW_LO], limit[level, shape, WINDOW_HI]
        if high > low:
            out[WINDOW_OVER if level == 0 else SOFT_WINDOW] = window_over(spans, count, window, low, high, base)


@compiled
def days_over(limit: Ints, loads: Ints, days: int, used: int, keep: int) -> int:
    """Slots to clear until no more than the allowed days are used, taking the emptiest days but `keep`."""
    over = 0
    for _ in range(used - limit[DAYS_MAX]):
        least, least_day = NO_LIMIT, -1
        for day in range(days):
            if day != keep and 0 < loads[day] < least:
                least, least_day = loads[day], day
        if least_day < 0:
            return over + NO_LIMIT
        over += least
        loads[least_day] = -1
    return over


@compiled
def soft_day(out: Ints, limit: Ints, cost: Floats) -> float:
    """Cost of one day by the soft limits."""
    if out[LOAD] == 0:
        return limit[LOAD_MIN] * cost[LOAD_MIN] * limit[NEVER_EMPTY]
    return (
        max(0, out[LOAD] - limit[LOAD_MAX]) * cost[LOAD_MAX]
        + max(0, limit[LOAD_MIN] - out[LOAD]) * cost[LOAD_MIN]
        + max(0, out[GAPS] - limit[GAPS_DAY]) * cost[GAPS_DAY]
        + max(0, out[SPAN] - limit[SPAN_MAX]) * cost[SPAN_MAX]
        + out[SOFT_RUN] * cost[RUN_MAX]
        + out[SOFT_WINDOW] * cost[WINDOW_LO]
    )


@compiled
def breach(
    resource: int, shape: int, atom: int, trial: int, begin: int, end: int, dirty: int,
    size: Ints, lesson: Ints, unit: Ints, board: Small, closed: Small, limit: Ints, limit_cost: Floats, window: Small, day: Ints,
    remain: Ints, scratch: Ints, spans: Ints,
) -> tuple[int, int, float]:
    """(units broken at once on single days, units broken over the week beyond repair, soft cost). `dirty` days are measured anew."""
    hard, slots, days = limit[0, shape], size[SLOTS], size[DAYS]
    left, lessons = remain[shape, atom, REMAIN_SLOTS], remain[shape, atom, REMAIN_LESSONS]
    fresh = -1
    if begin >= 0:
        fresh, left, lessons = begin // slots, left - (end - begin), lessons - 1
    at_once, fill, gaps, late, used, soft = 0, 0, 0, 0, 0, 0.0
    loads = scratch[MEASURES:]
    for number in range(days):
        out = day[shape, atom, number]
        if dirty >> number & 1:
            out = scratch
            new = number == fresh
            count, gone, gone_lessons = gather(
                board[resource, number], atom, trial, begin if new else -1, end if new else -1, lesson, unit, spans,
            )
            measure(spans, count, number * slots, closed[resource], shape, limit, window, out)
            left += gone
            lessons += gone_lessons
        loads[number] = out[LOAD]
        soft += soft_day(out, limit[1, shape], limit_cost[shape])
        if out[LOAD] == 0:
            fill += hard[LOAD_MIN] * hard[NEVER_EMPTY]
            continue
        used += 1
        gaps += out[GAPS]
        at_once += max(0, out[LOAD] - hard[LOAD_MAX]) + max(0, out[SPAN] - hard[SPAN_MAX]) + out[RUN_OVER] + out[WINDOW_OVER]
        need = max(0, out[GAPS] - hard[GAPS_DAY])
        if hard[LATE_MAX] < NO_LIMIT and out[LATE] > 0:
            late += 1
            need += out[LATE] - 1
        fill += max(need, hard[LOAD_MIN] - out[LOAD])
    late_over = max(0, late - hard[LATE_MAX])
    fill = max(fill + late_over, gaps - hard[GAPS_WEEK])
    week = max(0, fill - left) + max(0, hard[DAYS_MIN] - used - lessons)
    if used > hard[DAYS_MAX]:
        week += days_over(hard, loads, days, used, fresh)
    if limit_cost[shape, WINDOW_HI] > 0:
        wish = limit[1, shape]
        soft += max(0, gaps - wish[GAPS_WEEK]) * limit_cost[shape, GAPS_WEEK]
        soft += (max(0, used - wish[DAYS_MAX]) * limit_cost[shape, DAYS_MAX] + max(0, wish[DAYS_MIN] - used - lessons) * limit_cost[shape, DAYS_MIN])
        soft += max(0, late - wish[LATE_MAX]) * limit_cost[shape, LATE_MAX]
    return at_once, week, soft


@compiled
def refresh(
    resource: int, shape: int, weeks: int, number: int,
    size: Ints, lesson: Ints, unit: Ints, board: Small, closed: Small, limit: Ints, window: Small, day: Ints, spans: Ints,
) -> None:
    """Measure one day anew as it lies, for every atom in `weeks`."""
    for atom in range(size[ATOMS]):
        if weeks >> atom & 1:
            count, _, _ = gather(board[resource, number], atom, -1, -1, -1, lesson, unit, spans)
            measure(spans, count, number * size[SLOTS], closed[resource], shape, limit, window, day[shape, atom, number])
