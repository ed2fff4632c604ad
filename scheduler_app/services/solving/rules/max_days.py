"""Most days of a week with lessons."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import Rule as SolverRule
from solver.rules import WorkDays


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Lessons on at most `days` days."""
    weight = context.weekly_weight(rule, minutes=False)
    people = context.people(rule, monotone=True)
    converted = WorkDays(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, maximum=context.number(rule, "days"))
    return (converted,) if people else ()
