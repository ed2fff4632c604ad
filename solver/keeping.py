"""Late change: a timetable that was right is made right again with as few moved lessons as can be found, locked ones untouched.

The present places become rules of their own (`stay`) whose cost is above everything that wishes can save: fewer broken hard rules first,
then fewer moves, then comfort. A timetable that breaks no hard rule is left alone.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from solver.absurd import absurd
from solver.checker import Checker
from solver.events import Event, Improved, PhaseStarted, wishes_of
from solver.problem import Lesson, Problem
from solver.result import Assessment, Result, Solution
from solver.rules import AllowedStarts, DaysApart, PreferredRooms, Rule
from solver.side_by_side import WHOLE_GRACE, side_by_side
from solver.stoppable import Stoppable
from solver.stopping import Stop, Within

STAY = "stay"
TIME_COST = 2000.0
"""Cost of another start: more than wishes can save by one move, less than a lesson that is not placed (see `model.draft`)."""
ROOM_COST = 500.0
"""Cost of other rooms: pupils find them sooner than another time."""
NEAREST_SHARE = 0.6
"""Part of the time in which few moves must suffice; if they do not, the whole week is searched, for at most"""
SEARCH_SHARE = 0.25
NEAR_SHARE = 0.15
"""Part of the time in which that search keeps to the people of the lessons that found no place."""
PATIENCE = 0.2
LEAST_PATIENCE = 4.0
"""Seconds without a better timetable, at least and as a part of the time, after which a repaired one is final."""


def keep(
    problem: Problem,
    *,
    time_limit: float,
    seed: int = 1,
    workers: int = 1,
    stop: Stop | None = None,
    on_event: Callable[[Event], None] | None = None,
) -> Result:
    """The timetable nearest to the present one (`Lesson.start`, `option`) that breaks no hard rule, or as few as possible.

    Costs, bounds and violations of the result and of events are those of the problem itself. Never raises on any problem; ends early
    when nothing better was found for a while; `stop` ends it within 200 ms. `on_event` is called from other threads, one at a time.
    """
    return _Keep(problem, time_limit, seed, workers, stop, on_event).run()


def staying(problem: Problem) -> Problem:
    """The problem with the wish that every lesson stays where it is now."""
    rules: list[Rule] = []
    for index, lesson in enumerate(problem.lessons):
        if lesson.start >= 0 and not lesson.fixed_time:
            rules.append(AllowedStarts(uid=STAY, rule_id=STAY, weight=TIME_COST, lessons=(index,), starts=(lesson.start,)))
        if lesson.start >= 0 and lesson.option >= 0 and not lesson.fixed_room:
            rooms = lesson.room_options[lesson.option].rooms
            rules.append(PreferredRooms(uid=STAY, rule_id=STAY, weight=ROOM_COST, lessons=(index,), rooms=rooms))
    return replace(problem, rules=(*problem.rules, *rules))


def without_wishes(problem: Problem) -> Problem:
    """The problem with its hard rules and the wish to stay: smaller models, in which fewer moves are found sooner."""
    kept = (rule for rule in problem.rules if rule.weight is None or rule.uid == STAY or isinstance(rule, DaysApart))
    return replace(problem, rules=tuple(kept))


class _Keep(Stoppable):
    def __init__(
        self, problem: Problem, time_limit: float, seed: int, workers: int, stop: Stop | None, on_event: Callable[[Event], None] | None
    ) -> None:
        super().__init__(time_limit, stop, on_event)
        self.problem, self.seed, self.workers = problem, seed, max(1, workers)
        self.limit, self.better_at = time_limit, self.started

    def run(self) -> Result:
        self.tell(PhaseStarted("precheck", 0.0))
        self.best = Solution(tuple(one.start for one in self.problem.lessons), tuple(_option(one) for one in self.problem.lessons))
        nonsense = absurd(self.problem)
        if nonsense:
            self.verdict = Assessment((), len(nonsense), 0.0, 0)
            self.impossible(nonsense)
            return self._finish()
        self.kept = Checker(staying(self.problem))
        self.verdict = self.kept.assess(self.best)
        if self.verdict.hard and not self.stop.asked():
            side_by_side([self._search], self.stop, WHOLE_GRACE, lambda: self.in_hand)
        return self._finish()

    def _search(self) -> None:
        with self.loading():  # not before there is an ear for a stop: numpy alone takes a tenth of a second
            from solver.counting.facts import Facts
            from solver.precheck import contradictions

        found = contradictions(Facts(self.problem))
        if found:
            self.impossible(found)
            return
        loading = self.load()
        self.tell(PhaseStarted("repair", self.seconds(), loading))
        if not self.stop.asked():
            self._near()
        if self.verdict.hard and not self.stop.asked():
            self._mend([self.kept.problem], self.stop, lambda: self.verdict.hard > 0)
        if not self.verdict.hard and not self.stop.asked():
            self.tell(PhaseStarted("improve", self.seconds()))
            problems = [without_wishes(self.kept.problem), self.kept.problem]
            self._mend(problems if self._is_away() else problems[1:], _Patient(self), lambda: bool(self.verdict.violations))

    def _is_away(self) -> bool:
        return any(one.start >= 0 and one.start != start for one, start in zip(self.problem.lessons, self.best.starts))

    def _near(self) -> None:
        """By small searches around the present timetable; if these do not suffice by one in the whole week, and back from there."""
        from solver.nearest import Nearest

        self.in_hand = True
        searches: dict[int, Nearest] = {}

        def first(number: int) -> None:
            searches[number] = Nearest(self.kept.problem, self.seed + 1000 * number)
            searches[number].run(self.stop, within, self._offer)

        def back(number: int) -> None:
            searches[number].start_at(self.best)
            searches[number].run(self.stop, within, self._offer)

        within = Within(self.limit * NEAREST_SHARE, self.stop)
        side_by_side([partial(first, number) for number in range(self.workers)], self.stop)
        if self.verdict.hard and not self.stop.asked():
            self._complete(Within(self.limit * SEARCH_SHARE, self.stop))
            if not self.verdict.hard and not self.stop.asked():
                side_by_side([partial(back, number) for number in searches], self.stop)

    def _mend(self, problems: Sequence[Problem], stop: Stop, is_worth: Callable[[], bool]) -> None:
        """By larger neighbourhoods of each of the problems in turn, each worker its own, all from the best so far."""
        self.in_hand = False
        from solver.mending import Mending  # OR-Tools

        self.in_hand = True

        def line(number: int) -> None:
            waiting = deque(Mending(problem, self.seed + 1000 * number) for problem in problems)
            while waiting and is_worth() and not stop.asked():
                mending = waiting.popleft()
                with self.lock:
                    base, verdict = self.best, self.verdict
                found = mending.step(base, verdict, stop)
                if found != base:
                    self._offer(self._with_changes(base, found))
                if not mending.is_over:
                    waiting.append(mending)

        side_by_side([partial(line, number) for number in range(self.workers)], self.stop)

    def _with_changes(self, base: Solution, found: Solution) -> Solution:
        """What was found from `base`, on top of what others have found since."""
        best = self.best
        if best is base:
            return found
        starts, options = list(best.starts), list(best.options)
        for index, place in enumerate(zip(found.starts, found.options)):
            if place != (base.starts[index], base.options[index]):
                starts[index], options[index] = place
        return Solution(tuple(starts), tuple(options))

    def _complete(self, within: Stop) -> None:
        """By the search for new timetables, wishing that everybody stays: first among those around the breaches, then in the whole week."""
        from solver.completing import Completing

        self.tell(PhaseStarted("construct", self.seconds()))
        near = _only(self.kept.problem, self.best, self.verdict)
        for problem, share in ((near, NEAR_SHARE), (self.kept.problem, 1.0)):
            stop = Within(self.limit * share, within)
            Completing(problem, seed=self.seed, workers=self.workers, stop=stop, offer=self._offer, on_slice=lambda _: None).run()
            if not self.verdict.hard or within.asked():
                return

    def _offer(self, solution: Solution) -> Assessment:
        solution = _with_locked(self.problem, solution)
        found = self.kept.assess(solution)
        with self.lock:
            if not self.closed and (found.hard, found.cost) < (self.verdict.hard, self.verdict.cost):
                self.best, self.verdict = solution, found
                self.better_at = time.perf_counter()
                own = _own(found)
                self.tell(Improved(solution, own.placed, own.hard, own.cost, self.seconds(), wishes_of(own)))
        return found

    def _finish(self) -> Result:
        with self.lock:
            return self.close(self.best, _own(self.verdict), None)


class _Patient(Within):
    """Asked when nothing better was found for a while, too."""

    def __init__(self, search: _Keep) -> None:
        super().__init__(max(0.0, search.stop.remaining()), search.stop)
        self._search = search
        self._patience = max(LEAST_PATIENCE, PATIENCE * search.limit)

    def remaining(self) -> float:
        quiet = time.perf_counter() - self._search.better_at
        return min(super().remaining(), self._patience - quiet)

    def asked(self) -> bool:
        return super().asked() or self.remaining() <= 0


def _own(verdict: Assessment) -> Assessment:
    """The verdict on the problem itself, without the wish to stay."""
    rows = tuple(violation for violation in verdict.violations if violation.rule != STAY)
    return Assessment(rows, verdict.hard, sum(violation.cost for violation in rows), verdict.placed)


def _option(lesson: Lesson) -> int:
    return lesson.option if lesson.start >= 0 else -1


def _with_locked(problem: Problem, solution: Solution) -> Solution:
    """The solution with locked lessons that the search left out, because nothing can lie where they are locked, in their places."""
    out = [index for index, one in enumerate(problem.lessons) if one.fixed_time and one.start >= 0 and solution.starts[index] < 0]
    if not out:
        return solution
    starts, options = list(solution.starts), list(solution.options)
    for index in out:
        starts[index], options[index] = problem.lessons[index].start, problem.lessons[index].option
    return Solution(tuple(starts), tuple(options))


def _only(problem: Problem, solution: Solution, verdict: Assessment) -> Problem:
    """The problem as the solution has it, with every lesson locked that shares nobody with a lesson of a broken hard rule."""
    broken = {lesson for violation in verdict.violations if violation.hard for lesson in violation.lessons}
    people = {person for lesson in broken for person in problem.lessons[lesson].people}
    lessons = []
    for index, one in enumerate(problem.lessons):
        start, option = solution.starts[index], solution.options[index]
        if people.isdisjoint(one.people) and start >= 0:
            lessons.append(replace(one, start=start, option=option, fixed_time=True))
        elif not one.fixed_time:
            lessons.append(replace(one, start=start, option=one.option if one.fixed_room else option))
        else:
            lessons.append(one)
    return replace(problem, lessons=tuple(lessons))
