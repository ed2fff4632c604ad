"""The independent check of a timetable: every rule recomputed from its definition, in plain Python, sharing no code with the search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from solver.checks import (
    allowed_starts,
    building_changes,
    closed,
    day_quota,
    days_apart,
    few_rooms,
    few_slots,
    min_break,
    night_rest,
    no_overlap,
    not_overlapping,
    pair,
    placed,
    preferred_rooms,
    room_peak,
    rooms,
    same_room,
    same_start,
    shape,
    spread,
)
from solver.checks.shapes import shape_of
from solver.checks.table import Layout, Table
from solver.problem import Problem
from solver.result import Assessment, Solution, Violation
from solver.rules import (
    AllowedStarts,
    BuildingChanges,
    Closed,
    DayQuota,
    DaysApart,
    FewRooms,
    FewSlots,
    MinBreak,
    NightRest,
    NotOverlapping,
    Pair,
    PreferredRooms,
    RoomPeak,
    Rule,
    SameRoom,
    SameStart,
    SlotPeak,
    Spread,
)


class Checker:
    """Assesses many solutions of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._layout = Layout(problem)
        self._shapes = [(rule, shape_of(rule, problem.grid)) for rule in problem.rules]

    def assess(self, solution: Solution) -> Assessment:
        """Every violation of the solution, the number of hard ones and the cost of the soft ones.

        A violation is one place at which a rule instance is broken; in problems with several week classes the amounts of
        day-shape rules are sums over the classes. Raises ValueError if the solution does not belong to the problem.
        """
        validate(self.problem, solution)
        table = Table(self._layout, solution)
        found = placed.check(table) + no_overlap.check(table) + rooms.check(table)
        for rule, form in self._shapes:
            found += shape.check(rule, form, table) if form is not None else _of_lessons(rule, table)
        hard = sum(violation.hard for violation in found)
        cost = sum(violation.cost for violation in found)
        return Assessment(tuple(found), hard, cost, sum(start >= 0 for start in solution.starts))


def assess(problem: Problem, solution: Solution) -> Assessment:
    """`Checker(problem).assess(solution)`, for one solution."""
    return Checker(problem).assess(solution)


def validate(problem: Problem, solution: Solution) -> None:
    """Raise ValueError unless the solution has a start and an option within range for each lesson."""
    count, positions = len(problem.lessons), problem.grid.positions
    if len(solution.starts) != count or len(solution.options) != count:
        raise ValueError(f"a solution of {count} lessons has {len(solution.starts)} starts and {len(solution.options)} options")
    for index, (start, option, lesson) in enumerate(zip(solution.starts, solution.options, problem.lessons)):
        if not -1 <= start < positions:
            raise ValueError(f"lesson {index} starts at {start}, outside -1 … {positions - 1}")
        if not -1 <= option < len(lesson.room_options):
            raise ValueError(f"lesson {index} has room option {option} of {len(lesson.room_options)}")


_CHECKS: dict[type[Rule], Callable[[Any, Table], list[Violation]]] = {
    AllowedStarts: allowed_starts.check,
    Closed: closed.check,
    DaysApart: days_apart.check,
    MinBreak: min_break.check,
    NightRest: night_rest.check,
    NotOverlapping: not_overlapping.check,
    Pair: pair.check,
    PreferredRooms: preferred_rooms.check,
    SameStart: same_start.check,
    Spread: spread.check,
    FewRooms: few_rooms.check,
    DayQuota: day_quota.check,
    FewSlots: few_slots.check_few,
    SlotPeak: few_slots.check_peak,
    SameRoom: same_room.check,
    BuildingChanges: building_changes.check,
    RoomPeak: room_peak.check,
}


def _of_lessons(rule: Rule, table: Table) -> list[Violation]:
    check = _CHECKS.get(type(rule))
    if check is None:
        raise ValueError(f"no check for rules of the form {type(rule).__name__}")
    return check(rule, table)


def of_rule(rule: Rule, table: Table) -> list[Violation]:
    """The violations of one rule."""
    form = shape_of(rule, table.problem.grid)
    return shape.check(rule, form, table) if form is not None else _of_lessons(rule, table)
