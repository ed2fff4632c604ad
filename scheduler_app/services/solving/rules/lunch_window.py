"""Lunch: as a lesson that lies within a window, or as free time within it."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.start_sets import lessons_within
from scheduler_app.services.solving.targets import rule_label
from solver.rules import FreeWindow
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """For a subject: its lessons lie between `start` and `end`. For people: `minutes` in a row are free there."""
    start, end = context.clock_range(rule)
    axis = context.axis
    outside = set(axis.slots_outside(start, end))
    inside = [slot for slot in range(len(axis.starts)) if slot not in outside]
    if rule.scope is Scope.SUBJECT:
        return lessons_within(rule, context, context.lessons(rule), axis.positions(axis.weekdays, inside))
    slots = axis.at_least(context.number(rule, "minutes"))
    if not 0 < slots <= len(inside):
        raise InputError("build_rule_lunch_minutes", rule=rule_label(rule), uid=rule.uid, minutes=context.number(rule, "minutes"))
    people = context.people(rule, monotone=True)
    window = FreeWindow(
        uid=rule.uid, rule_id=rule.rule_id, weight=context.weekly_weight(rule, minutes=True), resources=people,
        start=inside[0], end=inside[-1] + 1, slots=slots,
    )  # fmt: skip
    return (window,) if people else ()
