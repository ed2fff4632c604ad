"""Counts the walks between buildings that a lesson at one of its starts adds for its people."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise

from solver.checks.building_changes import building_of
from solver.checks.table import Table
from solver.placing.marks import Marks
from solver.rules import BuildingChanges

_Stay = tuple[int, int, int, str]
"""First slot, number of the lesson, slot after the last, building."""


def added_walks(
    rule: BuildingChanges, table: Table, index: int, marks: Marks, starts: Iterable[int], building: str
) -> list[tuple[int, float]]:
    """(start, units more than without the lesson) where that is not nothing; the lesson is off the table."""
    weeks = [week for person in rule.resources for week in _weeks(table, person, index)]
    lesson = marks.lesson
    found: list[tuple[int, float]] = []
    for start in starts if building else ():
        day, slot = divmod(start, marks.slots)
        stay = (max(0, slot - lesson.before), index, min(marks.slots, slot + lesson.length + lesson.after), building)
        units = sum(classes * _added(rule, days, day, stay) for classes, days in weeks)
        if units:
            found.append((start, units))
    return found


def _weeks(table: Table, person: int, index: int) -> list[tuple[int, list[list[_Stay]]]]:
    """(classes, stays in order of each day) of the kinds of weeks in which the lesson is given."""
    lessons, placed = table.problem.lessons, table.placed(person)
    stays = [(table.day[one], (table.begin[one], one, table.end[one], name)) for one in placed if (name := building_of(table, one))]
    found = []
    for bit, classes in table.layout.groups([*placed, index]):
        if lessons[index].weeks & bit:
            days: list[list[_Stay]] = [[] for _ in range(table.layout.days)]
            for day, stay in stays:
                if lessons[stay[1]].weeks & bit:
                    days[day].append(stay)
            found.append((classes, [sorted(day) for day in days]))
    return found


def _added(rule: BuildingChanges, days: list[list[_Stay]], day: int, stay: _Stay) -> int:
    """Units by which one more stay on one day breaks the rule more."""
    there = days[day]
    at = bisect_left(there, stay)
    around = there[max(0, at - 1) : at + 1]
    with_it = [*there[max(0, at - 1) : at], stay, *there[at : at + 1]]
    more = _changes(with_it) - _changes(around)
    units = _missing(rule, with_it) - _missing(rule, around)
    if more and rule.max_per_day >= 0:
        now = _changes(there)
        units += max(0, now + more - rule.max_per_day) - max(0, now - rule.max_per_day)
    if more and rule.max_per_week >= 0:
        now = sum(map(_changes, days))
        units += max(0, now + more - rule.max_per_week) - max(0, now - rule.max_per_week)
    return units


def _changes(stays: list[_Stay]) -> int:
    return sum(one[3] != two[3] for one, two in pairwise(stays))


def _missing(rule: BuildingChanges, stays: list[_Stay]) -> int:
    changes = ((one, two) for one, two in pairwise(stays) if one[3] != two[3])
    return sum(max(0, rule.min_gap - max(0, two[0] - one[2])) for one, two in changes)
