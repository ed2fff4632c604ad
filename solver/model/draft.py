"""The model being written: the free lessons' variables, and what every rule form needs to add its own.

Positions in the model are those of a lesson's first occupied slot (`begin`, padding included), days `masks.stride` apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ortools.sat.python import cp_model

from solver.checks.table import Table
from solver.model.weekmask import WeekMasks
from solver.rules import MinBreak, Rule

SCALE = 10_000
"""Objective units of one unit of cost: weights have at most four decimals, or the model is not exact."""

Literal = Any
"""A CP-SAT Boolean, its negation, or an expression that is 0 or 1."""


@dataclass(slots=True)
class FreeLesson:
    """A free lesson's variables. `on` has a literal for each day it can be on; `present` is None for a lesson that must be placed."""

    index: int
    total: int
    allowed: int
    begin: Any
    on: dict[int, Literal]
    present: Literal | None
    interval: Any
    options: dict[int, Literal] = field(default_factory=dict)


class Draft:
    """A CP-SAT model and what it is a model of.

    `table` shows the whole timetable; the lessons in `free` may move. With `relaxed`, rules about the shape of days that are hard may be
    broken at the price `BROKEN`, for timetables that break such rules already. `gates` holds, for an explanation, the literal that
    switches a rule on; without gates hard rules simply hold. People and rooms in `loose` may be at several lessons at once.
    `exact` turns False when the model's cost is not the checker's.
    """

    BROKEN = 200_000.0
    UNPLACED = 2_000_000.0

    def __init__(self, table: Table, free: Sequence[int], *, relaxed: bool = False, hard_only: bool = False) -> None:
        self.table = table
        self.problem = table.problem
        self.layout = table.layout
        self.model = cp_model.CpModel()
        self.relaxed = relaxed
        self.hard_only = hard_only
        self.exact = True
        self.loose: frozenset[int] = frozenset()
        self.gates: dict[int, Literal] = {}
        self.free: dict[int, FreeLesson] = {}
        self.order = list(free)
        self.freed = set(free)
        breaks = [rule.slots for rule in self.problem.rules if isinstance(rule, MinBreak)]
        self.masks = WeekMasks(self.layout.days, self.layout.slots, self.layout.slots + max(breaks, default=0))
        self.constant = 0.0
        self._terms: list[Any] = []
        self._weights: list[int] = []
        self._occupied: dict[tuple[int, int], int] = {}

    # -- costs ---------------------------------------------------------------------------------------------------------------

    def charge(self, what: Any, weight: float) -> None:
        """Add weight x what to the cost."""
        scaled = round(weight * SCALE)
        if abs(scaled - weight * SCALE) > 1e-6:
            self.exact = False
        if scaled:
            self._terms.append(what)
            self._weights.append(scaled)

    def minimise(self) -> None:
        """Set the objective from what was charged."""
        if self._terms:
            self.model.minimize(cp_model.LinearExpr.weighted_sum(self._terms, self._weights))

    def slack(self, rule: Rule, upper: int, times: int = 1) -> Any:
        """Units by which `rule` may be exceeded: a variable that costs if it is soft, else 0 (unless relaxed or gated)."""
        if rule.weight is not None:
            slack = self.model.new_int_var(0, max(0, upper), "")
            self.charge(slack, rule.weight * times)
            return slack
        gate = self.gates.get(id(rule))
        if gate is not None:
            return max(0, upper) * (1 - gate)
        if self.relaxed:
            slack = self.model.new_int_var(0, max(0, upper), "")
            self.charge(slack, self.BROKEN)
            return slack
        return 0

    def breach(self, rule: Rule, times: int = 1) -> Literal | None:
        """A literal that is true where `rule` is broken once, or None if it must hold."""
        if rule.weight is not None:
            literal = self.model.new_bool_var("")
            self.charge(literal, rule.weight * times)
            return literal
        gate = self.gates.get(id(rule))
        return gate.negated() if gate is not None else None

    def skips(self, rule: Rule) -> bool:
        """Whether a soft rule is left out because only hard ones are asked for."""
        return self.hard_only and rule.weight is not None

    # -- constraints ---------------------------------------------------------------------------------------------------------

    def literal(self) -> Literal:
        return self.model.new_bool_var("")

    def only(self, lesson: FreeLesson, mask: int, when: Iterable[Literal] = ()) -> None:
        """While all of `when` hold, the lesson begins at one of the mask's positions; says nothing that is true anyway."""
        inside = lesson.allowed & mask
        literals = list(when)
        if inside == lesson.allowed:
            return
        if inside == 0:
            self.model.add_bool_or([literal.negated() for literal in literals])
            return
        self.model.add_linear_expression_in_domain(lesson.begin, self.masks.domain(inside)).only_enforce_if(literals)

    def unless(self, breach: Literal | None, lesson: FreeLesson, *more: Literal) -> list[Literal]:
        """The literals under which a constraint on the lesson holds: not broken, present, and `more`."""
        literals = list(more)
        if breach is not None:
            literals.append(breach.negated())
        if lesson.present is not None:
            literals.append(lesson.present)
        return literals

    # -- the fixed part ------------------------------------------------------------------------------------------------------

    def fixed(self, resource: int) -> list[int]:
        """The placed lessons of the resource that stay where they are."""
        return [index for index in self.table.placed(resource) if index not in self.freed]

    def occupied(self, resource: int, weeks: int) -> int:
        """The week mask of the slots in which the resource's fixed lessons lie whose weeks meet `weeks`."""
        key = (resource, weeks)
        found = self._occupied.get(key)
        if found is None:
            table, lessons, slots = self.table, self.problem.lessons, self.layout.slots
            found = 0
            for index in self.fixed(resource):
                if lessons[index].weeks & weeks:
                    found |= table.mask[index] << (table.day[index] * slots)
            self._occupied[key] = found
        return found

    def closed(self, resource: int) -> int:
        """The week mask of the resource's closed slots."""
        slots = self.layout.slots
        found = 0
        for day, mask in enumerate(self.layout.closed[resource]):
            found |= mask << (day * slots)
        return found

    def mask_of(self, index: int) -> int:
        """The week mask of a placed lesson."""
        return self.table.mask[index] << (self.table.day[index] * self.layout.slots)
