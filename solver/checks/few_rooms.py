"""Checks `FewRooms`."""

from __future__ import annotations

from solver.checks.table import Table, broken
from solver.result import Violation
from solver.rules import FewRooms


def check(rule: FewRooms, table: Table) -> list[Violation]:
    """At most one violation; it names the lessons outside the rooms that are used most."""
    of = {index: rooms_of(table, index) for index in rule.lessons if table.starts[index] >= 0}
    used = [room for rooms in of.values() for room in rooms]
    different = sorted(set(used), key=lambda room: (-used.count(room), room))
    over = len(different) - max(0, rule.maximum)
    if over <= 0:
        return []
    kept = set(different[: max(0, rule.maximum)])
    outside = tuple(index for index, rooms in of.items() if not kept.issuperset(rooms))
    return [broken(rule, over, outside, position=table.starts[outside[0]])]


def rooms_of(table: Table, index: int) -> tuple[int, ...]:
    """The rooms of a placed lesson, each once."""
    option = table.options[index]
    return tuple(dict.fromkeys(table.problem.lessons[index].room_options[option].rooms)) if option >= 0 else ()
