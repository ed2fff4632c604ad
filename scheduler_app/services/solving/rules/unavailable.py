"""Times at which a person, group or room cannot be used."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.closing import closed_to
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Close every slot that shares a minute with `start` to `end` on `day`."""
    start, end = context.clock_range(rule)
    touched = context.axis.slots_touching(start, end)
    return closed_to(rule, context, context.axis.positions((context.number(rule, "day"),), touched))
