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
        users = [len(people) for people in self.of]
        for resource in sorted(range(self.count), key=[len(mine) for mine in lessons].__getitem__):
            mine = lessons[resource]
            if mine and not self.soft_breaks[resource][0]:
                others = self.of[min(mine, key=users.__getitem__)] if len(mine) > 1 else ()
                if len(mine) == 1 or any(self._covers(other, resource, lessons) for other in others if other not in silent):
                    silent.add(resource)
        quiet = silent & shaped
        self.clash = [[r for r in people if r not in silent] for people in self.of]
        self.rest = [[r for r in people if r in quiet] for people in self.of] if quiet else [[] for _ in self.of]

    def _covers(self, other: int, resource: int, lessons: list[set[int]]) -> bool:
        return other != resource and self.breaks[other] >= self.breaks[resource] and lessons[resource] <= lessons[other]
