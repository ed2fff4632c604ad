"""A lesson that starts at one certain time."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.start_sets import lessons_at
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Allow the single start `day` `start`; InputError when no slot begins then."""
    position = context.axis.position(context.number(rule, "day"), context.number(rule, "start"))
    return lessons_at(rule, context, () if position is None else (position,))
