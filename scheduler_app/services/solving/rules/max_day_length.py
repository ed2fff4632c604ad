"""Longest day from the first start to the last end."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import DaySpan
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `minutes` from the first start to the last end of a day; on `longer_days` days one slot more."""
    slots = context.axis.at_most(context.number(rule, "minutes"))
    weight = context.weekly_weight(rule, minutes=True)
    longer = max(0, context.number(rule, "longer_days"))
    people = context.people(rule, monotone=True)
    converted = DaySpan(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, maximum=slots, longer_days=longer)
    return (converted,) if people else ()
