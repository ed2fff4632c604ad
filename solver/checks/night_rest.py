"""Checks `NightRest`."""

from __future__ import annotations

from solver.checks.table import Table, broken, first_slot
from solver.result import Violation
from solver.rules import NightRest


def nights(days: int, around: bool) -> list[tuple[int, int]]:
    """The pairs (day, next day) between which a night lies."""
    return [(day, day + 1) for day in range(days - 1)] + ([(days - 1, 0)] if around and days > 1 else [])


def check(rule: NightRest, table: Table) -> list[Violation]:
    """One violation for each resource and night that is too short."""
    found = []
    slots = table.layout.slots
    for resource in rule.resources:
        for week in table.weeks(resource):
            for day, after in nights(table.layout.days, rule.around):
                evening, morning = week.masks[day], week.masks[after]
                missing = rule.slots - (slots - evening.bit_length()) - first_slot(morning)
                if evening and morning and missing > 0:
                    lessons = _at_the_ends(table, resource, day, evening.bit_length(), after, first_slot(morning))
                    position = table.position(after, first_slot(morning))
                    found.append(broken(rule, missing * week.classes, lessons, resource, position))
    return found


def _at_the_ends(table: Table, resource: int, day: int, end: int, after: int, begin: int) -> tuple[int, ...]:
    by_day = table.by_day(resource)
    last = [index for index in by_day[day] if table.end[index] == end]
    return tuple(last + [index for index in by_day[after] if table.begin[index] == begin])
