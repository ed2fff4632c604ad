"""Is a part possible? By CP-SAT without an objective; and which of its rules an impossible one needs."""

from __future__ import annotations

from dataclasses import replace

from ortools.sat.python import cp_model

from solver.checks.table import Table
from solver.cp_sat import Watch, searcher
from solver.explaining.part import Cut, Cutter, Part
from solver.model.build import SOLVED, RuleIndex, build, read
from solver.model.draft import Draft
from solver.model.lessons import NoPlaceError
from solver.result import Solution
from solver.rules import Closed
from solver.stopping import Stop

WORK = 1.0
"""CP-SAT's deterministic time for one question about a part."""
SHRINK_WORK = 0.1
"""The same while shrinking: what is not proved quickly stays in."""


class Prover:
    """Answers about the parts of one problem until `stop` is asked."""

    def __init__(self, cutter: Cutter, stop: Stop) -> None:
        self.cutter = cutter
        self.stop = stop

    def impossible(self, part: Part, work: float = WORK) -> bool | None:
        """True if proved impossible, False if a timetable was found, None if neither in time."""
        answer = self._ask(self.cutter.cut(part), work, gated=False)
        return answer if isinstance(answer, bool) else None

    def timetable(self, part: Part, work: float) -> Solution | None:
        """A timetable of the part (lessons in the part's order), if one is found."""
        cut = self.cutter.cut(part)
        draft, status, solver = self._solve(cut, work, gated=False)
        if draft is None or solver is None or status not in SOLVED:
            return None
        found = solver
        return read(draft, lambda variable: int(found.value(variable)))

    def core(self, part: Part) -> Part:
        """An impossible part made as small as time allows: no rule, no lesson and no lock can be left out."""
        return self.needed_lessons(self.needed_rules(part))

    def needed_rules(self, part: Part) -> Part:
        """An impossible part without the rules, people and rooms that it does not need."""
        found = self._assumed(part)
        resources = sorted({resource for index in found.lessons for resource in self.cutter.resources(index)})
        return self._without(self._without(found, "rules", sorted(found.rules)), "loose", resources)

    def needed_lessons(self, part: Part) -> Part:
        """An impossible part without the lessons and locks that it does not need."""
        found = self._without(part, "lessons", sorted(part.lessons))
        locked = [index for index in sorted(found.lessons) if self.cutter.problem.lessons[index].fixed_time]
        return self._without(found, "unlocked", locked)

    def _assumed(self, part: Part) -> Part:
        """The part with the rules of CP-SAT's own core, if it gives one."""
        cut = self.cutter.cut(part)
        numbers = self._ask(cut, WORK, gated=True)
        if not isinstance(numbers, frozenset):
            return part
        rules = self.cutter.problem.rules
        closings = {number for number in part.rules if isinstance(rules[number], Closed)}
        smaller = replace(part, rules=numbers | closings)
        return smaller if self.impossible(smaller) else part

    def _without(self, part: Part, what: str, candidates: list[int]) -> Part:
        """Leave candidates out, many at a time and then one by one, while the part stays impossible."""
        step = len(candidates)
        while step:
            rest: list[int] = []
            for at in range(0, len(candidates), step):
                group = candidates[at : at + step]
                smaller = _less(part, what, group)
                if not self.stop.asked() and smaller.lessons and self.impossible(smaller, SHRINK_WORK):
                    part = smaller
                else:
                    rest += group
            candidates = rest
            step = step // 2 if step > 1 else 0
        return part

    def _ask(self, cut: Cut, work: float, *, gated: bool) -> bool | frozenset[int] | None:
        draft, status, solver = self._solve(cut, work, gated=gated)
        if status in SOLVED:
            return False
        if status != cp_model.INFEASIBLE:
            return None
        if not gated or draft is None or solver is None:
            return True
        number_of = {draft.gates[id(rule)].index: cut.rules[at] for at, rule in enumerate(cut.problem.rules) if id(rule) in draft.gates}
        return frozenset(number_of[index] for index in solver.sufficient_assumptions_for_infeasibility() if index in number_of)

    def _solve(self, cut: Cut, work: float, *, gated: bool) -> tuple[Draft | None, int, cp_model.CpSolver | None]:
        index = RuleIndex(cut.problem)
        count = len(cut.problem.lessons)
        table = Table(index.layout, Solution((-1,) * count, (-1,) * count))
        try:
            draft = build(index, table, range(count), hard_only=True, gated=gated, loose=cut.loose)
        except NoPlaceError:
            return None, int(cp_model.INFEASIBLE), None
        solver = searcher(min(20 * work, self.stop.remaining()))
        solver.parameters.max_deterministic_time = work
        with Watch(self.stop, solver):
            return draft, int(solver.solve(draft.model)), solver


def _less(part: Part, what: str, group: list[int]) -> Part:
    if what in ("loose", "unlocked"):
        return replace(part, **{what: getattr(part, what) | frozenset(group)})
    return replace(part, **{what: getattr(part, what) - frozenset(group)})
