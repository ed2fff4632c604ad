"""Parts of the day that only so many days of a week may use."""

from __future__ import annotations

from solver.kernel.compiled import compiled
from solver.kernel.layout import DAYS, NO_LIMIT, SPELL_BITS, SPELL_DAYS, SPELL_END, SPELL_HI, SPELL_LO, SPELL_START, ZERO, Arrays


@compiled
def packed(level: int, shape: int, count: int, base: int, a: Arrays) -> int:
    """The slots that the day's `count` windows use in each spell of a level, packed; the day begins at position `base`."""
    spans, found, low = a.spans, ZERO, a.limit[level, shape, SPELL_LO]
    for row in range(low, a.limit[level, shape, SPELL_HI]):
        first, after, used = base + a.spell[row, SPELL_START], base + a.spell[row, SPELL_END], 0
        for at in range(count):
            used += max(0, min(after, spans[2 * at + 1]) - max(first, spans[2 * at]))
        found |= used << (SPELL_BITS * (row - low))
    return found


@compiled
def spells_over(shape: int, keep: int, a: Arrays) -> int:
    """Slots to clear until every hard spell is used on no more days than allowed, taking the emptiest days but `keep`."""
    total, low = 0, a.limit[0, shape, SPELL_LO]
    for row in range(low, a.limit[0, shape, SPELL_HI]):
        shift, used = SPELL_BITS * (row - low), 0
        for day in range(a.size[DAYS]):
            used += 1 if a.spelled[0, day] >> shift & 1023 else 0
        last = 0
        for _ in range(used - a.spell[row, SPELL_DAYS]):
            least, least_day = NO_LIMIT * 1024, -1
            for day in range(a.size[DAYS]):
                slots = a.spelled[0, day] >> shift & 1023
                if day != keep and slots > 0 and slots * 1024 + day > last and slots * 1024 + day < least:
                    least, least_day = slots * 1024 + day, day
            if least_day < 0:
                total += NO_LIMIT
                break
            total, last = total + least // 1024, least
    return total


@compiled
def soft_spells(shape: int, a: Arrays) -> int:
    """Days too many of all soft spells."""
    total, low = 0, a.limit[1, shape, SPELL_LO]
    for row in range(low, a.limit[1, shape, SPELL_HI]):
        used = 0
        for day in range(a.size[DAYS]):
            used += 1 if a.spelled[1, day] >> (SPELL_BITS * (row - low)) & 1023 else 0
        total += max(0, used - a.spell[row, SPELL_DAYS])
    return total
