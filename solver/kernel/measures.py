"""What the days of one resource look like, and by how much they break its limits beyond repair.

The *not-yet-repairable test*: a gap, a late start, a too short day or a missing day counts only where it exceeds what the resource's
still unplaced lessons can fill; too long days, runs, spans and missing lunch cannot be mended by placing more and count at once.
All functions see the board as if the units marked by `trial` were gone and one lesson more lay at `begin … end-1` (-1: none).
"""

# ruff: noqa: I001 - many short names of columns, one line each would hide the code

from __future__ import annotations

from solver.kernel.compiled import compiled
from solver.kernel.layout import (
    ATOMS, Arrays, BEGIN, DAYS, DAYS_MAX, DAYS_MIN, END, GAPS, GAPS_DAY, GAPS_WEEK, Ints, LAST, LATE, LATEST, LATE_MAX, LOAD, LOAD_MAX,
    LOAD_MIN, LONG_DAYS, MARK, MEASURES, NEVER_EMPTY, NONE, NO_LIMIT, REMAIN_LESSONS, REMAIN_SLOTS, RUN_MAX, RUN_OVER, SHAPE, SLOTS,
    SOFT_RUN, SOFT_SPELLS, SOFT_WINDOW, SPAN, SPAN_LONG, SPAN_MAX, SPELLS, SPELL_HI, SPELL_LO, TOLD_APART, UNIT, WEEKS, WINDOW_END,
    WINDOW_HI, WINDOW_LO, WINDOW_OVER, WINDOW_SLOTS, WINDOW_START, ZERO,
)  # fmt: skip
from solver.kernel.spells import packed, soft_spells, spells_over


@compiled
def gather(resource: int, day: int, atom: int, trial: int, begin: int, end: int, a: Arrays) -> int:
    """Windows of one day in order into `spans` (begin, end, begin, …); returns how many. What the trial takes away goes to `gone`."""
    lesson, unit, spans, row = a.lesson, a.unit, a.spans, a.board[resource, day]
    count, waiting = 0, begin >= 0
    for at in range(1, row[0] + 1):
        other = row[at]
        if not lesson[other, WEEKS] >> atom & 1:
            continue
        first = lesson[other, BEGIN]
        if unit[lesson[other, UNIT], MARK] == trial:
            a.gone[REMAIN_SLOTS] += lesson[other, END] - first
            a.gone[REMAIN_LESSONS] += 1
            continue
        if waiting and begin < first:
            spans[2 * count] = begin
            spans[2 * count + 1] = end
            count += 1
            waiting = False
        spans[2 * count] = first
        spans[2 * count + 1] = lesson[other, END]
        count += 1
    if waiting:
        spans[2 * count] = begin
        spans[2 * count + 1] = end
        count += 1
    return count


@compiled
def run_over(count: int, most: int, a: Arrays) -> int:
    """Slots beyond `most` of the runs of windows without a slot between."""
    spans, over, since = a.spans, 0, 0
    for at in range(count):
        if at == 0 or spans[2 * at] > spans[2 * at - 1]:
            since = spans[2 * at]
        if at == count - 1 or spans[2 * at + 2] > spans[2 * at + 1]:
            over += max(0, spans[2 * at + 1] - since - most)
    return over


@compiled
def window_over(count: int, low: int, high: int, base: int, a: Arrays) -> int:
    """Missing free slots in the windows `low … high-1` of a day that begins at position `base`."""
    spans, over = a.spans, 0
    for row in range(low, high):
        first, after = base + a.window[row, WINDOW_START], base + a.window[row, WINDOW_END]
        if count == 0 or spans[0] >= after or spans[2 * count - 1] <= first:
            continue
        longest, since = 0, first
        for at in range(count):
            longest = max(longest, min(spans[2 * at], after) - since)
            since = max(since, spans[2 * at + 1])
        over += max(0, a.window[row, WINDOW_SLOTS] - max(longest, after - since))
    return over


@compiled
def measure(resource: int, day: int, count: int, out: Ints, a: Arrays) -> None:
    """The measures of a day from its `count` windows in `spans`."""
    for column in range(MEASURES):
        out[column] = 0
    if count == 0:
        return
    spans, shut, shape, base, load, gaps = a.spans, a.closed[resource], a.resource[resource, SHAPE], day * a.size[SLOTS], 0, 0
    for at in range(count):
        load += spans[2 * at + 1] - spans[2 * at]
        if at > 0 and spans[2 * at] > spans[2 * at - 1]:
            gaps += spans[2 * at] - spans[2 * at - 1] - (shut[spans[2 * at]] - shut[spans[2 * at - 1]])
    out[LOAD] = load
    out[GAPS] = gaps
    out[LATE] = spans[0] - base - (shut[spans[0]] - shut[base])
    out[SPAN] = spans[2 * count - 1] - spans[0]
    out[LAST] = spans[2 * count - 1] - base
    for level in range(2):
        if a.limit[level, shape, RUN_MAX] < NO_LIMIT:
            out[SOFT_RUN if level else RUN_OVER] = run_over(count, a.limit[level, shape, RUN_MAX], a)
        low, high = a.limit[level, shape, WINDOW_LO], a.limit[level, shape, WINDOW_HI]
        if high > low:
            out[SOFT_WINDOW if level else WINDOW_OVER] = window_over(count, low, high, base, a)
        if a.limit[level, shape, SPELL_HI] > a.limit[level, shape, SPELL_LO]:
            out[SOFT_SPELLS if level else SPELLS] = packed(level, shape, count, base, a)


@compiled
def days_over(shape: int, used: int, keep: int, a: Arrays) -> int:
    """Slots to clear until no more than the allowed days are used, taking the emptiest days but `keep`."""
    over = 0
    for _ in range(used - a.limit[0, shape, DAYS_MAX]):
        least, least_day = NO_LIMIT, -1
        for day in range(a.size[DAYS]):
            if day != keep and 0 < a.loads[day] < least:
                least, least_day = a.loads[day], day
        if least_day < 0:
            return over + NO_LIMIT
        over += least
        a.loads[least_day] = -1
    return over


@compiled
def soft_day(shape: int, out: Ints, a: Arrays) -> float:
    """Cost of one day by the soft limits."""
    limit, cost = a.limit[1, shape], a.limit_cost[shape]
    if out[LOAD] == 0:
        return float(limit[LOAD_MIN] * cost[LOAD_MIN] * limit[NEVER_EMPTY])
    return float(
        max(0, out[LOAD] - limit[LOAD_MAX]) * cost[LOAD_MAX]
        + max(0, limit[LOAD_MIN] - out[LOAD]) * cost[LOAD_MIN]
        + max(0, out[GAPS] - limit[GAPS_DAY]) * cost[GAPS_DAY]
        + max(0, out[SPAN] - limit[SPAN_MAX]) * cost[SPAN_MAX]
        + max(0, out[LAST] - limit[LATEST]) * cost[LATEST]
        + out[SOFT_RUN] * cost[RUN_MAX]
        + out[SOFT_WINDOW] * cost[WINDOW_LO]
    )


@compiled
def soft_week(shape: int, gaps: int, used: int, late: int, lessons: int, a: Arrays) -> float:
    """Cost of the week's sums by the soft limits."""
    limit, cost = a.limit[1, shape], a.limit_cost[shape]
    return float(
        max(0, gaps - limit[GAPS_WEEK]) * cost[GAPS_WEEK]
        + max(0, used - limit[DAYS_MAX]) * cost[DAYS_MAX]
        + max(0, limit[DAYS_MIN] - used - lessons) * cost[DAYS_MIN]
        + max(0, late - limit[LATE_MAX]) * cost[LATE_MAX]
        + (soft_spells(shape, a) * cost[SPELL_LO] if limit[SPELL_HI] > limit[SPELL_LO] else 0)
    )


@compiled
def breach(resource: int, atom: int, trial: int, begin: int, end: int, dirty: int, known: int, a: Arrays) -> tuple[int, int, float]:
    """(units broken at once on single days, units broken over the week beyond repair, soft cost). `dirty` days are measured anew,
    but of those the `known` ones read from `trial_day`."""
    shape = a.resource[resource, SHAPE]
    hard, fresh = a.limit[0, shape], NONE
    a.gone[REMAIN_SLOTS] = a.remain[shape, atom, REMAIN_SLOTS]
    a.gone[REMAIN_LESSONS] = a.remain[shape, atom, REMAIN_LESSONS]
    if begin >= 0:
        fresh = begin // a.size[SLOTS]
        a.gone[REMAIN_SLOTS] -= end - begin
        a.gone[REMAIN_LESSONS] -= 1
    at_once, fill, gaps, late, used, longer, soft = ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, 0.0
    wishes = a.limit_cost[shape, WINDOW_HI] > 0
    for day in range(a.size[DAYS]):
        out = a.day[shape, atom, day]
        if known >> day & 1:
            out = a.trial_day[day]
            a.gone[REMAIN_SLOTS] += a.trial_gone[day, REMAIN_SLOTS]
            a.gone[REMAIN_LESSONS] += a.trial_gone[day, REMAIN_LESSONS]
        elif dirty >> day & 1:
            out = a.scratch
            new = day == fresh
            measure(resource, day, gather(resource, day, atom, trial, begin if new else NONE, end if new else NONE, a), out, a)
        a.loads[day] = out[LOAD]
        a.spelled[0, day] = out[SPELLS]
        a.spelled[1, day] = out[SOFT_SPELLS]
        if wishes:
            soft += soft_day(shape, out, a)
        if out[LOAD] == 0:
            fill += hard[LOAD_MIN] * hard[NEVER_EMPTY]
            continue
        used += 1
        gaps += out[GAPS]
        at_once += max(0, out[LOAD] - hard[LOAD_MAX]) + max(0, out[SPAN] - hard[SPAN_MAX]) + out[RUN_OVER] + out[WINDOW_OVER]
        longer += 1 if out[SPAN] > hard[SPAN_LONG] else 0
        need = max(0, out[GAPS] - hard[GAPS_DAY])
        if hard[LATE_MAX] < NO_LIMIT and out[LATE] > 0:
            late += 1
            need += out[LATE] - 1
        fill += max(need, hard[LOAD_MIN] - out[LOAD])
    fill = max(fill + max(0, late - hard[LATE_MAX]), gaps - hard[GAPS_WEEK])
    week = max(0, fill - a.gone[REMAIN_SLOTS]) + max(0, hard[DAYS_MIN] - used - a.gone[REMAIN_LESSONS])
    if used > hard[DAYS_MAX]:
        week += days_over(shape, used, fresh, a)
    week += max(0, longer - hard[LONG_DAYS])
    if hard[SPELL_HI] > hard[SPELL_LO]:
        week += spells_over(shape, fresh, a)
    if wishes:
        soft += soft_week(shape, gaps, used, late, a.gone[REMAIN_LESSONS], a)
    return at_once, week, soft


@compiled
def note_days(resource: int, atom: int, trial: int, begin: int, end: int, dirty: int, a: Arrays) -> None:
    """Measure the dirty days into `trial_day` and `trial_gone`: many calls of `breach` follow in which all but one stay as they are."""
    fresh = begin // a.size[SLOTS] if begin >= 0 else NONE
    for day in range(a.size[DAYS]):
        if dirty >> day & 1:
            a.gone[REMAIN_SLOTS] = 0
            a.gone[REMAIN_LESSONS] = 0
            new = day == fresh
            measure(resource, day, gather(resource, day, atom, trial, begin if new else NONE, end if new else NONE, a), a.trial_day[day], a)
            a.trial_gone[day, REMAIN_SLOTS] = a.gone[REMAIN_SLOTS]
            a.trial_gone[day, REMAIN_LESSONS] = a.gone[REMAIN_LESSONS]


@compiled
def refresh(resource: int, weeks: int, day: int, a: Arrays) -> None:
    """Measure one day anew as it lies, for every atom in `weeks`."""
    weeks &= a.resource[resource, TOLD_APART]
    for atom in range(a.size[ATOMS]):
        if weeks >> atom & 1:
            count = gather(resource, day, atom, NONE, NONE, NONE, a)
            measure(resource, day, count, a.day[a.resource[resource, SHAPE], atom, day], a)
