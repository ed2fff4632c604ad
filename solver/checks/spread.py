"""Checks `Spread`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import Spread


def check(rule: Spread, table: Table) -> list[Violation]:
    """At most one violation; it names the lessons that are not at the time most of them have."""
    at = {index: table.starts[index] % table.layout.slots for index in rule.lessons if table.starts[index] >= 0}
    over = max(at.values()) - min(at.values()) - max(0, rule.maximum) if at else 0
    if over <= 0:
        return []
    times = list(at.values())
    usual = max(sorted(set(times)), key=times.count)
    apart = tuple(index for index, slot in at.items() if slot != usual)
    return [broken(rule, over, apart, position=table.starts[apart[0]])]
