"""Ramtid: the earliest start and latest end of a day."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules.closing import closed_to
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """Close everything before `start` and after `end` on the named days (all days when none is named)."""
    start, end = context.clock_range(rule)
    outside = context.axis.slots_outside(start, end)
    return closed_to(rule, context, context.axis.positions(context.weekdays(rule), outside))
