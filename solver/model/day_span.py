"""`DaySpan`."""

from __future__ import annotations

from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import DaySpan


def add_day_span(draft: Draft, rule: DaySpan, case: Case) -> None:
    slots = draft.layout.slots
    if rule.maximum >= slots:
        return
    for day in case.days:
        if day.coming:
            first, end = day.ends()
            draft.model.add(end - first <= rule.maximum + draft.slack(rule, slots - rule.maximum, case.times))
