"""`DayLoad`."""

from __future__ import annotations

from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import DayLoad


def add_day_load(draft: Draft, rule: DayLoad, case: Case) -> None:
    for day in case.days:
        if not day.coming:
            continue
        load = day.load()
        if 0 <= rule.maximum < day.most_load():
            draft.model.add(load <= rule.maximum + draft.slack(rule, day.most_load() - rule.maximum, case.times))
        if rule.minimum > day.fixed.bit_count():
            lacking = load + draft.slack(rule, rule.minimum, case.times) >= rule.minimum
            constraint = draft.model.add(lacking)
            if rule.allow_empty and not day.fixed:
                constraint.only_enforce_if(day.used())
