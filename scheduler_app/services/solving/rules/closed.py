"""Closed minutes of the week, listed one by one."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.closing import closed_to
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Close the slots that hold the listed minutes of the week."""
    return closed_to(rule, context, context.axis.week_minutes(context.numbers(rule, "positions")))
