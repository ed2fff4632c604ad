"""Some of a problem's lessons and hard rules as a problem of their own, that is impossible only if the whole is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from solver.checks.table import Layout
from solver.problem import Problem, RoomOption
from solver.rules import DayLoad, DaysApart, EarlyStart, Gaps, PreferredRooms, Rule, ShortDays, WorkDays


@dataclass(frozen=True, slots=True)
class Part:
    """Lessons and hard rules (indices), people and rooms that may be at several lessons at once, fixed lessons that are let go."""

    lessons: frozenset[int]
    rules: frozenset[int]
    loose: frozenset[int] = field(default=frozenset())
    unlocked: frozenset[int] = field(default=frozenset())


@dataclass(frozen=True, slots=True)
class Cut:
    """A part as a problem: `rules` are the original numbers of its rules, in their order; `loose` resources of the new problem."""

    problem: Problem
    rules: tuple[int, ...]
    loose: frozenset[int]


class Cutter:
    """Cuts parts out of one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.layout = Layout(problem)
        self.hard = [number for number, rule in enumerate(problem.rules) if has_hard(rule)]
        self._of_lesson: dict[int, set[int]] = {}
        self._of_resource: dict[int, set[int]] = {}
        for number in self.hard:
            for lesson in getattr(problem.rules[number], "lessons", ()):
                self._of_lesson.setdefault(lesson, set()).add(number)
            for resource in getattr(problem.rules[number], "resources", ()):
                self._of_resource.setdefault(resource, set()).add(number)

    def whole(self) -> Part:
        return Part(frozenset(range(len(self.problem.lessons))), frozenset(self.hard))

    def part(self, lessons: frozenset[int]) -> Part:
        """These lessons with every hard rule that names one of them, their people or their rooms."""
        rules: set[int] = set()
        for index in lessons:
            rules |= self._of_lesson.get(index, set())
            for resource in self.resources(index):
                rules |= self._of_resource.get(resource, set())
        return Part(lessons, frozenset(rules))

    def resources(self, lesson: int) -> list[int]:
        """The lesson's people and all rooms it may have."""
        one = self.problem.lessons[lesson]
        return list(dict.fromkeys((*one.people, *(room for option in one.room_options for room in option.rooms))))

    def cut(self, part: Part) -> Cut:
        """The part as a problem. Rules that a missing lesson could repair are kept only for people all of whose lessons are in it."""
        order = sorted(part.lessons)
        number_of = {index: number for number, index in enumerate(order)}
        resources = sorted({resource for index in order for resource in self.resources(index)})
        resource_of = {resource: number for number, resource in enumerate(resources)}
        lessons = []
        for index in order:
            one = self.problem.lessons[index]
            options = tuple(RoomOption(tuple(resource_of[room] for room in option.rooms)) for option in one.room_options)
            people = tuple(resource_of[person] for person in one.people)
            lessons.append(replace(one, people=people, room_options=options, fixed_time=one.fixed_time and index not in part.unlocked))
        rules, numbers = [], []
        for number in sorted(part.rules):
            rule = self._narrowed(self.problem.rules[number], number_of, resource_of, part.lessons)
            for one_rule in rule:
                rules.append(one_rule)
                numbers.append(number)
        problem = Problem(
            self.problem.grid, tuple(self.problem.resources[r] for r in resources), tuple(lessons), tuple(rules), self.problem.week_classes
        )
        return Cut(problem, tuple(numbers), frozenset(resource_of[r] for r in part.loose if r in resource_of))

    def _narrowed(self, rule: Rule, number_of: dict[int, int], resource_of: dict[int, int], lessons: frozenset[int]) -> list[Rule]:
        if hasattr(rule, "lessons"):
            kept = tuple(number_of[index] for index in rule.lessons if index in number_of)
            if not kept:
                return []
            if isinstance(rule, PreferredRooms):
                return [replace(rule, lessons=kept, rooms=tuple(resource_of[room] for room in rule.rooms if room in resource_of))]
            return [replace(rule, lessons=kept)]  # type: ignore[call-arg]
        present = [resource for resource in getattr(rule, "resources", ()) if resource in resource_of]
        whole = tuple(resource_of[r] for r in present if lessons.issuperset(self.layout.lessons_of[r]))
        some = tuple(resource_of[r] for r in present if not lessons.issuperset(self.layout.lessons_of[r]))
        match rule:
            case Gaps() | EarlyStart() | ShortDays():
                some = ()
            case DayLoad():
                partial: Rule = replace(rule, resources=some, minimum=0, allow_empty=True)
                return _of_both(replace(rule, resources=whole), whole, partial, some)
            case WorkDays():
                partial = replace(rule, resources=some, minimum=0)
                return _of_both(replace(rule, resources=whole), whole, partial, some)
        return [replace(rule, resources=whole + some)] if whole + some else []  # type: ignore[call-arg]


def has_hard(rule: Rule) -> bool:
    """Whether the rule, or a part of it, must hold."""
    return rule.weight is None or (isinstance(rule, DaysApart) and rule.quota > 0)


def _of_both(full: Rule, whole: tuple[int, ...], partial: Rule, some: tuple[int, ...]) -> list[Rule]:
    return ([full] if whole else []) + ([partial] if some else [])
