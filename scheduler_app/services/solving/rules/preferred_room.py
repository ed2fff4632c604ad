"""Rooms that lessons had better use."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rooms import suits
from scheduler_app.services.solving.targets import rule_label
from solver.rules import PreferredRooms
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """A soft wish costs a lesson in another room; a hard one has already narrowed the room options (see `rooms`)."""
    rooms = _rooms(rule)
    if not rooms:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="rooms")
    for uid in rooms:
        if uid not in context.resources.rooms:
            raise InputError("build_rule_target_missing", rule=rule_label(rule), uid=rule.uid, target=uid)
    lessons = tuple(i for i in context.lessons(rule) if _concerns(rule, context, i))
    if rule.weight is None or not lessons:
        return ()
    wished = tuple(context.resources.rooms[str(uid)] for uid in rooms)
    return (PreferredRooms(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons, rooms=wished),)


def _concerns(rule: Rule, context: BuildContext, index: int) -> bool:
    """A wish for a class or a teacher is no wish to have gymnastics in the home room."""
    school = context.school
    need = school.requirement_of(context.lesson_uids[index]).room_need
    named = rule.scope in (Scope.LESSON, Scope.REQUIREMENT)
    return need.needed and (named or any(suits(need, school.rooms[str(uid)]) for uid in _rooms(rule)))


def _rooms(rule: Rule) -> tuple[object, ...]:
    rooms = rule.params.get("rooms", ())
    return rooms if isinstance(rooms, tuple) else ()
