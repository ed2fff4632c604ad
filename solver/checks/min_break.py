"""Checks `MinBreak`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import MinBreak


def check(rule: MinBreak, table: Table) -> list[Violation]:
    """One violation for each resource and pair of neighbouring lessons with too short a break, counted once however many weeks share it."""
    found: list[Violation] = []
    memo: dict[tuple[int, ...], list[tuple[int, int, int]]] = {}
    for resource in rule.resources:
        for day, lessons in enumerate(table.by_day(resource)):
            if len(lessons) < 2:
                continue
            key = tuple(lessons)
            short = memo.get(key)
            if short is None:
                short = memo[key] = short_breaks(rule.slots, lessons, table)
            for before, after, missing in short:
                found.append(broken(rule, missing, (before, after), resource, table.position(day, table.begin[after])))
    return found


def short_breaks(slots: int, lessons: list[int], table: Table) -> list[tuple[int, int, int]]:
    """(earlier lesson, next lesson in a week they share, missing slots) of one resource's lessons on one day."""
    begin, end = table.begin, table.end
    ordered = sorted(lessons, key=lambda index: (begin[index], index))
    weeks = [table.problem.lessons[index].weeks & table.layout.full for index in ordered]
    found = []
    for first, before in enumerate(ordered):
        open_weeks = weeks[first]
        for second in range(first + 1, len(ordered)):
            if not open_weeks:
                break
            after = ordered[second]
            room = begin[after] - end[before]
            if room >= slots:
                break
            if open_weeks & weeks[second]:
                found.append((before, after, slots - max(0, room)))
                open_weeks &= ~weeks[second]
    return found
