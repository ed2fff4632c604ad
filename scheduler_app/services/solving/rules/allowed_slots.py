"""Listed slots, within which the whole lesson lies."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.start_sets import lessons_within
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Every slot of the lesson is among those that hold the listed minutes of the week."""
    return lessons_within(rule, context, context.lessons(rule), context.axis.week_minutes(context.numbers(rule, "positions")))
