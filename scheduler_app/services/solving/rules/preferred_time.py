"""A part of the day or week that lessons had better lie in."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.start_sets import lessons_within
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """The lesson lies between `start` and `end` on one of `days` (every day when none is named)."""
    start, end = context.clock_range(rule)
    outside = set(context.axis.slots_outside(start, end))
    inside = [slot for slot in range(len(context.axis.starts)) if slot not in outside]
    return lessons_within(rule, context, context.lessons(rule), context.axis.positions(context.weekdays(rule), inside))
