"""How often people walk between buildings, and the time it takes."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import BuildingChanges
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `max_changes_per_day` and `max_changes_per_week` (-1: any number), and `minutes` from lesson to lesson."""
    people = context.people(rule, monotone=True)
    if not people or len({room.building for room in context.school.rooms.values()} - {""}) < 2:
        return ()
    per_day, per_week = (max(-1, context.number(rule, name)) for name in ("max_changes_per_day", "max_changes_per_week"))
    slots = context.axis.at_least(context.number(rule, "minutes"))
    weight = context.weekly_weight(rule, minutes=False)
    return (
        BuildingChanges(
            uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=people, max_per_day=per_day, max_per_week=per_week, min_gap=slots
        ),
    )
