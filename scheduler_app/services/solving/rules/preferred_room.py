"""Rooms that lessons had better use."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from solver.rules import PreferredRooms
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """A soft wish costs a lesson in another room; a hard one has already narrowed the room options (see `rooms`)."""
    rooms = rule.params.get("rooms", ())
    if not isinstance(rooms, tuple) or not rooms:
        raise InputError("build_rule_parameter", rule=rule.rule_id, uid=rule.uid, parameter="rooms")
    for uid in rooms:
        if uid not in context.resources.rooms:
            raise InputError("build_rule_target_missing", rule=rule.rule_id, uid=rule.uid, target=uid)
    uids = tuple(context.school.lessons)
    lessons = tuple(i for i in context.lessons(rule) if context.school.requirement_of(uids[i]).room_need.needed)
    if rule.weight is None or not lessons:
        return ()
    wished = tuple(context.resources.rooms[str(uid)] for uid in rooms)
    return (PreferredRooms(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons, rooms=wished),)
