"""What the counting arguments share: possible starts, open slots, who has which lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from solver.problem import Lesson, Problem
from solver.rules import Closed, NotOverlapping, Rule
from solver.tables.closings import Bits
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
        self.starts: list[Bits] = [self.places.starts(index) for index in range(len(problem.lessons))]
        self.options = [self.places.options(index) for index in range(len(problem.lessons))]
        self._used = [used(lesson) for lesson in problem.lessons]
        self.memo: dict[tuple[bytes, int, int], int] = {}

    @cached_property
    def days(self) -> NDArray[np.bool_]:
        """Per lesson and day: whether it can start on that day."""
        shape = (len(self.starts), self.grid.days, self.grid.slots)
        return np.asarray(np.array(self.starts, dtype=np.bool_).reshape(shape).any(axis=2))

    def possible_days(self, lessons: list[int]) -> Bits:
        return np.asarray(self.days[lessons].any(axis=0))

    @cached_property
    def lessons_of(self) -> list[list[int]]:
        """Lessons of each resource as people have them (not as rooms)."""
        found: list[list[int]] = [[] for _ in self.problem.resources]
        for index, lesson in enumerate(self.problem.lessons):
            for person in dict.fromkeys(lesson.people):
                found[person].append(index)
        return found

    @cached_property
    def unit_starts(self) -> list[Bits]:
        found = []
        for members in self.units:
            bits = self.starts[members[0]]
            for lesson in members[1:]:
                bits = bits & self.starts[lesson]
            found.append(bits)
        return found

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

    def used(self, index: int) -> int:
        """Slots a lesson occupies with its padding."""
        return self._used[index]

    def open_slots(self, resource: int) -> NDArray[np.int64]:
        """Open slots of each day."""
        return np.asarray((~self.closings.hard[resource]).reshape(self.grid.days, self.grid.slots).sum(axis=1))

    def weeks_of(self, lessons: list[int]) -> list[int]:
        """One week bit for each different set of these lessons that some week holds."""
        seen: dict[tuple[bool, ...], int] = {}
        kinds = sorted({self.problem.lessons[index].weeks for index in lessons})
        if kinds == [(1 << self.problem.week_classes) - 1]:
            return [1]
        for bit in range(self.problem.week_classes):
            seen.setdefault(tuple(bool(kind >> bit & 1) for kind in kinds), 1 << bit)
        return list(seen.values())

    def given(self, lessons: list[int], week: int) -> list[int]:
        return [index for index in lessons if self.problem.lessons[index].weeks & week]

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
