"""Days that end in time."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import LateEnd
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """No lesson ends after `end`; each minute from then to the end of a day's last lesson counts."""
    latest = context.number(rule, "end")
    axis = context.axis
    slots = sum(start + axis.slot_minutes <= latest for start in axis.starts)
    weight = context.weekly_weight(rule, minutes=True)
    people = context.people(rule, monotone=True)
    converted = LateEnd(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, latest=slots)
    return (converted,) if people else ()
