"""Checks `RoomPeak`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import RoomPeak


def check(rule: RoomPeak, table: Table) -> list[Violation]:
    """One violation for each room, kind of week and day with too many at once; it names the lessons of the fullest moment."""
    found = []
    for room in rule.resources:
        lessons = table.rooms_in_use().get(room, [])
        for bit, classes in table.layout.groups(lessons) if lessons else ():
            given = [index for index in lessons if table.problem.lessons[index].weeks & bit]
            for day in range(table.layout.days):
                today = [index for index in given if table.day[index] == day]
                peak, slot = fullest(table, today)
                over = peak - max(0, rule.maximum)
                if over > 0:
                    there = tuple(index for index in today if table.begin[index] <= slot < table.end[index])
                    found.append(broken(rule, over * classes, there, room, table.position(day, slot)))
    return found


def fullest(table: Table, lessons: list[int]) -> tuple[int, int]:
    """(most pupils of these lessons of one day at once, the first slot with so many); the most is when one of them begins."""
    peak, at = 0, 0
    for slot in sorted({table.begin[index] for index in lessons}):
        load = sum(table.problem.lessons[index].size for index in lessons if table.begin[index] <= slot < table.end[index])
        if load > peak:
            peak, at = load, slot
    return peak, at
