"""Several lessons moved at once on a table: whether that breaks anything new, and exactly what it costs."""

from __future__ import annotations

from collections.abc import Mapping

from solver.checks.table import Table
from solver.placing.around import Around
from solver.placing.seating import Seating
from solver.problem import Problem
from solver.result import Violation

Unit = tuple[int, ...]
"""Lessons that move as one."""
Steps = list[tuple[int, int, int]]


class Trial:
    """Tries moves out on a table and leaves it as it was."""

    def __init__(self, problem: Problem, table: Table, around: Around, seating: Seating) -> None:
        self._problem, self._table = problem, table
        self._around, self._seating = around, seating

    def of(self, at: Mapping[Unit, int]) -> tuple[Steps, float, int]:
        """(lesson, start, option) of every lesson of the units, the change of cost, and how many more are placed; no steps if
        somebody has no room or a hard rule would be broken that is kept now, or broken by more than now."""
        table = self._table
        lessons = [lesson for unit in at for lesson in unit]
        before = {lesson: (table.starts[lesson], table.options[lesson]) for lesson in lessons}
        for lesson in lessons:
            table.move(lesson, -1, -1)
        try:
            steps = self._seat(at, before)
            if len(steps) < len(lessons):
                return [], 0.0, 0
            rooms = {room for lesson, (_, option) in before.items() for room in self._rooms(lesson, option)}
            rooms |= {room for lesson, _, option in steps for room in self._rooms(lesson, option)}
            after = self._around.violations(table, lessons, rooms)
            for lesson, place in before.items():
                table.move(lesson, *place)
            now = self._around.violations(table, lessons, rooms)
            if _worse(now, after):
                return [], 0.0, 0
            cost = sum(one.cost for one in after) - sum(one.cost for one in now)
            return steps, cost, sum(start < 0 for start, _ in before.values())
        finally:
            for lesson, place in before.items():
                table.move(lesson, *place)

    def meet(self, one: Unit, start: int, other: Unit, there: int) -> bool:
        """Whether somebody would be at a lesson of both units at once."""
        slots, lessons = self._table.layout.slots, self._problem.lessons
        if start // slots != there // slots:
            return False
        for mine in one:
            for theirs in other:
                a, b = lessons[mine], lessons[theirs]
                apart = start + a.length + a.after <= there - b.before or there + b.length + b.after <= start - a.before
                if not apart and a.weeks & b.weeks and not set(a.people).isdisjoint(b.people):
                    return True
        return False

    def _seat(self, at: Mapping[Unit, int], before: Mapping[int, tuple[int, int]]) -> Steps:
        """Put the lessons on the table, each in the best room left; too few steps if one has none."""
        steps: Steps = []
        for unit, start in at.items():
            for lesson in unit:
                option = self._seating.option(self._table, lesson, start, before[lesson][1])
                if option is None:
                    return steps
                self._table.move(lesson, start, option)
                steps.append((lesson, start, option))
        return steps

    def _rooms(self, lesson: int, option: int) -> tuple[int, ...]:
        return self._problem.lessons[lesson].room_options[option].rooms if option >= 0 else ()


def _worse(now: list[Violation], after: list[Violation]) -> bool:
    """Whether a hard rule is broken by more for somebody, or hard rules in more places."""
    before = _broken(now)
    more = any(amount > before.get(key, 0.0) + 1e-9 for key, amount in _broken(after).items())
    return more or sum(one.hard for one in after) > sum(one.hard for one in now)


def _broken(violations: list[Violation]) -> dict[tuple[str, str, int], float]:
    found: dict[tuple[str, str, int], float] = {}
    for one in violations:
        if one.hard:
            key = (one.rule_id, one.rule, one.resource)
            found[key] = found.get(key, 0.0) + one.amount
    return found
