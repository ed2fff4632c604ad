"""To a first complete timetable: construction and repair in turns, until one is complete or the time is over.

Construction (`solver.construct`) is by far the faster where it gets through; where it stalls, repair by CP-SAT (`solver.improve`) goes on
from its fullest board, and construction afterwards where it was. Every third time others construct instead, a few one after the other
with other luck: now and then they begin as the first one did, else from the fullest board of all.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import replace

from solver.construct import Construction
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.stopping import Stop, Within
from solver.tables.places import Places

LEAST_TURN = 2.0
"""Processor seconds a turn of construction lasts at least; easy schools are complete before, without any clock deciding."""
QUIET = 0.6
"""Part of a turn without a fuller board after which it ends."""
LEAST_REPAIR = 0.3
SHARE = 0.5
"""Seconds of repair for each second of construction before it, longer as long as it gains, and half as many each time after it gained
nothing. Measured on three schools that lacked one lesson after 60 s: of fourteen repairs three gained anything, none completed."""
GROWTH = 1.5
"""Turns grow, so that a search that needs long gets long in the end."""

STARTERS = 4
"""Constructions that begin anew with other seeds, one after the other, each for the least turn. How long a construction needs depends by
orders of magnitude on its first moves (Gomes, Selman, Crato and Kautz 2000, on heavy tails). Measured on four schools that one seed does
not complete, or needs more than 20 s for: of five or six other seeds, one or two complete each within 3 s."""

TELL_SECONDS = 1.0
"""Processor seconds of construction after which a fuller board is offered though incomplete: whoever stops keeps it."""

Offer = Callable[[Solution], Assessment]


class Completing:
    """`offer` takes every timetable worth keeping and says what it is worth; `on_slice` hears how many lessons the fullest board lacks."""

    def __init__(
        self,
        problem: Problem,
        *,
        seed: int,
        workers: int,
        stop: Stop,
        offer: Offer,
        on_slice: Callable[[int], None],
        places: Places | None = None,
    ) -> None:
        self.problem, self.seed, self.workers, self.stop, self.places = problem, seed, max(1, workers), stop, places
        self.offer, self.on_slice = offer, on_slice
        self.lacking, self.share = len(problem.lessons), SHARE
        self.rounds = self.generation = 0
        self.going: list[Construction] = []
        self.best: Solution | None = None
        self.least = float("inf")

    def _take(self, solution: Solution) -> Assessment:
        verdict = self.offer(solution)
        if verdict.hard < self.least:
            self.best, self.least = solution, verdict.hard
        return verdict

    def run(self) -> None:
        """Returns when complete, when `stop` is asked, or when nothing can be moved."""
        turn = LEAST_TURN
        self.going = self._searches(self.problem)
        while not self.stop.asked():
            found, spent = self._turn(turn)
            verdict = self._take(found)
            if verdict.hard == 0 or self._is_rigid():
                return
            if not self.stop.asked():
                repaired = self._repair(found, verdict, max(LEAST_REPAIR, self.share * min(spent, turn)))
                if repaired.hard == 0:
                    return
                self.share = SHARE if repaired.hard < verdict.hard else self.share / 2
            self.rounds += 1
            turn *= GROWTH
            if all(search.is_complete for search in self.going):  # and the checker found fault with it
                self.going = self._searches(_lying(self.problem, None))

    def _turn(self, turn: float) -> tuple[Solution, float]:
        """The fullest board of this round's construction, and the processor seconds of one worker that it took."""
        if self.rounds % 6 == 1:
            return self._others(STARTERS, None)
        if self.rounds % 6 == 4:
            return self._others(round(turn / LEAST_TURN), self.best)
        began = _spent(self.going)
        return self._construct(self.going, turn), (_spent(self.going) - began) / self.workers

    def _others(self, count: int, board: Solution | None) -> tuple[Solution, float]:
        """As `_turn`, of constructions with other luck, each for the least turn. Without a board they begin as the first one did, and the
        fullest goes on in place of the present one if it is no less full; else from the board, then from each that is no less full."""
        fullest, spent = self.going, 0.0
        for _ in range(count):
            playing = self._searches(self.problem if board is None else _lying(self.problem, board))
            self._construct(playing, LEAST_TURN)
            spent += _spent(playing) / self.workers
            if _lacking(playing) <= _lacking(fullest):
                fullest = playing
                board = None if board is None else _fullest(playing)
            if self.stop.asked() or any(search.is_complete for search in playing):
                break
        if board is None or _lacking(fullest) < _lacking(self.going):
            self.going = fullest
        return _fullest(fullest), spent

    def _searches(self, problem: Problem) -> list[Construction]:
        first = self.seed + 7919 * self.generation
        self.generation += 1
        return [Construction(problem, first + 1000 * number, self.places) for number in range(self.workers)]

    def _is_rigid(self) -> bool:
        """Whether every lesson lies where it must."""
        return all(one.fixed_time and one.start >= 0 and (one.fixed_room or len(one.room_options) < 2) for one in self.problem.lessons)

    def _construct(self, searches: list[Construction], turn: float) -> Solution:
        """The fullest board when one search is complete, or after `turn` seconds when all have been quiet."""
        until = min(search.spent for search in searches) + turn
        tell_at = searches[0].spent + TELL_SECONDS
        with ThreadPoolExecutor(len(searches)) if len(searches) > 1 else nullcontext() as pool:
            while not self.stop.asked():
                done = [searches[0].slice()] if pool is None else list(pool.map(Construction.slice, searches))
                fullest = min(searches, key=lambda search: search.unplaced)
                if any(done):
                    return searches[done.index(True)].solution()
                self.lacking = min(self.lacking, fullest.unplaced)
                self.on_slice(self.lacking)
                if searches[0].spent > tell_at and (self.best is None or fullest.unplaced < self.best.starts.count(-1)):
                    self._take(fullest.solution())
                    tell_at = searches[0].spent + TELL_SECONDS
                if all(search.spent > until and search.quiet() > QUIET * turn for search in searches):
                    break
        return _fullest(searches)

    def _repair(self, solution: Solution, verdict: Assessment, seconds: float) -> Assessment:
        """Repair for `seconds`, and for as long again after each success."""
        from solver.improve import improve

        best = [verdict]
        token = Within(seconds, self.stop)

        def better(found: Solution, _: Assessment) -> None:
            before, best[0] = best[0].hard, self._take(found)
            if best[0].hard < before:
                token.extend(max(0.0, seconds - token.remaining()))
                self.lacking = min(self.lacking, found.starts.count(-1))
                self.on_slice(self.lacking)

        improve(
            self.problem, solution, seed=self.seed + self.rounds, workers=self.workers, stop=token, on_improved=better, goal=float("inf")
        )
        return best[0]


def _spent(searches: list[Construction]) -> float:
    return sum(search.spent for search in searches)


def _fullest(searches: list[Construction]) -> Solution:
    return min(searches, key=lambda search: search.unplaced).solution()


def _lacking(searches: list[Construction]) -> int:
    return min(search.unplaced for search in searches)


def _lying(problem: Problem, solution: Solution | None) -> Problem:
    """The problem with its lessons as in a solution, without starts for None; what is fixed stays."""
    lessons = []
    for index, one in enumerate(problem.lessons):
        start, option = (-1, -1) if solution is None else (solution.starts[index], solution.options[index])
        lessons.append(replace(one, start=one.start if one.fixed_time else start, option=one.option if one.fixed_room else option))
    return replace(problem, lessons=tuple(lessons))
