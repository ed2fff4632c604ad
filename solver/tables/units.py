"""Lessons that must start together, as units."""

from __future__ import annotations

from solver.problem import Problem
from solver.rules import SameStart


def units_of(problem: Problem) -> list[list[int]]:
    """Lesson indices of each unit, in the order of their first lesson; hard `SameStart` rules join lessons."""
    joined = [rule for rule in problem.rules if isinstance(rule, SameStart) and rule.weight is None and rule.lessons]
    if not joined:
        return [[index] for index in range(len(problem.lessons))]
    leader = list(range(len(problem.lessons)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for rule in joined:
        for other in rule.lessons[1:]:
            first, second = sorted((find(rule.lessons[0]), find(other)))
            leader[second] = first
    units: dict[int, list[int]] = {}
    for index in range(len(problem.lessons)):
        units.setdefault(find(index), []).append(index)
    return list(units.values())
