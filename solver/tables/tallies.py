"""Lists of lessons that may use only so many times or rooms, as tallies; people who may change building only so often."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.problem import Problem
from solver.rules import BuildingChanges, FewRooms, FewSlots, Rule, SameRoom, SlotPeak, Spread

Ints = NDArray[np.int64]


def tally_rows(problem: Problem, number: list[int], *, exact: bool) -> tuple[Ints, NDArray[np.float64], Ints, Ints, Ints, Ints]:
    """`tally`, `tally_cost`, its lessons (internal numbers), the tallies of each lesson, `selected`, and each lesson's first row and row
    after the last. Hard rules, and if `exact` wishes for few rooms and for a rhythm.
    """
    costs: list[float] = []
    rows: list[tuple[int, int, int, int, int, int]] = []
    listed: list[int] = []
    selected: dict[tuple[int, ...], int] = {}
    of_lesson: list[list[int]] = [[] for _ in number]
    for rule in problem.rules:
        if not _counts(rule, exact=exact):
            continue
        assert isinstance(rule, FewSlots | SlotPeak | FewRooms | SameRoom | Spread)
        costs.append(-1.0 if rule.weight is None else rule.weight)
        row, most = -1, 0
        if isinstance(rule, FewSlots | SlotPeak):
            row = selected.setdefault(tuple(sorted(set(rule.positions))), len(selected))
        if not isinstance(rule, SameRoom):
            most = max(0, rule.maximum)
        lessons = sorted(number[lesson] for lesson in set(rule.lessons))
        for lesson in lessons:
            of_lesson[lesson].append(len(rows))
        span = max(1, rule.span) if isinstance(rule, FewSlots) else 1
        rows.append((_KINDS[type(rule)], most, len(listed), len(listed) + len(lessons), row, span))
        listed.extend(lessons)
    bits = np.zeros((len(selected), problem.grid.positions), dtype=np.int64)
    for positions, row in selected.items():
        bits[row, list(positions)] = 1
    ends = np.cumsum([0, *(len(tallies) for tallies in of_lesson)], dtype=np.int64)
    tallied = np.array([tally for tallies in of_lesson for tally in tallies], dtype=np.int64)
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    return table, np.array(costs), np.array(listed, dtype=np.int64), tallied, bits, np.stack([ends[:-1], ends[1:]], axis=1)


def _counts(rule: Rule, *, exact: bool) -> bool:
    if rule.weight is None:
        return isinstance(rule, FewSlots | SlotPeak | FewRooms | SameRoom)
    return exact and isinstance(rule, FewRooms | Spread)


_KINDS = {FewSlots: at.FEW_SLOTS, SlotPeak: at.SLOT_PEAK, FewRooms: at.FEW_ROOMS, SameRoom: at.SAME_ROOM, Spread: at.RHYTHM}


def walkers(problem: Problem) -> dict[int, tuple[int, int, int]]:
    """(most changes a day, most a week, least slots between) of everybody with a hard limit."""
    found: dict[int, tuple[int, int, int]] = {}
    for rule in problem.rules:
        if isinstance(rule, BuildingChanges) and rule.weight is None:
            limits = (rule.max_per_day, rule.max_per_week)
            day, week = (limit if limit >= 0 else at.NO_LIMIT for limit in limits)
            for resource in rule.resources:
                old = found.get(resource, (at.NO_LIMIT, at.NO_LIMIT, 0))
                found[resource] = (min(day, old[0]), min(week, old[1]), max(rule.min_gap, old[2]))
    return found


def buildings(problem: Problem, count: int) -> Ints:
    """A number for each room's building, -1 for none and for people; `count` rows."""
    names = sorted({resource.building for resource in problem.resources} - {""})
    found = np.full(count, -1, dtype=np.int64)
    for index, resource in enumerate(problem.resources):
        if resource.building:
            found[index] = names.index(resource.building)
    return found
