"""To a first complete timetable: what happens when the first construction has bad luck."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver.checker import assess
from solver.completing import SHARE, STARTERS, Completing
from solver.construct import Construction
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.stopping import Stop
from solver.tables.places import Places
from tests.solver.small_problems import lesson, problems, school
from tests.solver.test_improve import classes

SEED = 5


class Unlucky(Construction):
    """Gets nowhere in a second with the first seed; counts the others."""

    begun: list[int]

    def __init__(self, problem: Problem, seed: int = 1, places: Places | None = None) -> None:
        super().__init__(problem, seed, places)
        self.seed = seed
        self.begun.append(seed)

    def slice(self) -> bool:
        if self.seed == SEED:
            self.spent += 1.0
            return False
        return super().slice()


class Stuck(Unlucky):
    """Gets nowhere with any seed."""

    def slice(self) -> bool:
        self.spent += 1.0
        return False


def _completing(problem: Problem, kind: type[Unlucky], patch: pytest.MonkeyPatch, looks: int = 400) -> tuple[Completing, list[Solution]]:
    """Completing without repair, stopped after so many looks, and what it offered."""
    offered: list[Solution] = []

    def offer(solution: Solution) -> Assessment:
        offered.append(solution)
        told(0)
        return assess(problem, solution)

    def told(_: int) -> None:
        nonlocal looks
        looks -= 1
        if looks < 0:
            stop.ask()

    kind.begun = []
    stop = Stop()
    patch.setattr("solver.completing.Construction", kind)
    patch.setattr(Completing, "_repair", lambda self, solution, verdict, seconds: verdict)
    return Completing(problem, seed=SEED, workers=1, stop=stop, offer=offer, on_slice=told), offered


def test_others_complete_what_the_first_has_no_luck_with() -> None:
    problem, _ = classes(4, 12)
    with pytest.MonkeyPatch.context() as patch:
        completing, offered = _completing(problem, Unlucky, patch)
        completing.run()
    assert assess(problem, offered[-1]).hard == 0
    assert completing.best == offered[-1]
    assert len(Unlucky.begun) == 2  # the first of the others got through


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(problem=problems(fixed=False))
def test_bad_luck_of_the_first_costs_no_lesson(problem: Problem) -> None:
    found: list[Assessment] = []
    for kind in (Construction, Unlucky):
        with pytest.MonkeyPatch.context() as patch:
            completing, offered = _completing(problem, Unlucky, patch, looks=30)
            patch.setattr("solver.completing.Construction", kind)
            completing.run()
        found.append(min((assess(problem, one) for one in offered), key=lambda verdict: verdict.hard))
    lucky, unlucky = found
    assert lucky.hard > 0 or unlucky.hard == 0


def test_one_seed_gives_one_timetable_by_way_of_the_others() -> None:
    problem, _ = classes(4, 12)
    answers = []
    for _ in range(2):
        with pytest.MonkeyPatch.context() as patch:
            completing, offered = _completing(problem, Unlucky, patch)
            completing.run()
        answers.append(offered[-1])
    assert answers[0] == answers[1]


def test_each_of_the_others_has_another_seed_and_the_least_turn() -> None:
    """The problem has no place for two of its lessons at once, and no construction moves."""
    problem = school([lesson(2), lesson(2), lesson(2)], days=1, slots=4)
    with pytest.MonkeyPatch.context() as patch:
        completing, _ = _completing(problem, Stuck, patch, looks=3 + 3 * STARTERS)
        completing.run()
    assert len(set(Stuck.begun)) == len(Stuck.begun) == 1 + STARTERS


class Wandering(Stuck):
    """Always lacks the same, and lies elsewhere than any before."""

    made: list[Wandering]

    def __init__(self, problem: Problem, seed: int = 1, places: Places | None = None) -> None:
        super().__init__(problem, seed, places)
        self.began = tuple(one.start for one in problem.lessons)
        self.made.append(self)
        self.end = (len(self.made), *[-1] * (len(problem.lessons) - 1))

    @property
    def unplaced(self) -> int:
        return self.lessons - 1

    def solution(self) -> Solution:
        return Solution(self.end, (-1,) * self.lessons)


def test_others_from_the_fullest_board_go_on_from_each_other_and_replace_the_first_only_by_a_fuller_one() -> None:
    Wandering.made = []
    problem = school([lesson(), lesson(), lesson()], days=1, slots=60)
    with pytest.MonkeyPatch.context() as patch:
        completing, offered = _completing(problem, Wandering, patch, looks=60)
        completing.run()
    began_anew, others = Wandering.made[: 1 + STARTERS], Wandering.made[1 + STARTERS :]
    assert all(one.began == (-1, -1, -1) for one in began_anew)
    assert len(others) == 5
    assert [other.began for other in others] == [offered[0].starts, *[other.end for other in others[:-1]]]
    assert completing.going[0] in began_anew


def test_repair_that_gains_nothing_gets_half_as_long_until_it_gains() -> None:
    shares = []

    def repair(self: Completing, solution: Solution, verdict: Assessment, seconds: float) -> Assessment:
        shares.append(self.share)
        return replace(verdict, hard=verdict.hard - 1) if len(shares) == 3 else verdict

    with pytest.MonkeyPatch.context() as patch:
        completing, _ = _completing(school([lesson(2), lesson(2), lesson(2)], days=1, slots=4), Stuck, patch, looks=120)
        patch.setattr(Completing, "_repair", repair)
        completing.run()
    assert shares[:5] == [SHARE, SHARE / 2, SHARE / 4, SHARE, SHARE / 2]


def test_others_begin_where_the_lessons_lie() -> None:
    """As a late change needs it: what lies well stays where it is."""
    problem, start = classes(4, 12)
    lessons = zip(problem.lessons, start.starts, start.options)
    problem = replace(problem, lessons=tuple(replace(one, start=begin, option=option) for one, begin, option in lessons))
    with pytest.MonkeyPatch.context() as patch:
        completing, offered = _completing(problem, Unlucky, patch)
        completing.run()
    assert offered[-1].starts == start.starts


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(looks=st.integers(0, 40))
def test_a_stop_among_the_others_leaves_the_best_that_was_offered(looks: int) -> None:
    problem, _ = classes(4, 12)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("solver.construct.FIRST_STEPS", 1)
        completing, offered = _completing(problem, Unlucky, patch, looks)
        completing.run()
    assert completing.least == min((assess(problem, one).hard for one in offered), default=float("inf"))
