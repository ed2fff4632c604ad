"""`NightRest`, by the ends of neighbouring days."""

from __future__ import annotations

from solver.checks.night_rest import nights
from solver.model.case import Case
from solver.model.draft import Draft
from solver.rules import NightRest


def add_night_rest(draft: Draft, rule: NightRest, case: Case) -> None:
    slots = draft.layout.slots
    for day, after in nights(len(case.days), rule.around):
        evening, morning = case.days[day], case.days[after]
        if not (evening.coming or morning.coming):
            continue
        if not (evening.coming or evening.fixed) or not (morning.coming or morning.fixed):
            continue
        free = slots - evening.ends()[1] + morning.ends()[0]
        slack = draft.slack(rule, rule.slots, case.times)
        draft.model.add(free + slack >= rule.slots).only_enforce_if(evening.used(), morning.used())
