"""Checks `NotOverlapping`."""

from __future__ import annotations

from solver.checks.table import Table, broken, first_slot
from solver.result import Violation
from solver.rules import NotOverlapping


def check(rule: NotOverlapping, table: Table) -> list[Violation]:
    """One violation for each pair whose weeks meet and whose occupied slots, padding included, do too."""
    by_day: dict[int, list[int]] = {}
    for index in rule.lessons:
        if table.day[index] >= 0:
            by_day.setdefault(table.day[index], []).append(index)
    found = []
    for day, lessons in by_day.items():
        for first, second, both in overlapping(lessons, table):
            found.append(broken(rule, 1, (first, second), position=table.position(day, first_slot(both))))
    return found


def overlapping(lessons: list[int], table: Table) -> list[tuple[int, int, int]]:
    """(lesson, lesson, slots both occupy) of the pairs among one day's lessons that collide."""
    found = []
    for at, first in enumerate(lessons):
        for second in lessons[at + 1 :]:
            both = table.mask[first] & table.mask[second]
            if both and table.problem.lessons[first].weeks & table.problem.lessons[second].weeks:
                found.append((first, second, both))
    return found
