"""Least days of a week with lessons."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.targets import rule_label
from solver.rules import Rule as SolverRule
from solver.rules import WorkDays


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Lessons on at least `days` days; InputError when the week has fewer."""
    days = context.number(rule, "days")
    if days > len(context.axis.weekdays):
        raise InputError("build_rule_too_many_days", rule=rule_label(rule), uid=rule.uid, days=days, week=len(context.axis.weekdays))
    weight = context.weekly_weight(rule, minutes=False)
    people = context.people(rule, monotone=False)
    converted = WorkDays(
        uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, minimum=days, maximum=len(context.axis.weekdays)
    )
    return (converted,) if people else ()
