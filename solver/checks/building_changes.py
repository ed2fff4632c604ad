"""Checks `BuildingChanges`."""

from __future__ import annotations

from itertools import pairwise

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import BuildingChanges


def building_of(table: Table, index: int) -> str:
    """Where a placed lesson is, empty if it has no room or its rooms no building."""
    option = table.options[index]
    rooms = table.problem.lessons[index].room_options[option].rooms if option >= 0 else ()
    return next((name for room in rooms if (name := table.problem.resources[room].building)), "")


def changes(table: Table, lessons: list[int]) -> list[tuple[int, int]]:
    """The pairs of a day's lessons between which the building changes."""
    there = sorted((index for index in lessons if building_of(table, index)), key=lambda index: (table.begin[index], index))
    return [(one, two) for one, two in pairwise(there) if building_of(table, one) != building_of(table, two)]


def check(rule: BuildingChanges, table: Table) -> list[Violation]:
    """One violation for each day with too many changes, each week with too many, and each change without the time for it."""
    found = []
    lessons = table.problem.lessons
    for resource in rule.resources:
        by_day = table.by_day(resource)
        for bit, classes in table.layout.groups(table.placed(resource)):
            week = [changes(table, [index for index in day if lessons[index].weeks & bit]) for day in by_day]
            found += _too_many(rule, table, resource, week, classes)
            for one, two in (pair for day in week for pair in day):
                missing = rule.min_gap - max(0, table.begin[two] - table.end[one])
                if missing > 0:
                    found.append(broken(rule, missing * classes, (one, two), resource, table.starts[two]))
    return found


def _too_many(rule: BuildingChanges, table: Table, resource: int, week: list[list[tuple[int, int]]], classes: int) -> list[Violation]:
    found = []
    for pairs in week:
        if 0 <= rule.max_per_day < len(pairs):
            over = (len(pairs) - rule.max_per_day) * classes
            found.append(broken(rule, over, tuple(dict.fromkeys(i for pair in pairs for i in pair)), resource, table.starts[pairs[0][1]]))
    total = [pair for pairs in week for pair in pairs]
    if 0 <= rule.max_per_week < len(total):
        over = (len(total) - rule.max_per_week) * classes
        found.append(broken(rule, over, tuple(dict.fromkeys(i for pair in total for i in pair)), resource, table.starts[total[0][1]]))
    return found
