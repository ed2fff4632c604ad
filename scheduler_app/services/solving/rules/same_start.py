"""Lessons that run in parallel."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import Rule as SolverRule
from solver.rules import SameStart


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Turn the listed lessons into one solver rule; fewer than two say nothing."""
    lessons = context.lessons(rule)
    return (SameStart(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons),) if len(lessons) > 1 else ()
