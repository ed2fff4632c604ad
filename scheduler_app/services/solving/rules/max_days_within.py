"""Most days of a week with lessons in a part of the day."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.targets import rule_label
from solver.rules import Rule as SolverRule
from solver.rules import WindowDays


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Lessons between the clock times `start` and `end` on at most `days` days."""
    first, last = context.clock_range(rule)
    slots, days = context.axis.slots_touching(first, last), context.number(rule, "days")
    if days < 0:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="days")
    people = context.people(rule, monotone=True)
    if not people or not slots:
        return ()
    weight = context.weekly_weight(rule, minutes=False)
    return (
        WindowDays(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, start=slots[0], end=slots[-1] + 1, maximum=days),
    )
