"""Checks `Pair`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import Pair
from solver.rules.pair import WITHIN_WEEK, Relation


def check(rule: Pair, table: Table) -> list[Violation]:
    """At most one violation: the units by which the two lessons are not what they must be to each other."""
    if len(rule.lessons) < 2:
        return []
    first, second = rule.lessons
    if table.day[first] < 0 or table.day[second] < 0:
        return []
    lessons = table.problem.lessons
    if rule.relation in WITHIN_WEEK and not lessons[first].weeks & lessons[second].weeks:
        return []
    units = units_broken(rule, table, table.starts[first], table.starts[second])
    return [broken(rule, units, (first, second), position=table.starts[second])] if units else []


def units_broken(rule: Pair, table: Table, start: int, other: int) -> int:
    """Units of breach with the first lesson starting at `start` and the second at `other`."""
    slots, lessons = table.layout.slots, table.problem.lessons
    one, two = lessons[rule.lessons[0]], lessons[rule.lessons[1]]
    day, there = start // slots, other // slots
    begin, end = start - one.before, start + one.length + one.after
    begin2, end2 = other - two.before, other + two.length + two.after
    match rule.relation:
        case Relation.SAME_DAY:
            return int(day != there)
        case Relation.SAME_HOUR:
            return int(start % slots != other % slots)
        case Relation.MAX_DAYS:
            return max(0, abs(day - there) - rule.amount)
        case Relation.FOLLOWS:
            return int(day != there or _between(rule, end, begin2) != 0)
        case Relation.GROUPED:
            between = _between(rule, end, begin2) if begin <= begin2 else _between(rule, end2, begin)
            return int(day != there or between not in (0, rule.amount))
        case Relation.BEFORE:
            return int(end > begin2)
        case Relation.BEFORE_ON_DAY:
            return int(day == there and end > begin2)
        case Relation.MIN_GAP:
            apart = begin2 - end if begin <= begin2 else begin - end2
            return max(0, rule.amount - max(0, apart)) if day == there else 0
        case Relation.GAP_AFTER:
            return max(0, rule.amount - max(0, begin2 - end)) if day == there and begin < begin2 else 0
    raise ValueError(f"no relation {rule.relation!r} between lessons")


def _between(rule: Pair, end: int, begin: int) -> int:
    """Slots between that are no breaks; -1 if the later one begins before the earlier one ends."""
    return begin - end - sum(end <= position < begin for position in rule.breaks) if begin >= end else -1
