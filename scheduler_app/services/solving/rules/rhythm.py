"""The same clock time over the week: lessons of a requirement, or lunch."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.lesson_sets import lesson_sets
from solver.rules import Rule as SolverRule
from solver.rules import Spread


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """The lessons of a set start within `minutes` of each other, the earliest and the latest clock time; each minute more counts.

    Sets are those of `lesson_sets`: a requirement's lessons, or a group's in a subject.
    """
    play = context.axis.at_most(context.number(rule, "minutes"))
    weight = context.slot_weight(rule)
    return tuple(
        Spread(uid=rule.uid, rule_id=rule.rule_id, weight=weight, lessons=lessons, maximum=max(0, play))
        for lessons in lesson_sets(rule, context)
    )  # fmt: skip
