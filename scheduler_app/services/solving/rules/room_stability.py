"""Lessons that stay in few rooms."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.lesson_sets import lesson_sets
from scheduler_app.services.solving.targets import rule_label, targets_of
from solver.rules import FewRooms
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At most `most` rooms for a requirement's lessons, a group's in a subject, the listed lessons, or all lessons of a group or
    teacher that need no special room; each room more counts."""
    most = context.number(rule, "most")
    if most < 1:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="most")
    sets = _plain(rule, context) if rule.scope in (Scope.GROUP, Scope.STAFF) else lesson_sets(rule, context)
    return tuple(FewRooms(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons, maximum=most) for lessons in sets)


def _plain(rule: Rule, context: BuildContext) -> tuple[tuple[int, ...], ...]:
    """For each group or teacher the lessons in plain rooms."""
    found: dict[str, list[int]] = {uid: [] for uid in targets_of(context.school, rule)}
    for index, uid in enumerate(context.lesson_uids):
        requirement = context.school.requirement_of(uid)
        need = requirement.room_need
        if need.needed and not need.tags and not need.rooms:
            for target in requirement.groups if rule.scope is Scope.GROUP else requirement.teachers:
                if target in found:
                    found[target].append(index)
    return tuple(tuple(lessons) for lessons in found.values() if len(lessons) > 1)
