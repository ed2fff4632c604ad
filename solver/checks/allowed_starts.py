"""Checks `AllowedStarts`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import AllowedStarts


def check(rule: AllowedStarts, table: Table) -> list[Violation]:
    """One violation for each placed lesson that starts elsewhere."""
    allowed = frozenset(rule.starts)
    starts = table.starts
    return [
        broken(rule, 1, (index,), position=starts[index]) for index in rule.lessons if starts[index] >= 0 and starts[index] not in allowed
    ]
