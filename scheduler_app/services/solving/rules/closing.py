"""Rules that close time to people or rooms."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.start_sets import lessons_within
from solver.rules import Closed
from solver.rules import Rule as SolverRule


def closed_to(rule: Rule, context: BuildContext, positions: tuple[int, ...]) -> tuple[SolverRule, ...]:
    """The rule's people or rooms are not to be used in the positions.

    For people a soft rule cannot close time; it becomes a wish on their lessons, one unit a lesson that reaches into it. What is closed to
    the whole school is closed to lessons that nobody attends, too.
    """
    if not positions:
        return ()
    if rule.scope is Scope.ROOM:
        return (Closed(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, resources=context.rooms(rule), positions=positions),)
    open_positions = set(range(context.axis.grid.positions)) - set(positions)
    if rule.weight is not None:
        return lessons_within(rule, context, context.lessons_of_people(rule), open_positions, padded=True)
    people = context.people(rule, monotone=True)
    closed = (Closed(uid=rule.uid, rule_id=rule.rule_id, resources=people, positions=positions),) if people else ()
    left = context.lessons_of_nobody(rule) if rule.scope is Scope.SCHOOL else ()
    return (*closed, *lessons_within(rule, context, left, open_positions, padded=True))
