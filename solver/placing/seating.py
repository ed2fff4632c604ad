"""Which room a lesson gets when it is put somewhere on a table."""

from __future__ import annotations

from collections.abc import Iterator

from solver.checks.rooms import missing_seats
from solver.checks.table import Table, day_masks
from solver.problem import Problem
from solver.rules import Closed, PreferredRooms


class Seating:
    """Room options in the order of their cost; hard wishes, seats and closings are kept."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._wishes: dict[int, list[PreferredRooms]] = {}
        self._shut: dict[int, list[int]] = {}
        for rule in problem.rules:
            if isinstance(rule, PreferredRooms):
                for lesson in rule.lessons:
                    self._wishes.setdefault(lesson, []).append(rule)
            elif isinstance(rule, Closed) and rule.weight is None:
                masks = day_masks(rule.positions, problem.grid.days, problem.grid.slots)
                for resource in rule.resources:
                    known = self._shut.get(resource, [0] * problem.grid.days)
                    self._shut[resource] = [one | other for one, other in zip(known, masks)]
        self._known: dict[int, list[int]] = {}

    def option(self, table: Table, lesson: int, start: int, now: int) -> int | None:
        """The cheapest option whose rooms nobody else has while the lesson is there, `now` if it is as cheap; -1 if it needs none,
        None if there is none. The lesson itself must be off the table."""
        options = self._usable(lesson)
        if not self._problem.lessons[lesson].room_options:
            return -1
        order = [now, *(one for one in options if one != now)] if now in options and self._as_cheap(lesson, now, options[0]) else options
        return next((option for option in order if self._free(table, lesson, option, start)), None)

    def _as_cheap(self, lesson: int, one: int, other: int) -> bool:
        return self._cost(lesson, one) <= self._cost(lesson, other)

    def _usable(self, lesson: int) -> list[int]:
        found = self._known.get(lesson)
        if found is None:
            row = self._problem.lessons[lesson]
            every = [row.option] if row.fixed_room and row.option >= 0 else range(len(row.room_options))
            fitting = (one for one in every if not missing_seats(self._problem, row, one) and not list(self._off(lesson, one, hard=True)))
            found = self._known[lesson] = sorted(fitting, key=lambda one: self._cost(lesson, one))
        return found

    def _off(self, lesson: int, option: int, *, hard: bool) -> Iterator[PreferredRooms]:
        """The lesson's room wishes that the option does not meet."""
        rooms = self._problem.lessons[lesson].room_options[option].rooms
        for wish in self._wishes.get(lesson, ()):
            if (wish.weight is None) == hard and not set(rooms) <= set(wish.rooms):
                yield wish

    def _cost(self, lesson: int, option: int) -> float:
        missed = self._off(lesson, option, hard=False)
        return self._problem.lessons[lesson].room_options[option].cost + sum(wish.weight or 0.0 for wish in missed)

    def _free(self, table: Table, lesson: int, option: int, start: int) -> bool:
        row, lessons = self._problem.lessons[lesson], self._problem.lessons
        day, slot = divmod(start, table.layout.slots)
        begin, end = slot - row.before, slot + row.length + row.after
        for room in row.room_options[option].rooms:
            if room in self._shut and self._shut[room][day] >> max(0, begin) & ((1 << end - max(0, begin)) - 1):
                return False
            if not table.layout.is_shared[room] and any(
                table.begin[other] < end and begin < table.end[other] and lessons[other].weeks & row.weeks
                for other in table.by_day(room)[day]
            ):
                return False
        return True
