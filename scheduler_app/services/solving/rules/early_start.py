"""Days that begin at the first open time."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import EarlyStart
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Every day begins at the first open slot, at most `max_late` of them at the second."""
    weight = context.weekly_weight(rule, minutes=False)
    people = context.people(rule, monotone=False)
    converted = EarlyStart(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, max_late=context.number(rule, "max_late"))
    return (converted,) if people else ()
