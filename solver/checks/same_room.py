"""Checks `SameRoom`."""

from __future__ import annotations

from solver.checks.few_rooms import rooms_of
from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import SameRoom


def check(rule: SameRoom, table: Table) -> list[Violation]:
    """One violation for each pair that touches in different rooms."""
    placed = sorted((table.day[i], table.begin[i], i) for i in rule.lessons if table.day[i] >= 0 and rooms_of(table, i))
    ends: dict[tuple[int, int], list[int]] = {}
    for day, _, index in placed:
        ends.setdefault((day, table.end[index]), []).append(index)
    found = []
    for day, begin, index in placed:
        for other in ends.get((day, begin), ()):
            if set(rooms_of(table, index)) != set(rooms_of(table, other)):
                found.append(broken(rule, 1, (other, index), position=table.starts[index]))
    return found
