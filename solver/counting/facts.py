"""What the counting arguments share: possible starts, open slots, who has which lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from solver.problem import Lesson, Problem
from solver.rules import AllowedStarts, Closed, DaysApart, NotOverlapping, Rule
from solver.tables.places import Places
from solver.tables.units import units_of


class Facts:
    """Computed once for a problem that is not absurd."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.grid = problem.grid
        self.places = Places(problem)
        self.closings = self.places.closings
        self.units = units_of(problem)
        self.options = [self.places.options(index) for index in range(len(problem.lessons))]
        self._used = [used(lesson) for lesson in problem.lessons]
        self._whole = all(lesson.weeks == (1 << problem.week_classes) - 1 for lesson in problem.lessons)
        self.memo: dict[tuple[bytes, int, int], int] = {}

    @cached_property
    def forced(self) -> dict[int, int]:
        """The lessons that have one possible start each, with it."""
        only = [int(rows[0]) if len(rows) == 1 else -1 for rows in self.places.kind_rows]
        return {index: only[kind] for index, kind in enumerate(self.places.kinds[1]) if only[kind] >= 0}

    @cached_property
    def _days(self) -> list[int]:
        """For each kind of lesson the days on which it can start, as bits."""
        shape = (len(self.places.kinds[0]), self.grid.days, self.grid.slots)
        days: list[list[bool]] = np.asarray(self.places.kinds[0].reshape(shape).any(axis=2)).tolist()
        return [sum(1 << day for day, possible in enumerate(row) if possible) for row in days]

    def possible_days(self, lessons: Iterable[int]) -> list[int]:
        """Days on which one of the lessons can start, in order."""
        kind_of, bits = self.places.kinds[1], 0
        for kind in {kind_of[index] for index in lessons}:
            bits |= self._days[kind]
        return [day for day in range(self.grid.days) if bits >> day & 1]

    @cached_property
    def lessons_of(self) -> list[list[int]]:
        """Lessons of each resource as people have them (not as rooms)."""
        found: list[list[int]] = [[] for _ in self.problem.resources]
        for index, lesson in enumerate(self.problem.lessons):
            for person in dict.fromkeys(lesson.people):
                found[person].append(index)
        return found

    def meet(self, lessons: list[int]) -> bool:
        """Whether the lessons have a possible start in common."""
        kinds, kind_of = self.places.kinds
        return bool(kinds[sorted({kind_of[index] for index in lessons})].all(axis=0).any())

    @cached_property
    def closing_rules(self) -> list[list[Closed]]:
        """Hard closings of each resource."""
        found: list[list[Closed]] = [[] for _ in self.problem.resources]
        for rule in self.problem.rules:
            if isinstance(rule, Closed) and rule.weight is None:
                for resource in rule.resources:
                    found[resource].append(rule)
        return found

    @cached_property
    def apart(self) -> list[NotOverlapping]:
        return [rule for rule in self.problem.rules if isinstance(rule, NotOverlapping) and rule.weight is None]

    @cached_property
    def spreads(self) -> list[DaysApart]:
        """The hard rules that spread lessons over different days."""
        return [rule for rule in self.problem.rules if isinstance(rule, DaysApart) and rule.weight is None and rule.min_days > 0]

    @cached_property
    def allowed(self) -> dict[int, list[AllowedStarts]]:
        """The hard rules about its start of each lesson that has any."""
        found: dict[int, list[AllowedStarts]] = {}
        for rule in self.problem.rules:
            if isinstance(rule, AllowedStarts) and rule.weight is None:
                for lesson in dict.fromkeys(rule.lessons):
                    found.setdefault(lesson, []).append(rule)
        return found

    def used(self, index: int) -> int:
        """Slots a lesson occupies with its padding."""
        return self._used[index]

    @cached_property
    def _open_slots(self) -> list[list[int]]:
        shape = (len(self.problem.resources), self.grid.days, self.grid.slots)
        opened: list[list[int]] = (~self.closings.hard).reshape(shape).sum(axis=2).tolist()
        return opened

    def open_slots(self, resource: int) -> list[int]:
        """Open slots of each day."""
        return self._open_slots[resource]

    def weeks_of(self, lessons: list[int]) -> list[int]:
        """One week bit for each different set of these lessons that some week holds."""
        if self._whole:
            return [1]
        seen: dict[tuple[bool, ...], int] = {}
        kinds = sorted({self.problem.lessons[index].weeks for index in lessons})
        if kinds == [(1 << self.problem.week_classes) - 1]:
            return [1]
        for bit in range(self.problem.week_classes):
            seen.setdefault(tuple(bool(kind >> bit & 1) for kind in kinds), 1 << bit)
        return list(seen.values())

    def given(self, lessons: list[int], week: int) -> list[int]:
        return lessons if self._whole else [index for index in lessons if self.problem.lessons[index].weeks & week]

    def fixed_start(self, index: int) -> int:
        """Where a lesson is fixed, -1 if it is not."""
        lesson = self.problem.lessons[index]
        return lesson.start if lesson.fixed_time else -1

    def fewest(self, rules: Iterable[Rule], still: Callable[[list[Rule]], bool]) -> list[Rule]:
        """As few of the rules as the count needs; those about the most people are left out first, since they are known to be kept."""
        kept = list(rules)
        for rule in sorted(kept, key=lambda one: -len(getattr(one, "resources", getattr(one, "lessons", ())))):
            fewer = [one for one in kept if one is not rule]
            if still(fewer):
                kept = fewer
        return kept

    def open_with(self, rules: Iterable[Rule]) -> NDArray[np.int64]:
        """Slots of each day that these closings leave open."""
        shut = np.zeros(self.grid.days * self.grid.slots, dtype=np.bool_)
        for rule in rules:
            if isinstance(rule, Closed):
                shut[list(rule.positions)] = True
        return np.asarray((~shut).reshape(self.grid.days, self.grid.slots).sum(axis=1))


def used(lesson: Lesson) -> int:
    return lesson.before + lesson.length + lesson.after


def named(rules: list[Rule]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(rule ids, uids) of rule instances, each instance once, side by side."""
    kinds = {rule.uid: rule.rule_id for rule in rules}
    return tuple(kinds.values()), tuple(kinds)
