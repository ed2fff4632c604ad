"""What is broken around a few lessons: the checker's own checks, only where these lessons have a part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from solver.checker import of_rule
from solver.checks import no_overlap, placed, rooms
from solver.checks.table import Table
from solver.problem import Problem
from solver.result import Violation
from solver.rules import AllowedStarts, PreferredRooms, Rule


class Around:
    """Knows which rules of a problem concern which lessons and resources."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._of_lesson: dict[int, list[int]] = {}
        self._of_resource: dict[int, list[int]] = {}
        for number, rule in enumerate(problem.rules):
            for lesson in getattr(rule, "lessons", ()):
                self._of_lesson.setdefault(lesson, []).append(number)
            for resource in getattr(rule, "resources", ()):
                self._of_resource.setdefault(resource, []).append(number)

    def violations(self, table: Table, lessons: Iterable[int], in_rooms: Iterable[int]) -> list[Violation]:
        """All that can change when only these lessons move, and only out of and into these rooms."""
        moved = dict.fromkeys(lessons)
        people = dict.fromkeys(person for lesson in moved for person in self._problem.lessons[lesson].people)
        used = dict.fromkeys(in_rooms)
        resources = people | used
        found = placed.check(table, moved) + no_overlap.check(table, resources) + rooms.check(table, moved, used)
        numbers = dict.fromkeys(number for lesson in moved for number in self._of_lesson.get(lesson, ()))
        numbers |= dict.fromkeys(number for resource in resources for number in self._of_resource.get(resource, ()))
        for number in numbers:
            found += of_rule(_narrowed(self._problem.rules[number], moved, resources), table)
        return found


def _narrowed(rule: Rule, lessons: dict[int, None], resources: dict[int, None]) -> Rule:
    """The rule for these resources only; for these lessons only where it looks at each by itself."""
    one = cast(Any, rule)
    if hasattr(rule, "resources") and not hasattr(rule, "lessons"):
        return cast(Rule, replace(one, resources=tuple(resource for resource in one.resources if resource in resources)))
    if isinstance(rule, AllowedStarts | PreferredRooms):
        return replace(rule, lessons=tuple(lesson for lesson in rule.lessons if lesson in lessons))
    return rule
