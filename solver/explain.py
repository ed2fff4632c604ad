"""Why there is no timetable: counting first, then small parts of the school that are proved impossible, each with what it needs.

An impossible part is shrunk until no rule and no lesson can be left out of it (a deletion filter, after CP-SAT's own core over one
assumption per rule, in a model without objective). A way out is called verified only when a complete timetable was found with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from solver.absurd import absurd
from solver.checker import Checker
from solver.checks.no_overlap import RULE_IDS
from solver.checks.shapes import shape_of
from solver.construct import Construction
from solver.explaining.part import Cutter, Part
from solver.explaining.proof import Prover
from solver.explaining.seeds import seeds
from solver.precheck import precheck
from solver.problem import Problem
from solver.result import Contradiction, Solution
from solver.rules import Rule
from solver.stopping import Stop

SMALL = 80
WHOLE_WORK = 4.0
MOST_WAYS = 6
ENOUGH_WAYS = 3
SHARE_OF_CORE = 0.4
"""How much of the time left the shrinking of a core may take."""
LEAST_SECONDS_A_WAY = 0.5
SHARE_OF_A_WAY = 0.35
"""How much of the time left one way out may take to be verified."""


@dataclass(frozen=True, slots=True)
class CoreRule:
    """A rule instance of the core: `rule` is its uid, empty for a rule that is always in force; `resource` an index or -1."""

    rule_id: str
    rule: str
    lessons: tuple[int, ...] = ()
    resource: int = -1


@dataclass(frozen=True, slots=True)
class WayOut:
    """One change that would help: `drop_rule` (uid), `unlock_lesson` or `drop_lesson` (index).

    `verified`: a complete timetable was found with it.
    """

    kind: str
    rule: str = ""
    lesson: int = -1
    verified: bool = False


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
    return _Explainer(problem, _Either(time_limit, stop)).run()


class _Explainer:
    def __init__(self, problem: Problem, stop: Stop) -> None:
        self.problem = problem
        self.stop = stop

    def run(self) -> Explanation:
        counted = precheck(self.problem)
        if counted:
            return self._counted(counted)
        idle = _idle(self.problem)
        if idle:
            ways = tuple(WayOut("drop_rule", rule.rule) for rule in idle[:1])
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
        return Explanation("infeasible", counted, tuple(core), self._ways(rules, lessons))

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
        stop = _Either(self.stop.remaining() * SHARE_OF_CORE, self.stop)
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
        ways = self._ways(tuple(dict.fromkeys(rule.uid for rule in rules)), lessons)
        return Explanation("infeasible", counted, tuple(named), ways)

    def _whole(self, cutter: Cutter, prover: Prover) -> Explanation:
        """No part was impossible: look for a timetable, and in small problems for a proof."""
        part = cutter.whole()
        small = len(self.problem.lessons) <= SMALL
        found = self._timetable(self.problem, self.stop.remaining() * (0.3 if small else 0.9))
        if found is not None:
            return Explanation("feasible", timetable=found)
        if not self.stop.asked() and prover.impossible(part, WHOLE_WORK):
            return self._of_core(cutter, self._core(cutter, part)[0])
        return Explanation("unknown")

    def _ways(self, rules: tuple[str, ...], lessons: tuple[int, ...]) -> tuple[WayOut, ...]:
        """Leaving out each rule, unlocking and leaving out lessons: at most MOST_WAYS, the verified ones first."""
        ways = [WayOut("drop_rule", rule=uid) for uid in rules if uid]
        ways += [WayOut("unlock_lesson", lesson=index) for index in lessons if self.problem.lessons[index].fixed_time]
        longest = sorted(lessons, key=lambda index: (-self.problem.lessons[index].length, index))
        ways += [WayOut("drop_lesson", lesson=index) for index in longest]
        found: list[WayOut] = []
        for way in ways:
            seconds = self.stop.remaining() * SHARE_OF_A_WAY
            if sum(one.verified for one in found) == ENOUGH_WAYS or (seconds < LEAST_SECONDS_A_WAY and len(found) >= MOST_WAYS):
                break
            found.append(replace(way, verified=seconds >= LEAST_SECONDS_A_WAY and self._verified(way, seconds)))
        return tuple(sorted(found, key=lambda way: not way.verified)[:MOST_WAYS])

    def _verified(self, way: WayOut, seconds: float) -> bool:
        changed = _changed(self.problem, way)
        return not precheck(changed) and self._timetable(changed, seconds) is not None

    def _timetable(self, problem: Problem, seconds: float) -> Solution | None:
        """A timetable that the checker finds without broken hard rules."""
        stop = _Either(seconds, self.stop)
        construction = Construction(problem)
        construction.run(stop)
        found = construction.solution()
        if Checker(problem).assess(found).hard == 0:
            return found
        if len(problem.lessons) > SMALL or stop.asked():
            return None
        cutter = Cutter(problem)
        proved = Prover(cutter, stop).timetable(cutter.whole(), WHOLE_WORK)
        return proved if proved is not None and Checker(problem).assess(proved).hard == 0 else None


def _concerns(rule: Rule, lesson: int, cutter: Cutter) -> bool:
    if hasattr(rule, "lessons"):
        return lesson in rule.lessons
    return bool(set(getattr(rule, "resources", ())).intersection(cutter.resources(lesson)))


def _changed(problem: Problem, way: WayOut) -> Problem:
    lessons = list(problem.lessons)
    if way.kind == "drop_rule":
        return replace(problem, rules=tuple(rule for rule in problem.rules if rule.uid != way.rule))
    one = lessons[way.lesson]
    if way.kind == "unlock_lesson":
        lessons[way.lesson] = replace(one, fixed_time=False, fixed_room=False)
    else:
        lessons[way.lesson] = replace(one, people=(), room_options=(), fixed_time=False, start=-1, option=-1)
        rules = [_without_lesson(rule, way.lesson) for rule in problem.rules]
        return replace(problem, lessons=tuple(lessons), rules=tuple(rule for rule in rules if rule is not None))
    return replace(problem, lessons=tuple(lessons))


def _without_lesson(rule: Rule, lesson: int) -> Rule | None:
    own: tuple[int, ...] = getattr(rule, "lessons", ())
    if lesson not in own:
        return rule
    rest = tuple(index for index in own if index != lesson)
    return replace(rule, lessons=rest) if rest else None  # type: ignore[call-arg]


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


class _Either(Stop):
    """Asked after its own seconds or when the other is."""

    def __init__(self, seconds: float, other: Stop | None) -> None:
        super().__init__(seconds)
        self._other = other

    def asked(self) -> bool:
        return super().asked() or (self._other is not None and self._other.asked())

    def remaining(self) -> float:
        own = super().remaining()
        return own if self._other is None else min(own, self._other.remaining())
