"""Marks the starts that make somebody's night too short."""

from __future__ import annotations

from solver.checks.night_rest import nights
from solver.checks.table import Table, first_slot
from solver.placing.marks import Blocker, Marks
from solver.rules import NightRest


def mark_nights(rule: NightRest, person: int, table: Table, index: int, marks: Marks, starts: list[int]) -> None:
    """Block or charge these starts by the slots that nights of somebody lose; the lesson is off the table."""
    blocker = Blocker(rule.rule_id, rule.uid, -1, person)
    for classes, masks in _weeks(table, person, index):
        before = _missing(rule, table, masks)
        for start in starts:
            after = list(masks)
            after[start // marks.slots] |= marks.occupied(start)
            units = _missing(rule, table, after) - before
            if units:
                marks.breach(1 << start, rule.weight, units * classes, blocker)


def _weeks(table: Table, person: int, index: int) -> list[tuple[int, list[int]]]:
    """(classes, occupied slots of each day) of the kinds of weeks in which the lesson is given."""
    lessons, placed = table.problem.lessons, table.placed(person)
    found = []
    for bit, classes in table.layout.groups([*placed, index]):
        if lessons[index].weeks & bit:
            masks = [0] * table.layout.days
            for other in placed:
                if lessons[other].weeks & bit:
                    masks[table.day[other]] |= table.mask[other]
            found.append((classes, masks))
    return found


def _missing(rule: NightRest, table: Table, masks: list[int]) -> int:
    total = 0
    for day, after in nights(table.layout.days, rule.around):
        if masks[day] and masks[after]:
            total += max(0, rule.slots - (table.layout.slots - masks[day].bit_length()) - first_slot(masks[after]))
    return total
