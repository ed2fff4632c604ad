"""`Gaps`."""

from __future__ import annotations

from solver.checks.gaps import GapsShape
from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import Gaps


def add_gaps(draft: Draft, rule: Gaps, case: Case) -> None:
    slots = draft.layout.slots
    shape = GapsShape(rule, slots)
    total = []
    constant = 0
    for day in case.days:
        if not day.coming:
            constant += shape.of_day(day.fixed, day.closed)[1]
            continue
        total.append(day.gap())
        if rule.max_per_day >= 0:
            draft.model.add(day.gap() <= rule.max_per_day + draft.slack(rule, slots, case.times))
    if rule.max_per_week >= 0 and total:
        upper = slots * len(total) + constant
        limit = max(rule.max_per_week, constant) if rule.weight is None else rule.max_per_week
        draft.model.add(sum(total) + constant <= limit + draft.slack(rule, upper, case.times))
