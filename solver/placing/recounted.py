"""Marks by recounting a rule with the lesson at each start, for rules that no simpler thought covers; walks between buildings."""

from __future__ import annotations

from collections.abc import Iterable

from solver.checker import of_rule
from solver.checks.table import Table
from solver.placing.marks import Blocker, Marks
from solver.placing.rooms import OptionMarks
from solver.placing.walks import added_walks
from solver.rules import BuildingChanges, DayQuota, FewSlots, SameRoom, SlotPeak

Recounted = DayQuota | FewSlots | SlotPeak | SameRoom


def mark_times(rule: DayQuota | FewSlots | SlotPeak, table: Table, index: int, marks: Marks) -> None:
    """Block or charge starts; the lesson is off the table before and after."""
    for units, mask in _by_units(_grown(rule, table, index, marks.starts(), -1)).items():
        marks.breach(mask, rule.weight, units, Blocker(rule.rule_id, rule.uid))


def mark_rooms(
    rules: Iterable[SameRoom | BuildingChanges], table: Table, index: int, marks: Marks, options: list[OptionMarks], starts: list[int]
) -> None:
    """Take or charge these starts of each option; the lesson is off the table before and after."""
    for rule in rules:
        known: dict[object, list[tuple[int, float]]] = {}
        for one in options:
            alike: object = one.option
            if isinstance(rule, BuildingChanges):
                alike = building = _building(table, index, one.option)
                if alike not in known:
                    known[alike] = added_walks(rule, table, index, marks, starts, building)
            elif alike not in known:
                known[alike] = _grown(rule, table, index, starts, one.option)
            if rule.weight is None:
                one.take(sum(1 << start for start, _ in known[alike]), Blocker(rule.rule_id, rule.uid))
                continue
            for start, units in known[alike]:
                one.extra[start] = one.extra.get(start, 0.0) + rule.weight * units


def _by_units(grown: list[tuple[int, float]]) -> dict[float, int]:
    """The starts, as a mask, of each number of units."""
    found: dict[float, int] = {}
    for start, units in grown:
        found[units] = found.get(units, 0) | 1 << start
    return found


def _building(table: Table, index: int, option: int) -> str:
    """The building of a room option: options in one are alike to whoever walks."""
    rooms = table.problem.lessons[index].room_options[option].rooms
    return next((name for room in rooms if (name := table.problem.resources[room].building)), "")


def _amount(rule: Recounted, table: Table) -> float:
    return sum(violation.amount for violation in of_rule(rule, table))


def _grown(rule: Recounted, table: Table, index: int, starts: Iterable[int], option: int) -> list[tuple[int, float]]:
    """(start, units more than without the lesson) where that is not nothing."""
    before, found = _amount(rule, table), []
    for start in starts:
        table.move(index, start, option)
        units = _amount(rule, table) - before
        if units:
            found.append((start, units))
    table.move(index, -1, -1)
    return found
