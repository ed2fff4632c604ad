"""Free time from the last lesson of a day to the first of the next."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import NightRest
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At least `minutes` of the school's hours are free in an evening and the next morning together; `around` the week's end too."""
    slots = context.axis.at_least(context.number(rule, "minutes"))
    weight = context.weekly_weight(rule, minutes=True)
    people, around = context.people(rule, monotone=True), bool(context.number(rule, "around"))
    converted = NightRest(uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, slots=slots, around=around)
    return (converted,) if people and slots > 0 else ()
