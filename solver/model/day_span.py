"""`DaySpan`."""

from __future__ import annotations

from typing import Any

from solver.checks.day_span import DaySpanShape
from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import DaySpan


def add_day_span(draft: Draft, rule: DaySpan, case: Case) -> None:
    slots = draft.layout.slots
    if rule.maximum >= slots:
        return
    longer, sure = [], 0
    shape = DaySpanShape(rule, slots)
    for day in case.days:
        if not day.coming:
            sure += shape.of_day(day.fixed, day.closed)[1]
            continue
        first, end = day.ends()
        most: Any = rule.maximum
        if rule.longer_days > 0:
            longer.append(draft.literal())
            most = rule.maximum + longer[-1]
        draft.model.add(end - first <= most + draft.slack(rule, slots - rule.maximum, case.times))
    if longer and sure + len(longer) > rule.longer_days:
        allowed = max(rule.longer_days, sure) if rule.weight is None else rule.longer_days
        draft.model.add(sum(longer) + sure <= allowed + draft.slack(rule, len(case.days), case.times))
