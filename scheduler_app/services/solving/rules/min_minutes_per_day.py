"""Least occupied time in a day."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import DayLoad
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At least `minutes` of lessons in a day, unless the day is free and `allow_empty`."""
    minimum, allow_empty = context.axis.at_least(context.number(rule, "minutes")), bool(context.number(rule, "allow_empty"))
    weight = context.weekly_weight(rule, minutes=True)
    people = context.people(rule, monotone=False)
    converted = DayLoad(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, minimum=minimum, allow_empty=allow_empty)
    return (converted,) if people else ()
