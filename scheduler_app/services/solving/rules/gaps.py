"""Idle time between the lessons of a day."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import Gaps
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `max_per_day` and `max_per_week` idle minutes; with neither given every idle minute counts."""
    per_day, per_week = (
        -1 if minutes < 0 else context.axis.at_most(minutes)
        for minutes in (context.number(rule, "max_per_day"), context.number(rule, "max_per_week"))
    )
    if per_day < 0 and per_week < 0:
        per_week = 0
    weight = context.weekly_weight(rule, minutes=True)
    people = context.people(rule, monotone=False)
    converted = Gaps(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, max_per_day=per_day, max_per_week=per_week)
    return (converted,) if people else ()
