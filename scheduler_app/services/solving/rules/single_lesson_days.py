"""Days on which somebody comes for a single lesson."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import Rule as SolverRule
from solver.rules import ShortDays


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """A day with lessons has more than `minutes` of them, set-up and clean-up counted in: more than a single lesson."""
    minimum = context.axis.at_most(context.number(rule, "minutes")) + 1
    people = context.people(rule, monotone=False)
    weight = context.weekly_weight(rule, minutes=False)
    converted = ShortDays(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, minimum=minimum)
    return (converted,) if people else ()
