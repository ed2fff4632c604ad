"""What the rules about the shape of a resource's day and week have in common.

Every such rule is, for each resource and week class, the sum over days of an amount that depends on that day alone plus an amount
that depends on the week's sum of one number a day. A form says the three; `check` adds them up and names the lessons.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from solver.checks.table import Table, broken, first_slot
from solver.result import Violation
from solver.rules import Rule


class Shape(Protocol):
    """One rule instance as numbers. `occupied` and `closed` are masks of one day's slots."""

    resources: tuple[int, ...]

    def of_day(self, occupied: int, closed: int) -> tuple[int, int]:
        """(units of breach by this day alone, this day's part of the week's number)."""

    def of_week(self, total: int) -> int:
        """Units of breach by the sum of the days' numbers."""

    def where(self, occupied: int, closed: int) -> int:
        """The slots that break the rule on this day, 0 when no slots in particular do."""


def check(rule: Rule, shape: Shape, table: Table) -> list[Violation]:
    """One violation for each resource and day that breaks the rule by itself, and one for each week that does by its sum."""
    found: list[Violation] = []
    memo: dict[tuple[int, int], tuple[int, int]] = {}
    for resource in shape.resources:
        closed = table.layout.closed[resource]
        for week in table.weeks(resource):
            total = 0
            for day, key in enumerate(zip(week.masks, closed)):
                value = memo.get(key)
                if value is None:
                    value = memo[key] = shape.of_day(*key)
                total += value[1]
                if value[0]:
                    found.append(_day_broken(rule, shape, table, resource, week.masks, day, value[0] * week.classes))
            amount = shape.of_week(total)
            if amount:
                found.append(_week_broken(rule, shape, table, resource, week.masks, amount * week.classes))
    return found


def _day_broken(rule: Rule, shape: Shape, table: Table, resource: int, masks: Sequence[int], day: int, amount: int) -> Violation:
    slots = shape.where(masks[day], table.layout.closed[resource][day])
    lessons = _around(table, resource, {day: slots})
    return broken(rule, amount, lessons, resource, table.position(day, max(0, first_slot(slots or masks[day]))))


def _week_broken(rule: Rule, shape: Shape, table: Table, resource: int, masks: Sequence[int], amount: int) -> Violation:
    closed = table.layout.closed[resource]
    places = {}
    for day, mask in enumerate(masks):
        if shape.of_day(mask, closed[day])[1]:
            places[day] = shape.where(mask, closed[day])
    position = -1
    if places:
        day = min(places)
        position = table.position(day, max(0, first_slot(places[day] or masks[day])))
    return broken(rule, amount, _around(table, resource, places), resource, position)


def _around(table: Table, resource: int, places: dict[int, int]) -> tuple[int, ...]:
    """The resource's lessons that touch the slots of those days; all of the day's when no slots are named."""
    found: list[int] = []
    by_day, mask = table.by_day(resource), table.mask
    for day, slots in places.items():
        touched = slots << 1 | slots >> 1 | slots if slots else -1
        found += [index for index in by_day[day] if touched & mask[index]]
    return tuple(found)
