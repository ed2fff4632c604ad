"""One contradiction of a problem: counted, or proved on a small part of it that is then made as small as can be."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from solver.checks.no_overlap import RULE_IDS
from solver.checks.shapes import shape_of
from solver.explaining.part import Cutter, Part
from solver.explaining.proof import Prover
from solver.explaining.seeds import seeds
from solver.explaining.ways import WHOLE_WORK, WayOut, unlocking
from solver.precheck import precheck
from solver.problem import Problem
from solver.result import Contradiction
from solver.rules import Rule
from solver.stopping import Stop, Within

MOST_RECOUNTED = 12
"""Lessons of a counted contradiction up to which CP-SAT is asked as well: too many lessons for too little time it can hardly prove."""
SHARE_OF_RECOUNT = 0.3
"""How much of the time left CP-SAT may take for what counting has found, so as to name no rule too many."""
SHARE_OF_RULES, SHARE_OF_LESSONS = 0.3, 0.2
"""How much of the time left may be spent on leaving rules, then lessons out of a core."""


@dataclass(frozen=True, slots=True)
class CoreRule:
    """A rule instance of the core: `rule` is its uid, empty for a rule that is always in force; `resource` an index or -1.

    `contradiction` counts from 0 where the problem has several that have nothing to do with each other.
    """

    rule_id: str
    rule: str
    lessons: tuple[int, ...] = ()
    resource: int = -1
    contradiction: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Rules that cannot hold together, and what a way out may change: rules (uids), lessons and resources.

    `counted` are all contradictions that counting found in the problem.
    """

    core: tuple[CoreRule, ...]
    rules: tuple[str, ...]
    lessons: tuple[int, ...]
    resources: tuple[int, ...] = ()
    counted: tuple[Contradiction, ...] = field(default=())

    def ended(self, problem: Problem) -> WayOut:
        """Everything let go of that takes part: nothing of this contradiction is left, and none that shares a rule with it."""
        locked = tuple(index for index in self.lessons if problem.lessons[index].fixed_time)
        if locked:
            way = unlocking(problem, locked)
            return replace(way, rules=tuple(dict.fromkeys((*self.rules, *way.rules))))
        return WayOut("drop_rule", rules=self.rules) if self.rules else WayOut("drop_lesson", lessons=self.lessons)


class Finder:
    """Looks in one problem until `stop` is asked."""

    def __init__(self, problem: Problem, stop: Stop) -> None:
        self.problem = problem
        self.stop = stop
        self._cutter = Cutter(problem)
        self._prover = Prover(self._cutter, stop)

    def quick(self) -> Found | None:
        """What counting finds, in much less than a second but for making it small."""
        counted = precheck(self.problem)
        return self._counted(counted) if counted else self._idle()

    def proved(self) -> Found | None:
        """The first small part that CP-SAT proves impossible."""
        for lessons in seeds(self._cutter):
            if self.stop.asked():
                return None
            part = self._cutter.part(lessons)
            if self._prover.impossible(part):
                return self._of_core(self._core(part)[0])
        return None

    def whole(self) -> Found | None:
        """The whole problem proved impossible, for small ones."""
        part = self._cutter.whole()
        if self.stop.asked() or not self._prover.impossible(part, WHOLE_WORK):
            return None
        return self._of_core(self._core(part)[0])

    def _counted(self, counted: tuple[Contradiction, ...]) -> Found:
        proved = self._recounted(counted)
        found = self._of_core(proved, counted) if proved is not None else None
        return found if found is not None and found.core else self._by_counting(counted)  # a lesson too long for any day breaks no rule

    def _recounted(self, counted: tuple[Contradiction, ...]) -> Part | None:
        """The core of the first counted contradiction that CP-SAT proves too, if it could be shrunk to exactly the rules it needs;
        None as soon as one has too many lessons for that."""
        stop = Within(self.stop.remaining() * SHARE_OF_RECOUNT, self.stop)
        prover = Prover(self._cutter, stop)
        for contradiction in counted:
            lessons = set(contradiction.lessons)
            if not lessons:
                lessons.update(*(self._cutter.layout.lessons_of[resource] for resource in contradiction.resources))
            if len(lessons) > MOST_RECOUNTED:
                return None
            part = self._cutter.part(frozenset(lessons))
            named = replace(part, rules=frozenset(n for n in part.rules if self.problem.rules[n].uid in contradiction.rules))
            for one in (named, part):
                if lessons and not stop.asked() and prover.impossible(one):
                    core, needed = self._core(one)
                    if needed:
                        return core
        return None

    def _by_counting(self, counted: tuple[Contradiction, ...]) -> Found:
        """The first contradiction, with the rules without which counting does not find it."""
        one, idle = counted[0], set[str]()
        for uid in one.rules:
            less = replace(self.problem, rules=tuple(rule for rule in self.problem.rules if rule.uid not in {*idle, uid}))
            if any((other.code, other.resources or other.lessons) == (one.code, one.resources or one.lessons) for other in precheck(less)):
                idle.add(uid)
        core = tuple(row for row in told((one,)) if row.rule not in idle)
        rules = tuple(uid for uid in dict.fromkeys(one.rules) if uid not in idle)
        return Found(core, rules, one.lessons, one.resources, counted)

    def _core(self, part: Part) -> tuple[Part, bool]:
        """(the part made smaller as far as there is time for, whether every rule in it is needed)."""
        for_rules = Within(self.stop.remaining() * SHARE_OF_RULES, self.stop)
        part = Prover(self._cutter, for_rules).needed_rules(part)
        needed = not for_rules.asked()
        for_lessons = Within(self.stop.remaining() * SHARE_OF_LESSONS, self.stop)
        return Prover(self._cutter, for_lessons).needed_lessons(part), needed

    def _of_core(self, core: Part, counted: tuple[Contradiction, ...] = ()) -> Found:
        cutter, lessons = self._cutter, tuple(sorted(core.lessons))
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
        crowded = tuple(dict.fromkeys((*(row.resource for row in named if row.resource >= 0), *self._used_of(rules, lessons))))
        uids = tuple(dict.fromkeys(rule.uid for rule in rules if rule.uid))
        return Found(tuple(named), uids, lessons, crowded, counted)

    def _used_of(self, rules: list[Rule], lessons: tuple[int, ...]) -> list[int]:
        """People and rooms whom the rules are about and whom the lessons have or may have."""
        used = {resource for index in lessons for resource in self._cutter.resources(index)}
        return [resource for rule in rules for resource in getattr(rule, "resources", ()) if resource in used]

    def _idle(self) -> Found | None:
        """A hard shape rule that people break in a week in which they have no lesson at all."""
        layout = self._cutter.layout
        for rule in self.problem.rules:
            shape = shape_of(rule, self.problem.grid) if rule.weight is None else None
            if shape is None:
                continue
            for resource in shape.resources:
                own = tuple(layout.lessons_of[resource])
                weeks = 0
                for index in own:
                    weeks |= self.problem.lessons[index].weeks
                empty = [shape.of_day(0, closed) for closed in layout.closed[resource]]
                breaks = sum(day[0] for day in empty) + shape.of_week(sum(day[1] for day in empty))
                if weeks & layout.full != layout.full and breaks and not layout.is_room[resource]:
                    return Found((CoreRule(rule.rule_id, rule.uid, own, resource),), (rule.uid,), own)
        return None


def told(counted: tuple[Contradiction, ...]) -> tuple[CoreRule, ...]:
    """Counted contradictions as the rules they name."""
    core: list[CoreRule] = []
    for contradiction in counted:
        ids, resource = contradiction.rule_ids, contradiction.resources[0] if contradiction.resources else -1
        uids = ("",) * (len(ids) - len(contradiction.rules)) + contradiction.rules  # those that always hold come first
        core += [CoreRule(rule_id, uid, contradiction.lessons, resource) for rule_id, uid in zip(ids, uids, strict=False)]
    return tuple(dict.fromkeys(core))


def _concerns(rule: Rule, lesson: int, cutter: Cutter) -> bool:
    if hasattr(rule, "lessons"):
        return lesson in rule.lessons
    return bool(set(getattr(rule, "resources", ())).intersection(cutter.resources(lesson)))
