"""Checks `no_overlap_pupil`, `no_overlap_teacher` and `no_overlap_room`."""

from __future__ import annotations

from collections.abc import Iterable

from solver.checks.not_overlapping import overlapping
from solver.checks.table import Table, always, first_slot
from solver.problem import ResourceKind
from solver.result import Violation

RULE_IDS = {ResourceKind.PUPILS: "no_overlap_pupil", ResourceKind.TEACHER: "no_overlap_teacher", ResourceKind.ROOM: "no_overlap_room"}


def check(table: Table, only: Iterable[int] | None = None) -> list[Violation]:
    """One violation for each resource (but shared rooms) and pair of its lessons; the amount is the slots both occupy.

    Of all resources or `only` some.
    """
    found = []
    for resource in range(len(table.problem.resources)) if only is None else only:
        if table.layout.is_shared[resource] or not _crowded(table, resource):
            continue
        rule_id = RULE_IDS[table.problem.resources[resource].kind]
        for day, lessons in enumerate(table.by_day(resource)):
            for first, second, both in overlapping(lessons, table):
                position = table.position(day, first_slot(both))
                found.append(always(rule_id, both.bit_count(), (first, second), resource, position))
    return found


def _crowded(table: Table, resource: int) -> bool:
    """Whether the lessons' slots are more than the slots occupied, which only a collision (or different weeks) can cause."""
    mask, slots = table.mask, table.layout.slots
    week = 0
    for index in table.placed(resource):
        at = mask[index] << (table.day[index] * slots)
        if week & at:
            return True
        week |= at
    return False
