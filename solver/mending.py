"""Larger neighbourhoods for late changes: around one breach or one moved lesson, CP-SAT looks for what breaks least and moves least."""

from __future__ import annotations

import random
from collections.abc import Iterator

from ortools.sat.python import cp_model

from solver.checker import Checker
from solver.checks.shapes import shape_of
from solver.checks.table import Table
from solver.improve import Watch, key
from solver.model.build import SOLVED, RuleIndex, build, hint, read
from solver.model.lessons import NoPlaceError
from solver.neighbourhoods import Neighbourhoods, room_choice
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.rules import MinBreak
from solver.stopping import Stop

FIRST_SIZE, LEAST_SIZE = 50, 15
WORK = 1.0
"""CP-SAT's deterministic time of one neighbourhood."""
MOST_SECONDS = 6.0
FEW_ROOMS = 6
"""Lessons that share at most so many rooms are looked at together."""
ROOM_OPTIONS = 6


class Mending:
    """Goes on from one timetable of a problem whose wish is that lessons stay (see `keeping`); deterministic for a seed but for clocks."""

    def __init__(self, checker: Checker, seed: int) -> None:
        self._checker = checker
        self._problem: Problem = checker.problem
        self._index = RuleIndex(checker.problem)
        self._rng = random.Random(f"mend/{seed}")
        self._choice = Neighbourhoods(self._index.layout, self._rng)
        self._shapes = {id(rule) for rule in self._problem.rules if shape_of(rule, self._problem.grid) or isinstance(rule, MinBreak)}
        self._shape_uids = {rule.uid for rule in self._problem.rules if id(rule) in self._shapes}
        self._sharing: dict[int, list[int]] = {}
        for number, lesson in enumerate(self._problem.lessons):
            rooms = {room for option in lesson.room_options for room in option.rooms}
            for room in rooms if len(rooms) <= FEW_ROOMS else ():
                self._sharing.setdefault(room, []).append(number)

    def run(self, solution: Solution, stop: Stop) -> Iterator[Solution]:
        """Every better timetable until `stop` is asked; one that breaks nothing and moves nobody is the last."""
        verdict = self._checker.assess(solution)
        size = float(FIRST_SIZE)
        whole = [index for index, one in enumerate(self._problem.lessons) if not one.fixed_time]
        whole = whole if len(whole) <= FIRST_SIZE else []  # small problems are solved to the end at once
        while verdict.violations and not stop.asked():
            table = Table(self._index.layout, solution)
            free = whole or self._pick(round(size), table, verdict)
            if not free:
                return
            found, status = self._best(table, free, verdict, stop)
            if found is not None and found != solution:
                after = self._checker.assess(found)
                if key(after) < key(verdict):
                    solution, verdict = found, after
                    yield solution
                    continue
            if whole and status == cp_model.OPTIMAL:
                return
            whole = []
            size = min(size * 1.1, 2.0 * FIRST_SIZE) if status == cp_model.OPTIMAL else max(LEAST_SIZE, size * 0.9)

    def _pick(self, size: int, table: Table, verdict: Assessment) -> list[int]:
        """Around a breach or a moved lesson; every other time with the lessons that want the same few rooms."""
        near = self._choice.pick("trouble", size, table, verdict)
        if self._rng.random() < 0.5 or not near:
            return near
        first = self._rng.choice([*near[:1], *(index for one in verdict.violations if one.hard for index in one.lessons)] or near)
        rooms = {room for option in self._problem.lessons[first].room_options for room in option.rooms}
        same = [index for room in rooms for index in self._sharing.get(room, ()) if not self._problem.lessons[index].fixed_time]
        half = size // 2
        picked = dict.fromkeys([first, *self._rng.sample(same, min(len(same), half)), *self._rng.sample(near, min(len(near), half))])
        return sorted(index for index in picked if not self._problem.lessons[index].fixed_time)

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
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = self._rng.randrange(1 << 30)
        solver.parameters.max_deterministic_time = WORK
        solver.parameters.max_time_in_seconds = max(0.05, min(MOST_SECONDS, stop.remaining()))
        solver.parameters.symmetry_level = 0
        solver.parameters.cp_model_probing_level = 0
        with Watch(stop, solver):
            status = int(solver.solve(draft.model))
        if status not in SOLVED:
            return None, status
        return read(draft, lambda variable: int(solver.value(variable))), status
