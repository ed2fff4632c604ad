"""Shortest break between two lessons."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import MinBreak
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At least `minutes` free between two lessons of a day."""
    slots = context.axis.at_least(context.number(rule, "minutes"))
    people = context.people(rule, monotone=True)
    converted = MinBreak(uid=rule.uid, rule_id=rule.rule_id, weight=context.slot_weight(rule), resources=people, slots=slots)
    return (converted,) if people else ()
