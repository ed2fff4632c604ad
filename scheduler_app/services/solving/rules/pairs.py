"""Rules that ask something of two lessons at a time: order, nearness, the same day or hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from scheduler_app.domain.rules import HARD, Rule, Scope
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.lesson_sets import lesson_sets, listed
from scheduler_app.services.solving.targets import rule_label
from solver.rules import Pair
from solver.rules import Rule as SolverRule
from solver.rules.pair import Relation

MOST_GROUPED = 3
"""Lessons in one stretch: pairs say exactly that of two or three."""


def consecutive(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Each listed lesson begins where the one before it ends; closed times of the whole school may lie between."""
    return tuple(_pairs(rule, pairwise(listed(rule, context)), Relation.FOLLOWS, breaks=_breaks(context)))


def grouped(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Two or three listed lessons lie next to each other in any order; closed times of the whole school may lie between."""
    lessons = listed(rule, context)
    if len(lessons) > MOST_GROUPED:
        raise InputError("build_rule_too_many_lessons", rule=rule_label(rule), uid=rule.uid, n=len(lessons), limit=MOST_GROUPED)
    breaks, spread = _breaks(context), [shape.before + shape.length + shape.after for shape in context.shapes]
    found: list[SolverRule] = []
    for pair in combinations(lessons, 2):
        third = sum(spread[lesson] for lesson in lessons if lesson not in pair)
        found += _pairs(rule, [pair], Relation.GROUPED, third, breaks)
    return tuple(found)


def ordered(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """The listed lessons come one after the other in the week, or with `same_day_only` on the days that they share."""
    relation = Relation.BEFORE_ON_DAY if context.number(rule, "same_day_only") else Relation.BEFORE
    return tuple(_pairs(rule, combinations(listed(rule, context), 2), relation))


def same_day(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """All lessons of a set lie on one day."""
    return tuple(_of_sets(rule, context, Relation.SAME_DAY))


def same_hour(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """All lessons of a set begin at one time of day."""
    return tuple(_of_sets(rule, context, Relation.SAME_HOUR))


def max_days_between(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """No two lessons of a set lie more than `days` days apart."""
    return tuple(_of_sets(rule, context, Relation.MAX_DAYS, context.number(rule, "days")))


def min_gap(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Two lessons of a set on one day have at least `minutes` between them."""
    slots = context.axis.at_least(context.number(rule, "minutes"))
    return tuple(_of_sets(rule, context, Relation.MIN_GAP, slots, context.slot_weight(rule)))


def last_of_day(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """After these lessons their pupils have no other one on that day."""
    pairs: dict[tuple[int, int], None] = {}
    for lesson in context.lessons(rule):
        union = 0
        for profile in context.profiles:
            if profile.lessons >> lesson & 1:
                union |= profile.lessons
        pairs.update(((other, lesson), None) for other in range(len(context.shapes)) if union >> other & 1 and other != lesson)
    return tuple(_pairs(rule, pairs, Relation.BEFORE_ON_DAY))


def gap_after(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """When a pupil has a lesson tagged `tag` and later that day one tagged `then`, at least `minutes` lie between."""
    first, then = (context.tagged(rule, name) for name in ("tag", "then"))
    wanted = set(rule.targets) if rule.scope is Scope.GROUP else set()
    pairs: dict[tuple[int, int], None] = {}
    for profile in context.profiles:
        if not wanted or not wanted.isdisjoint(profile.groups):
            own = [lesson for lesson in first if profile.lessons >> lesson & 1]
            pairs.update(((one, two), None) for one in own for two in then if profile.lessons >> two & 1 and one != two)
    slots = context.axis.at_least(context.number(rule, "minutes"))
    return tuple(_pairs(rule, pairs, Relation.GAP_AFTER, slots, weight=context.slot_weight(rule)))


def _of_sets(rule: Rule, context: BuildContext, relation: Relation, amount: int = 0, weight: float | None = None) -> Iterator[SolverRule]:
    if amount < 0:
        raise InputError("build_rule_parameter", rule=rule_label(rule), uid=rule.uid, parameter="days")
    for lessons in lesson_sets(rule, context):
        yield from _pairs(rule, combinations(lessons, 2), relation, amount, weight=weight)


def _pairs(
    rule: Rule,
    pairs: Iterable[tuple[int, int]],
    relation: Relation,
    amount: int = 0,
    breaks: tuple[int, ...] = (),
    weight: float | None = None,
) -> Iterator[SolverRule]:
    """`weight` of one unit where that is not the rule's own."""
    cost = weight if weight is not None else rule.weight
    for pair in pairs:
        yield Pair(uid=rule.uid, rule_id=rule.rule_id, weight=cost, lessons=pair, relation=str(relation), amount=amount, breaks=breaks)


def _breaks(context: BuildContext) -> tuple[int, ...]:
    """Positions that are closed to the whole school."""
    found: set[int] = set()
    for rule in context.school.rules.values():
        if rule.active and rule.rule_id == "closed" and rule.scope is Scope.SCHOOL and rule.weight is HARD:
            found.update(context.axis.week_minutes(context.numbers(rule, "positions")))
    return tuple(sorted(found))
