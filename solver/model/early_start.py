"""`EarlyStart`: a day begins early when some lesson on it does."""

from __future__ import annotations

from typing import Any

from solver.model.case import Case, Day
from solver.model.draft import Draft
from solver.rules import EarlyStart


def add_early_start(draft: Draft, rule: EarlyStart, case: Case) -> None:
    late: list[Any] = []
    constant = 0
    for day in case.days:
        waits = _waits(day.closed, draft.layout.slots)
        first = (day.fixed & -day.fixed).bit_length() - 1
        if not day.coming:
            constant += int(day.fixed != 0 and waits[first] > 0)
        elif not day.fixed or waits[first] > 0:
            late.append(_late(draft, rule, case, day, waits, waits[first] if day.fixed else -1))
    if late:
        limit = max(rule.max_late, constant) if rule.weight is None else rule.max_late
        draft.model.add(sum(late) + constant <= limit + draft.slack(rule, len(case.days), case.times))


def _waits(closed: int, slots: int) -> list[int]:
    """Open slots before each slot."""
    waits, count = [], 0
    for slot in range(slots + 1):
        waits.append(count)
        count += not closed >> slot & 1
    return waits


def _late(draft: Draft, rule: EarlyStart, case: Case, day: Day, waits: list[int], fixed_wait: int) -> Any:
    """A literal that is true if the day is used and starts late; units beyond the second slot are charged."""
    model = draft.model
    used = day.used()
    most = waits[-1]
    levels = range(most) if rule.weight is not None else range(min(2, most))
    late = None
    for wait in levels:
        # exceeded: the day is used and nothing begins with at most `wait` open slots before it
        if 0 <= fixed_wait <= wait:
            break
        exceeded = draft.literal()
        early = [exceeded, used.negated()]
        slots = sum(1 << slot for slot, open_before in enumerate(waits[:-1]) if open_before <= wait)
        for lesson, literal in day.coming:
            if draft.masks.day(lesson.allowed, day.number) & slots:
                begins = draft.literal()
                model.add_implication(begins, literal)
                draft.only(lesson, draft.masks.on_day(day.number, slots), [begins])
                early.append(begins)
        model.add_bool_or(early)
        if wait == 0:
            late = exceeded
        else:
            model.add(exceeded <= draft.slack(rule, 1, case.times))
    return late if late is not None else 0
