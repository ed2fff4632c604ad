"""Listed starts, to one of which a lesson is held."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.start_sets import lessons_at
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Allow the starts at the listed minutes of the week."""
    return lessons_at(rule, context, context.axis.week_minutes(context.numbers(rule, "positions")))
