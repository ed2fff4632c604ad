"""Larger neighbourhoods for late changes: around one breach or one moved lesson, CP-SAT looks for what breaks least and moves least."""

from __future__ import annotations

import random

from ortools.sat.python import cp_model

from solver.checks.shapes import shape_of
from solver.checks.table import Table
from solver.cp_sat import Watch, searcher
from solver.model.build import SOLVED, RuleIndex, build, hint, read
from solver.model.lessons import NoPlaceError
from solver.neighbourhoods import Neighbourhoods, room_choice
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.rules import MinBreak
from solver.stopping import Stop

FIRST_SIZE, LEAST_SIZE, MOST_SIZE = 50, 15, 150
WORK = 1.0
"""CP-SAT's deterministic time of one neighbourhood."""
MOST_SECONDS = 6.0
FEW_ROOMS = 6
"""Lessons that share at most so many rooms are looked at together."""
ROOM_OPTIONS = 6
WAY_HOME = 0.7
"""Share of neighbourhoods, when nothing is broken, that follow who lies where a moved lesson was."""


class Mending:
    """Steps from timetable to timetable of a problem whose wish is that lessons stay (see `keeping`); deterministic but for clocks."""

    def __init__(self, problem: Problem, seed: int) -> None:
        """`problem` has the wish that lessons stay, and those of the other wishes that are to be thought of."""
        self._problem = problem
        self._index = RuleIndex(problem)
        self._rng = random.Random(f"mend/{seed}")
        self._choice = Neighbourhoods(self._index.layout, self._rng)
        self._shapes = {id(rule) for rule in self._problem.rules if shape_of(rule, self._problem.grid) or isinstance(rule, MinBreak)}
        self._shape_uids = {rule.uid for rule in self._problem.rules if id(rule) in self._shapes}
        self._sharing: dict[int, list[int]] = {}
        for number, lesson in enumerate(self._problem.lessons):
            rooms = {room for option in lesson.room_options for room in option.rooms}
            for room in rooms if len(rooms) <= FEW_ROOMS else ():
                self._sharing.setdefault(room, []).append(number)

        whole = [number for number, one in enumerate(problem.lessons) if not one.fixed_time]
        self._whole = whole if len(whole) <= FIRST_SIZE else []  # small problems are solved to the end at once
        self._size = float(FIRST_SIZE)
        self.is_over = False

    def step(self, solution: Solution, verdict: Assessment, stop: Stop) -> Solution:
        """The best timetable of one neighbourhood; `is_over` is true after it if no other can be better."""
        table = Table(self._index.layout, solution)
        free = self._whole or self._pick(round(self._size), table, verdict)
        if not free:
            self.is_over = True
            return solution
        found, status = self._best(table, free, verdict, stop)
        optimal = status == cp_model.OPTIMAL
        self.is_over = bool(self._whole) and optimal
        self._whole = []
        self._size = min(self._size * 1.1, MOST_SIZE) if optimal else max(LEAST_SIZE, self._size * 0.9)
        return found or solution

    def _pick(self, size: int, table: Table, verdict: Assessment) -> list[int]:
        """Around a breach or a moved lesson; every other time with the lessons that want the same few rooms."""
        away = [] if verdict.hard else self._away(table)
        if away and self._rng.random() < WAY_HOME:
            return self._choice.around(self._way_home(self._rng.choice(away), table, size // 2), size)
        near = self._choice.pick("trouble", size, table, verdict)
        if self._rng.random() < 0.5 or not near:
            return near
        first = self._rng.choice([*near[:1], *(index for one in verdict.violations if one.hard for index in one.lessons)] or near)
        rooms = {room for option in self._problem.lessons[first].room_options for room in option.rooms}
        same = [index for room in rooms for index in self._sharing.get(room, ()) if not self._problem.lessons[index].fixed_time]
        half = size // 2
        picked = dict.fromkeys([first, *self._rng.sample(same, min(len(same), half)), *self._rng.sample(near, min(len(near), half))])
        return sorted(index for index in picked if not self._problem.lessons[index].fixed_time)

    def _away(self, table: Table) -> list[int]:
        return [number for number, one in enumerate(self._problem.lessons) if one.start >= 0 and table.starts[number] != one.start]

    def _way_home(self, first: int, table: Table, most: int) -> list[int]:
        """A moved lesson, those that lie where it was, those that lie where these were, and so on."""
        found = {first: None}
        waiting = [first]
        while waiting and len(found) < most:
            lesson = self._problem.lessons[waiting.pop(0)]
            day, slot = divmod(lesson.start, table.layout.slots)
            begin, end = slot - lesson.before, slot + lesson.length + lesson.after
            rooms = lesson.room_options[lesson.option].rooms if lesson.option >= 0 else ()
            there = [
                other
                for resource in (*lesson.people, *(room for room in rooms if not table.layout.is_shared[room]))
                for other in table.by_day(resource)[day]
                if table.begin[other] < end and begin < table.end[other] and self._problem.lessons[other].weeks & lesson.weeks
            ]
            for other in there:
                if other not in found and self._problem.lessons[other].start >= 0:
                    found[other] = None
                    waiting.append(other)
        return list(found)

    def _best(self, table: Table, free: list[int], verdict: Assessment, stop: Stop) -> tuple[Solution | None, int]:
        broken = [violation for violation in verdict.violations if violation.hard]
        named = {index for violation in broken if violation.rule not in self._shape_uids for index in violation.lessons}
        relaxed = any(violation.rule in self._shape_uids for violation in broken)
        few = room_choice(self._problem, table, self._rng, ROOM_OPTIONS)
        options = None if len(free) == len(self._problem.lessons) else few
        try:
            draft = build(self._index, table, free, optional=frozenset(named & set(free)), relaxed=relaxed, options=options)
        except NoPlaceError:
            return None, int(cp_model.INFEASIBLE)
        hint(draft)
        solver = searcher(min(MOST_SECONDS, stop.remaining()), seed=self._rng.randrange(1 << 30))
        solver.parameters.max_deterministic_time = WORK
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        with Watch(stop, solver):
            status = int(solver.solve(draft.model))
        if status not in SOLVED:
            return None, status
        return read(draft, lambda variable: int(solver.value(variable))), status
