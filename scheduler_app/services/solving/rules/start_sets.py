"""Rules that come down to: these lessons may start only there."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.domain.rules import Rule
from scheduler_app.errors import InputError
from scheduler_app.services.solving.context import BuildContext, LessonShape
from scheduler_app.services.solving.targets import rule_label
from solver.rules import AllowedStarts


def lessons_within(
    rule: Rule, context: BuildContext, lessons: Iterable[int], positions: Iterable[int], *, padded: bool = False
) -> tuple[AllowedStarts, ...]:
    """Every lesson lies wholly within the positions; one solver rule for each lesson length.

    InputError when a hard rule leaves a lesson nowhere to start.
    """
    allowed = frozenset(positions)
    by_shape: dict[LessonShape, list[int]] = {}
    for lesson in lessons:
        by_shape.setdefault(context.shapes[lesson], []).append(lesson)
    found = []
    for shape, rows in by_shape.items():
        starts = context.starts_within(shape, allowed, padded=padded)
        if not starts and rule.weight is None:
            raise InputError("build_rule_no_start", rule=rule_label(rule), uid=rule.uid, minutes=shape.length * context.axis.slot_minutes)
        found.append(AllowedStarts(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=tuple(rows), starts=starts))
    return tuple(found)


def lessons_at(rule: Rule, context: BuildContext, positions: tuple[int, ...]) -> tuple[AllowedStarts, ...]:
    """The rule's lessons start at one of the positions; InputError when there is none."""
    lessons = context.lessons(rule)
    if not positions:
        raise InputError("build_rule_no_start", rule=rule_label(rule), uid=rule.uid, minutes=0)
    if not lessons:
        return ()
    return (AllowedStarts(uid=rule.uid, rule_id=rule.rule_id, weight=rule.weight, lessons=lessons, starts=positions),)
