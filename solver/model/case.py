"""A resource's week as the model sees it: which free lessons may come on each day, and what lies there already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from solver.checks.continuous import runs
from solver.model.draft import Draft, FreeLesson, Literal


@dataclass(slots=True)
class Day:
    """One day of a case. `fixed` and `closed` are masks of the day; `coming` the free lessons that may be on it, each with its literal."""

    draft: Draft
    number: int
    fixed: int
    closed: int
    coming: list[tuple[FreeLesson, Literal]]
    _ends: tuple[Any, Any] | None = None
    _used: Literal | None = None
    _gap: Any = None

    def slot(self, lesson: FreeLesson) -> Any:
        """The day's slot at which the lesson begins, meaningful when it is on this day."""
        return lesson.begin - self.number * self.draft.masks.stride

    def load(self) -> Any:
        """Occupied slots."""
        return sum(lesson.total * literal for lesson, literal in self.coming) + self.fixed.bit_count()

    def most_load(self) -> int:
        return min(self.draft.layout.slots, sum(lesson.total for lesson, _ in self.coming) + self.fixed.bit_count())

    def ends(self) -> tuple[Any, Any]:
        """(first, end): variables with first at or before every lesson's begin and end at or after its end; equal if there is none."""
        if self._ends is None:
            model, slots = self.draft.model, self.draft.layout.slots
            first_fixed = (self.fixed & -self.fixed).bit_length() - 1 if self.fixed else slots
            first = model.new_int_var(0, first_fixed, "")
            end = model.new_int_var(self.fixed.bit_length(), slots, "")
            for lesson, literal in self.coming:
                model.add(first <= self.slot(lesson)).only_enforce_if(literal)
                model.add(end >= self.slot(lesson) + lesson.total).only_enforce_if(literal)
            model.add(first <= end)
            self._ends = (first, end)
        return self._ends

    def used(self) -> Literal:
        """True exactly when something lies on the day."""
        if self._used is None:
            model = self.draft.model
            if self.fixed:
                self._used = model.new_constant(1)
            elif len(self.coming) == 1:
                self._used = self.coming[0][1]
            else:
                used = self.draft.literal()
                for _, literal in self.coming:
                    model.add_implication(literal, used)
                model.add_bool_or([used.negated(), *(literal for _, literal in self.coming)])
                self._used = used
        return self._used

    def gap(self) -> Any:
        """At least the gap slots: the span less what is occupied and the closed stretches inside."""
        if self._gap is None:
            model = self.draft.model
            first, end = self.ends()
            self._gap = model.new_int_var(0, self.draft.layout.slots, "")
            inside = []
            for start, length in runs(self.closed & ~self.fixed):
                if not self._edge(start, length):
                    covered = self.draft.literal()
                    model.add(first <= start).only_enforce_if(covered)
                    model.add(end >= start + length).only_enforce_if(covered)
                    inside.append(length * covered)
            model.add(self._gap >= end - first - self.load() - sum(inside))
        return self._gap

    def _edge(self, start: int, length: int) -> bool:
        """Whether the closed stretch lies before or after everything that can be on this day."""
        below = (1 << start) - 1
        can = self.fixed
        for lesson, _ in self.coming:
            can |= self.draft.masks.day(lesson.allowed, self.number)
        return not can & below or not can >> (start + length)


@dataclass(slots=True)
class Case:
    """Resources whose weeks look the same to the model; `times` is how many, counted once for each week class."""

    days: list[Day]
    lessons: tuple[int, ...]
    times: int = 0
    resources: list[int] = field(default_factory=list)


class Cases:
    """The cases of a draft, shared by all shape rules."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._of: dict[int, list[tuple[int, Any]]] = {}
        self._days: dict[Any, list[Day]] = {}

    def of(self, resources: tuple[int, ...]) -> Iterator[Case]:
        """The different cases among the resources that have free lessons, with their number."""
        found: dict[Any, Case] = {}
        for resource in resources:
            for classes, key in self._keys(resource):
                case = found.get(key)
                if case is None:
                    case = found[key] = Case(self._days[key], key[0])
                case.times += classes
                case.resources.append(resource)
        yield from found.values()

    def _keys(self, resource: int) -> list[tuple[int, Any]]:
        known = self._of.get(resource)
        if known is None:
            known = self._of[resource] = self._lay(resource)
        return known

    def _lay(self, resource: int) -> list[tuple[int, Any]]:
        draft, layout = self._draft, self._draft.layout
        lessons, table = draft.problem.lessons, draft.table
        own = layout.lessons_of[resource]
        free = [index for index in own if index in draft.free]
        if not free:
            return []
        fixed = draft.fixed(resource)
        keys = []
        for bit, classes in layout.groups(free + fixed):
            given = tuple(index for index in free if lessons[index].weeks & bit)
            if not given:
                continue
            masks = [0] * layout.days
            for index in fixed:
                if lessons[index].weeks & bit:
                    masks[table.day[index]] |= table.mask[index]
            key = (given, tuple(masks), tuple(layout.closed[resource]))
            if key not in self._days:
                self._days[key] = self._make(given, masks, layout.closed[resource])
            keys.append((classes, key))
        return keys

    def _make(self, given: tuple[int, ...], masks: list[int], closed: list[int]) -> list[Day]:
        draft = self._draft
        days = []
        for number in range(draft.layout.days):
            coming = [(draft.free[index], draft.free[index].on[number]) for index in given if number in draft.free[index].on]
            days.append(Day(draft, number, masks[number], closed[number], coming))
        return days
