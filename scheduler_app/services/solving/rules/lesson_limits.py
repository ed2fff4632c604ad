"""Rules that limit lessons together: to few of certain times, to so many at once, to one room where they follow each other."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.lesson_sets import lesson_sets
from scheduler_app.services.solving.targets import rule_label
from solver.rules import DayQuota, FewSlots, SameRoom, SlotPeak
from solver.rules import Rule as SolverRule


def few_times(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Of the times in `positions` (none: of all) at most `most` slots are used by the lessons together."""
    lessons, positions, most = _asked(rule, context)
    limit = FewSlots(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons, positions=positions, maximum=most)
    return (limit,) if lessons and len(positions) > most else ()


def at_once(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """At each time in `positions` (none: at any) at most `most` of the lessons go on."""
    lessons, positions, most = _asked(rule, context)
    limit = SlotPeak(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons, positions=positions, maximum=most)
    return (limit,) if len(lessons) > most else ()


def few_stretches(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Of the stretches of `days` school days, counted from the first of the week, the lessons lie in at most `most`."""
    lessons, most, days = context.lessons(rule), _number(rule, context, "most", 0), _number(rule, context, "days", 1)
    grid = context.axis.grid
    limit = FewSlots(
        uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons,
        positions=tuple(range(grid.positions)), maximum=most, span=days * grid.slots,
    )  # fmt: skip
    return (limit,) if lessons and most * days < grid.days else ()


def most_in_stretch(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """In each stretch of `days` school days lie at most `most` of the lessons."""
    lessons, most, days = context.lessons(rule), _number(rule, context, "most", 0), _number(rule, context, "days", 1)
    limit = DayQuota(
        uid=rule.uid, rule_id=rule.rule_id, weight=context.weekly_weight(rule, minutes=False), lessons=lessons, maximum=most, days=days
    )
    return (limit,) if len(lessons) > most else ()


def stay_in_room(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Lessons of a set that follow each other straight are in the same room."""
    sets = lesson_sets(rule, context)
    return tuple(SameRoom(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons) for lessons in sets)


def _asked(rule: Rule, context: BuildContext) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    most = _number(rule, context, "most", 0)
    minutes = context.numbers(rule, "positions")
    positions = context.axis.week_minutes(minutes) if minutes else tuple(range(context.axis.grid.positions))
    return context.lessons(rule), positions, most


def _number(rule: Rule, context: BuildContext, name: str, least: int) -> int:
    value = context.number(rule, name)
    if value < least:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter=name)
    return value
