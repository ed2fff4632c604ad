"""Checks `placed`: every lesson lies somewhere, within one day, and fixed lessons where they were (`fixed_time`, `fixed_room`)."""

from __future__ import annotations

from collections.abc import Iterable

from solver.checks.table import Table, always
from solver.result import Violation


def check(table: Table, only: Iterable[int] | None = None) -> list[Violation]:
    """Unplaced lessons, lessons (with padding) that reach outside their day, by slots outside, and fixed lessons that moved; of all
    lessons or `only` some."""
    found = []
    slots = table.layout.slots
    for index in range(len(table.problem.lessons)) if only is None else only:
        lesson = table.problem.lessons[index]
        start, option = table.starts[index], table.options[index]
        if start < 0:
            found.append(always("placed", 1, (index,)))
            continue
        slot = start % slots
        outside = max(0, lesson.before - slot) + max(0, slot + lesson.length + lesson.after - slots)
        if outside:
            found.append(always("placed", outside, (index,), position=start))
        if lesson.fixed_time and lesson.start >= 0 and start != lesson.start:
            found.append(always("fixed_time", 1, (index,), position=start))
        if lesson.fixed_room and lesson.option >= 0 and option != lesson.option:
            found.append(always("fixed_room", 1, (index,), position=start))
    return found
