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
    """At most one violation; it names the lessons at the positions or stretches that fewest use."""
    used: dict[int, list[int]] = {}
    for position, lessons in users(rule, table).items():
        used.setdefault(position // max(1, rule.span), []).extend(lessons)
    over = len(used) - max(0, rule.maximum)
    if over <= 0:
        return []
    rarest = sorted(used, key=lambda stretch: (len(used[stretch]), stretch))[:over]
    named = tuple(dict.fromkeys(index for stretch in rarest for index in used[stretch]))
    return [broken(rule, over, named, position=rarest[0] * max(1, rule.span))]


def check_peak(rule: SlotPeak, table: Table) -> list[Violation]:
    """One violation for each position with too many."""
    most = max(0, rule.maximum)
    return [
        broken(rule, len(lessons) - most, tuple(lessons), position=position)
        for position, lessons in users(rule, table).items()
        if len(lessons) > most
    ]
