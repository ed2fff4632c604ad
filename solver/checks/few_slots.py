"""Checks `FewSlots` and `SlotPeak`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import FewSlots, SlotPeak


def users(rule: FewSlots | SlotPeak, table: Table) -> dict[int, list[int]]:
    """The lessons at each of the rule's positions that has any."""
    found: dict[int, list[int]] = {}
    for index in rule.lessons:
        if table.day[index] >= 0:
            for slot in range(table.begin[index], table.end[index]):
                found.setdefault(table.position(table.day[index], slot), []).append(index)
    return {position: found[position] for position in sorted(set(rule.positions)) if position in found}


def check_few(rule: FewSlots, table: Table) -> list[Violation]:
    """At most one violation; it names the lessons at the positions that fewest use."""
    used = users(rule, table)
    over = len(used) - max(0, rule.maximum)
    if over <= 0:
        return []
    rarest = sorted(used, key=lambda position: (len(used[position]), position))[:over]
    lessons = tuple(dict.fromkeys(index for position in rarest for index in used[position]))
    return [broken(rule, over, lessons, position=rarest[0])]


def check_peak(rule: SlotPeak, table: Table) -> list[Violation]:
    """One violation for each position with too many."""
    most = max(0, rule.maximum)
    return [
        broken(rule, len(lessons) - most, tuple(lessons), position=position)
        for position, lessons in users(rule, table).items()
        if len(lessons) > most
    ]
