"""Checks `SameStart`."""

from __future__ import annotations

from collections import Counter

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import SameStart


def check(rule: SameStart, table: Table) -> list[Violation]:
    """One violation for the whole rule: the number of placed pairs that start differently, and the lessons not at the commonest start."""
    starts = {index: table.starts[index] for index in rule.lessons if table.starts[index] >= 0}
    counts = Counter(starts.values())
    if len(counts) < 2:
        return []
    count = len(starts)
    differing = (count * count - sum(same * same for same in counts.values())) // 2
    commonest = max(counts, key=lambda start: (counts[start], -start))
    away = tuple(index for index, start in starts.items() if start != commonest)
    return [broken(rule, differing, away, position=starts[away[0]])]
