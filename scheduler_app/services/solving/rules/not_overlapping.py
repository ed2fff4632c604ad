"""Lessons that may not run at once."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import NotOverlapping
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Turn the listed lessons into one solver rule; fewer than two say nothing."""
    lessons = context.lessons(rule)
    return (NotOverlapping(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons),) if len(lessons) > 1 else ()
