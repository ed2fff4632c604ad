"""Ways out of a contradiction, each tried: a way is called verified only when a complete timetable was found with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from solver.checker import Checker
from solver.construct import Construction
from solver.explaining.part import Cutter, has_hard
from solver.explaining.proof import Prover
from solver.explaining.relaxing import relaxed
from solver.precheck import precheck
from solver.problem import Grid, Lesson, Problem, ResourceKind
from solver.result import Solution
from solver.rules import AllowedStarts, Rule
from solver.stopping import Stop, Within

SMALL = 80
WHOLE_WORK = 4.0
SHORT_WORK = 0.2
"""CP-SAT's deterministic time for asking whether a relaxed rule is still impossible."""
MOST_WAYS = 6
ENOUGH_WAYS = 3
MOST_HARDEST = 10
LEAST_SECONDS = 0.5
SHARE = 0.35
"""How much of the time left one way out may take to be verified."""


@dataclass(frozen=True, slots=True)
class WayOut:
    """One change that would help.

    `kind` drop_rule: the rules (uids) left out; relax_rule: the rule with the limit `value` of `unit`, that is `amount` weaker (see
    relaxing); unlock_lesson: the lessons (indices) let go of, and the rules that held them there as well; shorten_lesson: the lessons
    made `value` slots long, which is what a day has room for; drop_lesson: the lessons left out; other_person: the lessons had by
    somebody else than `resource`; other_room: the lessons in a room that the school has not got yet. `also` are changes for other
    contradictions of the same problem, without which this one helps nobody.
    """

    kind: str
    rules: tuple[str, ...] = ()
    lessons: tuple[int, ...] = ()
    resource: int = -1
    value: int = 0
    unit: str = ""
    amount: int = 0
    verified: bool = False
    also: tuple[WayOut, ...] = ()


class Ways:
    """Tries changes of one problem until `stop` is asked."""

    def __init__(self, problem: Problem, stop: Stop) -> None:
        self.problem = problem
        self.stop = stop

    def out_of(
        self, rules: tuple[str, ...], lessons: tuple[int, ...], resources: tuple[int, ...] = (), *, enough: int = ENOUGH_WAYS
    ) -> tuple[WayOut, ...]:
        """At most MOST_WAYS out of what these rules (uids) ask of these lessons and resources, the verified ones first.

        Small changes come first, then the smallest number of lessons that have to go elsewhere. Ends when `enough` are verified.
        """
        found: list[WayOut] = []
        tried = set[WayOut]()
        for way in self._candidates(rules, lessons, resources):
            seconds = self.stop.remaining() * SHARE
            if sum(one.verified for one in found) == enough or (seconds < LEAST_SECONDS and len(found) >= MOST_WAYS):
                break
            if way not in tried:
                tried.add(way)
                found.append(replace(way, verified=seconds >= LEAST_SECONDS and self._leads_out(way, seconds)))
        return tuple(sorted(found, key=lambda way: not way.verified)[:MOST_WAYS])

    def _candidates(self, rules: tuple[str, ...], lessons: tuple[int, ...], resources: tuple[int, ...]) -> Iterator[WayOut]:
        yield from (WayOut("drop_rule", rules=(uid,)) for uid in rules)
        for uid in rules:
            yield from self._relaxations(uid, lessons)
        yield from (unlocking(self.problem, (index,)) for index in lessons if self._is_locked(index))
        yield from (WayOut("shorten_lesson", lessons=(index,), value=room) for index in lessons if (room := self._room_for(index)) > 0)
        for resource in resources:
            kind = self.problem.resources[resource].kind
            if kind is ResourceKind.TEACHER:
                own = [index for index in lessons if resource in self.problem.lessons[index].people]
                yield from self._fewest("other_person", own, resource)
            elif kind is ResourceKind.ROOM:
                yield from self._fewest("other_room", [index for index in lessons if self._may_use(index, resource)], resource)
                yield from self._fewest("other_room", self._confined_to(resource), resource)
        yield from (WayOut("drop_lesson", lessons=(index,)) for index in self._longest(lessons)[:1])
        yield from self._alike(rules)
        yield from self._fewest("drop_lesson", list(lessons), -1)
        if len(rules) > 1:
            yield WayOut("drop_rule", rules=rules)

    def _alike(self, rules: tuple[str, ...]) -> Iterator[WayOut]:
        """All rules of one kind together, where there are several."""
        ids = {rule.uid: rule.rule_id for rule in self.problem.rules}
        for rule_id in dict.fromkeys(ids[uid] for uid in rules if uid in ids):
            alike = tuple(uid for uid in rules if ids.get(uid) == rule_id)
            if len(alike) > 1:
                yield WayOut("drop_rule", rules=alike)

    def _fewest(self, kind: str, lessons: list[int], resource: int) -> Iterator[WayOut]:
        """The change for the fewest of the lessons, longest first, that counting no longer forbids; a few more if that is not enough."""
        ordered = self._longest(lessons)

        def counts(number: int) -> bool:
            return not precheck(changed(self.problem, WayOut(kind, lessons=tuple(ordered[:number]), resource=resource)))

        if not ordered or not counts(len(ordered)):
            return
        number = _least(1, len(ordered), counts)
        for more in dict.fromkeys((number, min(number + 1, len(ordered)), min(2 * number + 1, len(ordered)))):
            yield WayOut(kind, lessons=tuple(ordered[:more]), resource=resource)

    def _relaxations(self, uid: str, lessons: tuple[int, ...]) -> Iterator[WayOut]:
        """The rule with the least change of its limit after which the lessons are no longer impossible, then with a good deal more."""
        far = max(self.problem.grid.slots, self.problem.grid.days) + 1
        most = _least(1, far, lambda amount: self._relaxed(uid, amount) is None) - 1
        ways = [way for amount in _doubling(most) if (way := self._relaxed(uid, amount)) is not None]
        open_ones = [way for way in ways if not self._impossible(way, lessons)]
        if not open_ones:
            return
        last = max((way.amount for way in ways if way.amount < open_ones[0].amount), default=0)
        number = _least(last + 1, open_ones[0].amount, lambda amount: not self._impossible(self._relaxed(uid, amount), lessons))
        for amount in dict.fromkeys((number, *(way.amount for way in open_ones[1:3]))):
            way = self._relaxed(uid, amount)
            if way is not None:
                yield way

    def _relaxed(self, uid: str, amount: int) -> WayOut | None:
        weaker = [found for rule in self.problem.rules if rule.uid == uid and (found := relaxed(rule, amount, self.problem.grid))]
        return WayOut("relax_rule", (uid,), value=weaker[0].value, unit=weaker[0].unit, amount=amount) if weaker else None

    def _impossible(self, way: WayOut | None, lessons: tuple[int, ...]) -> bool:
        """By counting, or by a short proof about the lessons alone."""
        if way is None or self.stop.asked():
            return True
        problem = changed(self.problem, way)
        if precheck(problem):
            return True
        cutter = Cutter(problem)
        return bool(Prover(cutter, self.stop).impossible(cutter.part(frozenset(lessons)), SHORT_WORK))

    def _longest(self, lessons: tuple[int, ...] | list[int]) -> list[int]:
        return sorted(lessons, key=lambda index: (-self.problem.lessons[index].length, index))

    def _confined_to(self, room: int) -> list[int]:
        """Every lesson of the problem that must have the room."""
        lessons = self.problem.lessons
        return [at for at, one in enumerate(lessons) if one.room_options and all(room in option.rooms for option in one.room_options)]

    def _is_locked(self, lesson: int) -> bool:
        return self.problem.lessons[lesson].fixed_time or self.problem.lessons[lesson].fixed_room

    def _room_for(self, lesson: int) -> int:
        """How many slots a day has for a lesson that is longer than that; 0 for any other."""
        one = self.problem.lessons[lesson]
        most = self.problem.grid.slots - one.before - one.after
        return most if one.length > most else 0

    def _may_use(self, lesson: int, room: int) -> bool:
        return any(room in option.rooms for option in self.problem.lessons[lesson].room_options)

    def _leads_out(self, way: WayOut, seconds: float) -> bool:
        problem = changed(self.problem, way)
        return not precheck(problem) and attempt(problem, Within(seconds, self.stop)).is_complete


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a search came to; `hardest` are the lessons it could not place, then those it had to move most often."""

    timetable: Solution
    is_complete: bool
    hardest: tuple[int, ...] = ()


def attempt(problem: Problem, stop: Stop) -> Attempt:
    """Search until the checker finds no hard rule broken or `stop` is asked."""
    hard = replace(problem, rules=tuple(rule for rule in problem.rules if has_hard(rule)))
    construction = Construction(hard)  # wishes would only make the search choosier
    construction.run(stop)
    found = construction.solution()
    if Checker(problem).assess(found).hard == 0:
        return Attempt(found, True)
    unfinished = Attempt(found, False, construction.hardest(MOST_HARDEST))
    if len(problem.lessons) > SMALL or stop.asked():
        return unfinished
    cutter = Cutter(problem)
    proved = Prover(cutter, stop).timetable(cutter.whole(), WHOLE_WORK)
    return Attempt(proved, True) if proved is not None and Checker(problem).assess(proved).hard == 0 else unfinished


def unlocking(problem: Problem, lessons: tuple[int, ...]) -> WayOut:
    """Let go of locked lessons; a rule that allows one the locked start alone must go too."""
    lying = {(index, problem.lessons[index].start) for index in lessons}
    pins = (
        rule.uid
        for rule in problem.rules
        if isinstance(rule, AllowedStarts) and len(rule.lessons) == len(rule.starts) == 1 and (rule.lessons[0], rule.starts[0]) in lying
    )
    return WayOut("unlock_lesson", rules=tuple(dict.fromkeys(pins)), lessons=lessons)


def changed(problem: Problem, way: WayOut) -> Problem:
    """The problem with the way out taken."""
    for other in way.also:
        problem = changed(problem, other)
    if way.kind == "drop_rule":
        return replace(problem, rules=tuple(rule for rule in problem.rules if rule.uid not in way.rules))
    if way.kind == "unlock_lesson":
        problem = replace(problem, rules=tuple(rule for rule in problem.rules if rule.uid not in way.rules))
    if way.kind == "relax_rule":
        return replace(problem, rules=tuple(_weaker(rule, way, problem.grid) for rule in problem.rules))
    lessons = list(problem.lessons)
    for index in way.lessons:
        lessons[index] = _changed(lessons[index], way)
    if way.kind != "drop_lesson":
        return replace(problem, lessons=tuple(lessons))
    gone = frozenset(way.lessons)
    rules = (_without(rule, gone) for rule in problem.rules)
    return replace(problem, lessons=tuple(lessons), rules=tuple(rule for rule in rules if rule is not None))


def _weaker(rule: Rule, way: WayOut, grid: Grid) -> Rule:
    found = relaxed(rule, way.amount, grid) if rule.uid in way.rules else None
    return rule if found is None else found.rule


def _changed(lesson: Lesson, way: WayOut) -> Lesson:
    match way.kind:
        case "unlock_lesson":
            return replace(lesson, fixed_time=False, fixed_room=False)
        case "shorten_lesson":
            return replace(lesson, length=way.value)
        case "other_person":
            return replace(lesson, people=tuple(person for person in lesson.people if person != way.resource))
        case "other_room":
            return replace(lesson, room_options=(), fixed_room=False, option=-1)
        case _:
            return Lesson(lesson.uid, 1, weeks=lesson.weeks)  # nobody's, anywhere


def _without(rule: Rule, gone: frozenset[int]) -> Rule | None:
    own: tuple[int, ...] = getattr(rule, "lessons", ())
    if gone.isdisjoint(own):
        return rule
    rest = tuple(index for index in own if index not in gone)
    return replace(rule, lessons=rest) if rest else None  # type: ignore[call-arg]


def _doubling(most: int) -> Iterator[int]:
    amount = 1
    while amount < most:
        yield amount
        amount *= 2
    if most > 0:
        yield most


def _least(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The least number from `low` to `high` for which it holds, if it holds for every larger one and for `high`."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low
