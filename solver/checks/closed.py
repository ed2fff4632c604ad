"""Checks `Closed`."""

from __future__ import annotations

from solver.checks.table import Table, broken, day_masks, first_slot
from solver.result import Violation
from solver.rules import Closed


def check(rule: Closed, table: Table) -> list[Violation]:
    """One violation for each resource and lesson that uses it, padding included, in one or more of the slots."""
    masks = day_masks(rule.positions, table.layout.days, table.layout.slots)
    found = []
    for resource in rule.resources:
        if not any(occupied & closed for week in table.weeks(resource) for occupied, closed in zip(week.masks, masks)):
            continue
        for index in table.placed(resource):
            day = table.day[index]
            hit = table.mask[index] & masks[day]
            if hit:
                found.append(broken(rule, 1, (index,), resource, table.position(day, first_slot(hit))))
    return found
