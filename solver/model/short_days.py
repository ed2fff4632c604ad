"""`ShortDays`."""

from __future__ import annotations

from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import ShortDays


def add_short_days(draft: Draft, rule: ShortDays, case: Case) -> None:
    for day in case.days:
        if day.coming and rule.minimum > max(1, day.fixed.bit_count()):
            enough = draft.model.add(day.load() + rule.minimum * draft.slack(rule, 1, case.times) >= rule.minimum)
            if not day.fixed:
                enough.only_enforce_if(day.used())
