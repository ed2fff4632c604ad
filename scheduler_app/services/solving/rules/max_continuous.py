"""Longest stretch without a free slot."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import Continuous
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `minutes` of lessons without a free slot between."""
    slots = context.axis.at_most(context.number(rule, "minutes"))
    weight = context.weekly_weight(rule, minutes=True)
    people = context.people(rule, monotone=True)
    converted = Continuous(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, maximum=slots)
    return (converted,) if people else ()
