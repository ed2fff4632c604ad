"""Lessons of one subject and group on different days."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.lesson_sets import lesson_sets
from scheduler_app.services.solving.targets import rule_label
from solver.rules import DaysApart
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Lessons in one set lie `days_between` days apart: the listed lessons, or those of a requirement, or of a group in a subject.

    Whatever the weight, at most `most_a_day` of them lie on one day (-1: any number).
    """
    days = context.number(rule, "days_between")
    if days < 1:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="days_between")
    most = context.number(rule, "most_a_day")
    if most < -1 or most == 0:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="most_a_day")
    touching = bool(context.number(rule, "adjacent_if_same_day"))
    return tuple(
        DaysApart(
            uid=rule.uid,
            rule_id=rule.rule_id,
            weight=rule.weight,
            lessons=lessons,
            min_days=days,
            adjacent_if_same_day=touching,
            most_a_day=max(0, most),
        )
        for lessons in lesson_sets(rule, context)
    )
