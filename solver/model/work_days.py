"""`WorkDays`."""

from __future__ import annotations

from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import WorkDays


def add_work_days(draft: Draft, rule: WorkDays, case: Case) -> None:
    days = len(case.days)
    sure = sum(1 for day in case.days if day.fixed)
    open_days = [day for day in case.days if day.coming and not day.fixed]
    used = [day.used() for day in open_days]
    if 0 <= rule.maximum < sure + len(used):
        draft.model.add(sum(used) + sure <= rule.maximum + draft.slack(rule, days, case.times))
    if rule.minimum > sure:
        draft.model.add(sum(used) + sure + draft.slack(rule, days, case.times) >= rule.minimum)
