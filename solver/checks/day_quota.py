"""Checks `DayQuota`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import DayQuota


def check(rule: DayQuota, table: Table) -> list[Violation]:
    """One violation for each stretch and kind of week with too many."""
    stretches: dict[int, list[int]] = {}
    for index in rule.lessons:
        if table.day[index] >= 0:
            stretches.setdefault(table.day[index] // max(1, rule.days), []).append(index)
    found = []
    for lessons in stretches.values():
        for bit, classes in table.layout.groups(lessons):
            given = tuple(index for index in lessons if table.problem.lessons[index].weeks & bit)
            over = len(given) - max(0, rule.maximum)
            if over > 0:
                found.append(broken(rule, over * classes, given, position=table.starts[given[-1]]))
    return found
