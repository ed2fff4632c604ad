"""`Spread`."""

from __future__ import annotations

from typing import Any

from solver.model.draft import Draft, FreeLesson
from solver.rules import Spread


def add_spread(draft: Draft, rule: Spread) -> None:
    model, slots, table = draft.model, draft.layout.slots, draft.table
    coming = [draft.free[index] for index in rule.lessons if index in draft.free]
    staying = [table.starts[index] % slots for index in rule.lessons if index not in draft.freed and table.starts[index] >= 0]
    if not coming or len(coming) + len(staying) < 2:
        return
    first = model.new_int_var(0, min(staying, default=slots - 1), "")
    last = model.new_int_var(max(staying, default=0), slots - 1, "")
    for lesson in coming:
        when = [] if lesson.present is None else [lesson.present]
        model.add(first <= start_in_day(draft, lesson)).only_enforce_if(when)
        model.add(last >= start_in_day(draft, lesson)).only_enforce_if(when)
    apart = max(staying) - min(staying) if staying and rule.weight is None else 0
    model.add(last - first <= max(0, rule.maximum, apart) + draft.slack(rule, slots))


def start_in_day(draft: Draft, lesson: FreeLesson) -> Any:
    """The slot of the day at which a placed free lesson starts."""
    day = sum(day * literal for day, literal in lesson.on.items())
    return lesson.begin + draft.problem.lessons[lesson.index].before - draft.masks.stride * day
