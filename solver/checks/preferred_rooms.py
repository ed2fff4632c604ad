"""Checks `PreferredRooms`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import PreferredRooms


def check(rule: PreferredRooms, table: Table) -> list[Violation]:
    """One violation for each placed lesson with a room outside the wished ones."""
    wished = frozenset(rule.rooms)
    found = []
    for index in rule.lessons:
        start, option = table.starts[index], table.options[index]
        if start < 0 or option < 0:
            continue
        outside = [room for room in table.problem.lessons[index].room_options[option].rooms if room not in wished]
        if outside:
            found.append(broken(rule, 1, (index,), outside[0], start))
    return found
