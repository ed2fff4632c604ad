"""Fixed lessons that cannot be where they are together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.counting.facts import Facts
from solver.problem import ResourceKind
from solver.result import Contradiction
from solver.rules import DaysApart

_RULES = {ResourceKind.PUPILS: "no_overlap_pupil", ResourceKind.TEACHER: "no_overlap_teacher", ResourceKind.ROOM: "no_overlap_room"}


def of_fixed(facts: Facts) -> Iterator[Contradiction]:
    """Codes `fixed_collision`, `fixed_days_apart`, `fixed_overlapping`."""
    resources = facts.problem.resources
    users: dict[int, list[int]] = {}
    for index, lesson in enumerate(facts.problem.lessons):
        if facts.fixed_start(index) >= 0:
            options = facts.options[index]
            rooms = options[0].rooms if len(options) == 1 else ()
            for resource in dict.fromkeys((*lesson.people, *rooms)):
                if not resources[resource].shared:
                    users.setdefault(resource, []).append(index)
    for resource, lessons in users.items():
        pair = _overlap(facts, lessons)
        if pair is not None:
            yield Contradiction("fixed_collision", (_RULES[resources[resource].kind],), (), pair, (resource,))
    for rule in facts.apart:
        pair = _overlap(facts, [index for index in rule.lessons if facts.fixed_start(index) >= 0])
        if pair is not None:
            yield Contradiction("fixed_overlapping", (rule.rule_id,), (rule.uid,), pair)
    for apart in facts.problem.rules:
        if isinstance(apart, DaysApart) and apart.weight is None:
            yield from _too_near(facts, apart)


def _overlap(facts: Facts, lessons: list[int]) -> tuple[int, int] | None:
    """Two fixed lessons that share a slot and a week."""
    given = facts.problem.lessons
    ordered = sorted(set(lessons), key=lambda index: given[index].start - given[index].before)
    for at, first in enumerate(ordered):
        end = given[first].start + given[first].length + given[first].after
        for second in ordered[at + 1 :]:
            if given[second].start - given[second].before >= end:
                break
            if given[first].weeks & given[second].weeks:
                return first, second
    return None


def _too_near(facts: Facts, rule: DaysApart) -> Iterator[Contradiction]:
    lessons = facts.problem.lessons
    fixed = [index for index in rule.lessons if facts.fixed_start(index) >= 0]
    for first, second in combinations(fixed, 2):
        days = abs(lessons[first].start // facts.grid.slots - lessons[second].start // facts.grid.slots)
        if days < rule.min_days and lessons[first].weeks & lessons[second].weeks:
            yield Contradiction(
                "fixed_days_apart", (rule.rule_id,), (rule.uid,), (first, second), numbers=(("days", days), ("min_days", rule.min_days))
            )
            return
