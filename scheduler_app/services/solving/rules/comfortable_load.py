"""A dining hall that is not as full as it could be."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.targets import rule_label
from solver.rules import RoomPeak
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `pupils` are in each of the rooms at once; every pupil more at a day's fullest moment counts."""
    pupils = context.number(rule, "pupils")
    if pupils < 0:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="pupils")
    rooms = context.rooms(rule)
    weight = context.weekly_weight(rule, minutes=False)
    return (RoomPeak(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=rooms, maximum=pupils),) if rooms else ()
