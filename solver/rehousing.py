"""Lessons that cannot stay where they are, moved one after the other by the shortest chain that puts each right."""

from __future__ import annotations

import time
from collections.abc import Iterator

from solver.checker import Checker
from solver.places import Places
from solver.placing.chains import Chain, Chains
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.stopping import Stop

DEPTH = 3
SECONDS = 1.0
"""Most processor time for one lesson, and after its first chain for one as short and cheaper:"""
AFTER_FIRST = 0.25


class Rehousing:
    """Makes timetables that break fewer and fewer hard rules; plain Python."""

    def __init__(self, problem: Problem) -> None:
        self._problem, self._checker = problem, Checker(problem)
        self._places = Places(problem)

    def run(self, solution: Solution, stop: Stop) -> Iterator[Solution]:
        """Each better timetable, until nothing is broken, no chain mends more, or `stop` is asked."""
        verdict = self._checker.assess(solution)
        hopeless: set[int] = set()
        while verdict.hard and not stop.asked():
            lesson = next((one for one in self._homeless(verdict) if one not in hopeless), None)
            if lesson is None:
                return
            found = self._mended(solution, verdict, lesson, stop)
            if found is None:
                hopeless.add(lesson)
                continue
            solution, verdict = found
            yield solution

    def _homeless(self, verdict: Assessment) -> list[int]:
        """The lessons of broken hard rules that may move, those that are named most often first."""
        named: dict[int, int] = {}
        for violation in verdict.violations:
            if violation.hard:
                for lesson in violation.lessons:
                    named[lesson] = named.get(lesson, 0) + 1
        lessons = self._problem.lessons
        free = [one for one in named if not (lessons[one].fixed_time and lessons[one].start >= 0)]
        return sorted(free, key=lambda one: (-named[one], -lessons[one].length, one))

    def _mended(self, solution: Solution, verdict: Assessment, lesson: int, stop: Stop) -> tuple[Solution, Assessment] | None:
        """The timetable after the shortest, then cheapest chain that breaks less; another room at the same time before any."""
        chains = Chains(self._problem, self._places, solution)
        until = time.thread_time() + SECONDS
        best: tuple[int, float, Solution, Assessment] | None = None

        def alive() -> bool:
            return time.thread_time() < until and not stop.asked()

        for chain in chains.search(lesson, -1, DEPTH, alive, same_time=True):
            moves = len({step.lesson for step in chain.steps if step.start != solution.starts[step.lesson]})
            if best is not None and (moves, chain.cost) >= best[:2]:
                continue
            after = _after(solution, chain)
            found = self._checker.assess(after)
            if found.hard < verdict.hard:
                best = (moves, chain.cost, after, found)
                until = min(until, time.thread_time() + AFTER_FIRST)
        return best[2:] if best is not None else None


def _after(solution: Solution, chain: Chain) -> Solution:
    starts, options = list(solution.starts), list(solution.options)
    for step in chain.steps:
        starts[step.lesson], options[step.lesson] = step.start, step.option
    return Solution(tuple(starts), tuple(options))
