"""Checks `DaysApart`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import DaysApart


def check(rule: DaysApart, table: Table) -> list[Violation]:
    """Missing days of every pair; always hard, pairs that do not touch if they must, and lessons beyond a day's quota."""
    placed = [index for index in rule.lessons if table.day[index] >= 0]
    found = _too_near(rule, placed, table)
    if rule.adjacent_if_same_day:
        found += _not_adjacent(rule, placed, table)
    if rule.quota:
        found += _too_many_a_day(rule, placed, table)
    return found


def _too_near(rule: DaysApart, placed: list[int], table: Table) -> list[Violation]:
    found = []
    lessons, day = table.problem.lessons, table.day
    for at, first in enumerate(placed):
        for second in placed[at + 1 :]:
            missing = rule.min_days - abs(day[first] - day[second])
            if missing > 0 and lessons[first].weeks & lessons[second].weeks:
                found.append(broken(rule, missing, (first, second), position=table.starts[second]))
    return found


def _not_adjacent(rule: DaysApart, placed: list[int], table: Table) -> list[Violation]:
    found = []
    lessons, day, begin, end = table.problem.lessons, table.day, table.begin, table.end
    for at, first in enumerate(placed):
        for second in placed[at + 1 :]:
            if day[first] != day[second] or not lessons[first].weeks & lessons[second].weeks:
                continue
            if end[first] != begin[second] and end[second] != begin[first]:
                found.append(broken(rule, 1, (first, second), position=table.starts[second], hard=True))
    return found


def _too_many_a_day(rule: DaysApart, placed: list[int], table: Table) -> list[Violation]:
    by_day: dict[int, list[int]] = {}
    for index in placed:
        by_day.setdefault(table.day[index], []).append(index)
    found = []
    lessons = table.problem.lessons
    for same in by_day.values():
        if len(same) <= rule.quota:
            continue
        crowds = [tuple(index for index in same if lessons[index].weeks & bit) for bit, _ in table.layout.groups(same)]
        for crowd in dict.fromkeys(crowds):
            if len(crowd) > rule.quota:
                found.append(broken(rule, len(crowd) - rule.quota, crowd, position=table.starts[crowd[-1]], hard=True))
    return found
