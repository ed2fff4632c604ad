"""Most occupied time in a day."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import DayLoad
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `minutes` of lessons in a day, lunches and set-up included."""
    slots = context.axis.at_most(context.number(rule, "minutes"))
    weight = context.weekly_weight(rule, minutes=True)
    people = context.people(rule, monotone=True)
    converted = DayLoad(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, maximum=slots)
    return (converted,) if people else ()
