"""Why there is no timetable: counting first, then small parts of the school that are proved impossible, each with what it needs.

An impossible part is shrunk until no rule and no lesson can be left out of it (a deletion filter, after CP-SAT's own core over one
assumption per rule, in a model without objective). Where a school has several contradictions, the next is looked for with
everything let go of that those found are made of. A way out is called verified only when a complete timetable was found with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from solver.absurd import absurd
from solver.explaining.finding import CoreRule, Finder, Found, told
from solver.explaining.ways import SMALL, WayOut, Ways, attempt, changed
from solver.problem import Problem
from solver.result import Contradiction, Solution
from solver.side_by_side import WHOLE_GRACE, side_by_side
from solver.stopping import Stop, Within

MOST_CONTRADICTIONS = 5
SHARE_OF_WAYS = 0.6
"""How much of the time left ways out may take before further contradictions are looked for by proof."""
SHARE_OF_PARTS = 0.7
"""How much of the time the small parts may take; the rest is for the whole."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """`status` is infeasible, unknown (time ran out) or feasible. `core` cannot hold together, and each of it is needed for that.

    If unknown, `timetable` is the fullest one found, and `hardest` are the lessons that were the most trouble.
    """

    status: str
    contradictions: tuple[Contradiction, ...] = ()
    core: tuple[CoreRule, ...] = ()
    ways_out: tuple[WayOut, ...] = field(default=())
    timetable: Solution | None = None
    hardest: tuple[int, ...] = ()


def explain(problem: Problem, *, time_limit: float, stop: Stop | None = None) -> Explanation:
    """Why `problem` has no timetable without broken hard rules, as far as that is found out within `time_limit` seconds.

    `stop` ends it within 200 ms with what is proved by then.
    """
    nonsense = absurd(problem)
    if nonsense:
        return Explanation("infeasible", nonsense, told(nonsense))
    return _Explainer(problem, Within(time_limit, stop)).run()


class _Explainer:
    def __init__(self, problem: Problem, stop: Stop) -> None:
        self.problem = problem
        self.stop = stop
        self.found: list[Found] = []
        """Contradictions that have no rule and no lock in common."""

    def run(self) -> Explanation:
        answers: list[Explanation] = []
        side_by_side([lambda: answers.append(self._answer())], self.stop, WHOLE_GRACE)
        if answers:
            return answers[0]
        return self._infeasible(()) if self.found else Explanation("unknown")

    def _answer(self) -> Explanation:
        finder = Finder(self.problem, Within(self.stop.remaining() * SHARE_OF_PARTS, self.stop))
        first = finder.quick() or finder.proved()
        return self._whole() if first is None else self._explained(first)

    def _explained(self, first: Found) -> Explanation:
        """All contradictions, and ways out of them together."""
        self.found.append(first)
        while True:
            self._add_quick()
            ways = self._ways()
            if any(way.verified for way in ways) or self.stop.asked() or len(self.found) >= MOST_CONTRADICTIONS:
                break
            further = Finder(self._without(self.found), self.stop).proved()
            if further is None:
                break
            self.found.append(further)
        return self._infeasible(ways)

    def _infeasible(self, ways: tuple[WayOut, ...]) -> Explanation:
        core = (replace(rule, contradiction=number) for number, one in enumerate(self.found) for rule in one.core)
        counted = dict.fromkeys(contradiction for one in self.found for contradiction in one.counted)
        return Explanation("infeasible", tuple(counted), tuple(core), ways)

    def _add_quick(self) -> None:
        """What counting finds beside the contradictions known."""
        while len(self.found) < MOST_CONTRADICTIONS and not self.stop.asked():
            further = Finder(self._without(self.found), self.stop).quick()
            if further is None:
                return
            self.found.append(further)

    def _without(self, found: list[Found], problem: Problem | None = None) -> Problem:
        """The problem with an end made of these contradictions."""
        problem = self.problem if problem is None else problem
        for one in found:
            problem = changed(problem, one.ended(problem))
        return problem

    def _ways(self) -> tuple[WayOut, ...]:
        """Out of the last contradiction found, with one out of each before it; verified all together."""
        stop = Within(self.stop.remaining() * SHARE_OF_WAYS, self.stop)
        chosen: list[WayOut] = []
        problem, last = self.problem, self.found[-1]
        for number, one in enumerate(self.found[:-1]):
            ways = Ways(self._without(self.found[number + 1 :], problem), stop).out_of(one.rules, one.lessons, one.resources, enough=1)
            chosen.append(replace(ways[0], verified=False) if ways and ways[0].verified else one.ended(problem))
            problem = changed(problem, chosen[-1])
        found = Ways(problem, stop).out_of(last.rules, last.lessons, last.resources)
        return tuple(replace(way, also=tuple(chosen)) for way in found)

    def _whole(self) -> Explanation:
        """No part was impossible: look for a timetable, and in small problems for a proof."""
        small = len(self.problem.lessons) <= SMALL
        best = attempt(self.problem, Within(self.stop.remaining() * (0.3 if small else 0.9), self.stop))
        if best.is_complete:
            return Explanation("feasible", timetable=best.timetable)
        first = Finder(self.problem, self.stop).whole()
        if first is not None:
            return self._explained(first)
        return Explanation("unknown", timetable=best.timetable, hardest=best.hardest)
