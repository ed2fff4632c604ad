"""`WindowDays`: a day is free of the window unless its literal says otherwise."""

from __future__ import annotations

from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import WindowDays


def add_window_days(draft: Draft, rule: WindowDays, case: Case) -> None:
    window = (1 << max(rule.start, rule.end)) - (1 << rule.start)
    sure, touched = 0, []
    for day in case.days:
        if day.fixed & window:
            sure += 1
            continue
        used = draft.literal()
        meeting = False
        for lesson, literal in day.coming:
            inside = draft.masks.on_day(day.number, window)
            outside = ~draft.masks.begins_meeting(inside, lesson.total) | ~draft.masks.on_day(day.number)
            if lesson.allowed & ~outside:
                meeting = True
                draft.only(lesson, outside, [used.negated(), literal])
        if meeting:
            touched.append(used)
    if touched and sure + len(touched) > rule.maximum:
        allowed = max(rule.maximum, sure) if rule.weight is None else rule.maximum
        draft.model.add(sum(touched) + sure <= allowed + draft.slack(rule, len(case.days), case.times))
