"""Why there is no timetable: counting first, then small parts of the school that are proved impossible, each with what it needs.

An impossible part is shrunk until no rule and no lesson can be left out of it (a deletion filter, after CP-SAT's own core over one
assumption per rule, in a model without objective). A way out is called verified only when a complete timetable was found with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from solver.absurd import absurd
from solver.checks.no_overlap import RULE_IDS
from solver.checks.shapes import shape_of
from solver.explaining.part import Cutter, Part
from solver.explaining.proof import Prover
from solver.explaining.seeds import seeds
from solver.explaining.ways import SMALL, WHOLE_WORK, WayOut, Ways, timetable
from solver.precheck import precheck
from solver.problem import Problem
from solver.result import Contradiction, Solution
from solver.rules import Rule
from solver.stopping import Stop, Within

SHARE_OF_CORE = 0.4
"""How much of the time left the shrinking of a core may take."""


@dataclass(frozen=True, slots=True)
class CoreRule:
    """A rule instance of the core: `rule` is its uid, empty for a rule that is always in force; `resource` an index or -1."""

    rule_id: str
    rule: str
    lessons: tuple[int, ...] = ()
    resource: int = -1


@dataclass(frozen=True, slots=True)
class Explanation:
    """`status` is infeasible, unknown (time ran out) or feasible. `core` cannot hold together, and each of it is needed for that."""

    status: str
    contradictions: tuple[Contradiction, ...] = ()
    core: tuple[CoreRule, ...] = ()
    ways_out: tuple[WayOut, ...] = field(default=())
    timetable: Solution | None = None


def explain(problem: Problem, *, time_limit: float, stop: Stop | None = None) -> Explanation:
    """Why `problem` has no timetable without broken hard rules, as far as that is found out within `time_limit` seconds or `stop`."""
    return _Explainer(problem, Within(time_limit, stop)).run()


class _Explainer:
    def __init__(self, problem: Problem, stop: Stop) -> None:
        self.problem = problem
        self.stop = stop
        self.ways = Ways(problem, stop)

    def run(self) -> Explanation:
        counted = precheck(self.problem)
        if counted:
            return self._counted(counted)
        idle = _idle(self.problem)
        if idle:
            ways = self.ways.out_of((idle[0].rule,), idle[0].lessons)
            return Explanation("infeasible", core=idle[:1], ways_out=ways)
        cutter = Cutter(self.problem)
        prover = Prover(cutter, self.stop)
        for lessons in seeds(cutter):
            if self.stop.asked():
                return Explanation("unknown")
            part = cutter.part(lessons)
            if prover.impossible(part):
                return self._of_core(cutter, self._core(cutter, part)[0])
        return self._whole(cutter, prover)

    def _counted(self, counted: tuple[Contradiction, ...]) -> Explanation:
        core = []
        for contradiction in counted:
            instances = contradiction.rules or ("",) * len(contradiction.rule_ids)
            ids = contradiction.rule_ids
            for at, uid in enumerate(instances):
                rule_id = ids[at] if at < len(ids) else ids[-1] if ids else ""
                resource = contradiction.resources[0] if contradiction.resources else -1
                core.append(CoreRule(rule_id, uid, contradiction.lessons, resource))
        core = list(dict.fromkeys(core))
        if absurd(self.problem):
            return Explanation("infeasible", counted, tuple(core))
        proved = self._recounted(counted)
        if proved is not None:
            return self._of_core(*proved, counted)
        lessons = tuple(dict.fromkeys(lesson for contradiction in counted for lesson in contradiction.lessons))
        rules = tuple(dict.fromkeys(uid for contradiction in counted for uid in contradiction.rules))
        resources = tuple(dict.fromkeys(resource for contradiction in counted for resource in contradiction.resources))
        return Explanation("infeasible", counted, tuple(core), self.ways.out_of(rules, lessons, resources))

    def _recounted(self, counted: tuple[Contradiction, ...]) -> tuple[Cutter, Part] | None:
        """The core of the first counted contradiction that CP-SAT proves too, if it could be shrunk to exactly the rules it needs."""
        cutter = Cutter(self.problem)
        prover = Prover(cutter, self.stop)
        for contradiction in counted:
            lessons = set(contradiction.lessons)
            if not lessons:
                lessons.update(*(cutter.layout.lessons_of[resource] for resource in contradiction.resources))
            part = cutter.part(frozenset(lessons))
            named = replace(part, rules=frozenset(n for n in part.rules if self.problem.rules[n].uid in contradiction.rules))
            for one in (named, part):
                if lessons and not self.stop.asked() and prover.impossible(one):
                    core, finished = self._core(cutter, one)
                    if finished:
                        return cutter, core
        return None

    def _core(self, cutter: Cutter, part: Part) -> tuple[Part, bool]:
        """(the part made smaller, whether there was time to make it as small as can be)."""
        stop = Within(self.stop.remaining() * SHARE_OF_CORE, self.stop)
        return Prover(cutter, stop).core(part), not stop.asked()

    def _of_core(self, cutter: Cutter, core: Part, counted: tuple[Contradiction, ...] = ()) -> Explanation:
        lessons = tuple(sorted(core.lessons))
        rules = [self.problem.rules[number] for number in sorted(core.rules)]
        named = []
        for rule in rules:
            own = tuple(index for index in lessons if _concerns(rule, index, cutter))
            named.append(CoreRule(rule.rule_id, rule.uid, own))
        for resource in sorted({r for index in lessons for r in cutter.resources(index)} - core.loose):
            users = tuple(index for index in lessons if resource in cutter.resources(index))
            if len(users) > 1:
                rule_id = "room_seats" if cutter.layout.is_shared[resource] else RULE_IDS[self.problem.resources[resource].kind]
                named.append(CoreRule(rule_id, "", users, resource))
        for index in lessons:
            if self.problem.lessons[index].fixed_time and index not in core.unlocked:
                named.append(CoreRule("fixed_time", "", (index,)))
        crowded = tuple(dict.fromkeys((*(row.resource for row in named if row.resource >= 0), *self._people_of(rules, lessons))))
        ways = self.ways.out_of(tuple(dict.fromkeys(rule.uid for rule in rules)), lessons, crowded)
        return Explanation("infeasible", counted, tuple(named), ways)

    def _people_of(self, rules: list[Rule], lessons: tuple[int, ...]) -> list[int]:
        """People whom the rules are about and who have the lessons."""
        people = {person for index in lessons for person in self.problem.lessons[index].people}
        return [resource for rule in rules for resource in getattr(rule, "resources", ()) if resource in people]

    def _whole(self, cutter: Cutter, prover: Prover) -> Explanation:
        """No part was impossible: look for a timetable, and in small problems for a proof."""
        part = cutter.whole()
        small = len(self.problem.lessons) <= SMALL
        found = timetable(self.problem, Within(self.stop.remaining() * (0.3 if small else 0.9), self.stop))
        if found is not None:
            return Explanation("feasible", timetable=found)
        if not self.stop.asked() and prover.impossible(part, WHOLE_WORK):
            return self._of_core(cutter, self._core(cutter, part)[0])
        return Explanation("unknown")


def _concerns(rule: Rule, lesson: int, cutter: Cutter) -> bool:
    if hasattr(rule, "lessons"):
        return lesson in rule.lessons
    return bool(set(getattr(rule, "resources", ())).intersection(cutter.resources(lesson)))


def _idle(problem: Problem) -> tuple[CoreRule, ...]:
    """Hard shape rules that people break in a week in which they have no lesson at all."""
    layout = Cutter(problem).layout
    found = []
    for rule in problem.rules:
        shape = shape_of(rule, problem.grid) if rule.weight is None else None
        if shape is None:
            continue
        for resource in shape.resources:
            own = layout.lessons_of[resource]
            weeks = 0
            for index in own:
                weeks |= problem.lessons[index].weeks
            empty = [shape.of_day(0, closed) for closed in layout.closed[resource]]
            breaks = sum(day[0] for day in empty) + shape.of_week(sum(day[1] for day in empty))
            if weeks & layout.full != layout.full and breaks and not layout.is_room[resource]:
                found.append(CoreRule(rule.rule_id, rule.uid, tuple(own), resource))
    return tuple(found)
