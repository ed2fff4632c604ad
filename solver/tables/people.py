"""Whose board each lesson stands on: people, and lessons that may not overlap as one more resource each."""

from __future__ import annotations

from solver.problem import Problem
from solver.rules import MinBreak, NotOverlapping


class People:
    """`of[lesson]` are the resources it occupies; those after the problem's own stand for hard `NotOverlapping` rules.

    `clash[lesson]` are enough of them to notice every collision: somebody all of whose lessons another one has too adds nothing.
    """

    def __init__(self, problem: Problem, shaped: set[int]) -> None:
        self.of = [list(dict.fromkeys(lesson.people)) for lesson in problem.lessons]
        self.count = len(problem.resources)
        for rule in problem.rules:
            if isinstance(rule, NotOverlapping) and rule.weight is None:
                for lesson in set(rule.lessons):
                    self.of[lesson].append(self.count)
                self.count += 1
        self.breaks = [0] * self.count
        self.soft_breaks = [(0, 0.0)] * self.count
        for rule in problem.rules:
            if isinstance(rule, MinBreak):
                self._pause(rule)
        self._thin(shaped)

    def _pause(self, rule: MinBreak) -> None:
        for resource in rule.resources:
            if rule.weight is None:
                self.breaks[resource] = max(self.breaks[resource], rule.slots)
            else:
                slots, cost = self.soft_breaks[resource]
                self.soft_breaks[resource] = (max(slots, rule.slots), cost + rule.weight)

    def _thin(self, shaped: set[int]) -> None:
        lessons: list[set[int]] = [set() for _ in range(self.count)]
        for lesson, people in enumerate(self.of):
            for resource in people:
                lessons[resource].add(lesson)
        silent: set[int] = set()
        for resource in sorted(range(self.count), key=lambda r: len(lessons[r])):
            if lessons[resource] and not self.soft_breaks[resource][0] and self._covered(resource, lessons, silent):
                silent.add(resource)
        self.clash = [[r for r in people if r not in silent] for people in self.of]
        self.rest = [[r for r in people if r in silent and r in shaped] for people in self.of]

    def _covered(self, resource: int, lessons: list[set[int]], silent: set[int]) -> bool:
        if len(lessons[resource]) == 1:
            return True
        rarest = min(lessons[resource], key=lambda lesson: len(self.of[lesson]))
        return any(
            other != resource
            and other not in silent
            and self.breaks[other] >= self.breaks[resource]
            and lessons[resource] <= lessons[other]
            for other in self.of[rarest]
        )
