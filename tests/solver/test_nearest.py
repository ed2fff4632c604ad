"""Small ejection searches: back to where lessons were, and no further away than they must."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.checker import Checker, assess
from solver.keeping import staying, without_wishes
from solver.nearest import Nearest
from solver.problem import Problem
from solver.result import Assessment, Solution
from solver.stopping import Stop
from solver.warm import warm
from tests.solver.small_problems import OTHER_PUPILS, PUPILS, TEACHER, all_solutions, at, lesson, lying, problems, school


def nearest(problem: Problem, beginning: Solution | None = None, seconds: float = 4.0) -> list[Solution]:
    """What is offered, in order."""
    warm()
    found: list[Solution] = []
    checker = Checker(problem)

    def offer(solution: Solution) -> Assessment:
        found.append(solution)
        return checker.assess(solution)

    search = Nearest(without_wishes(staying(problem)), 1)
    if beginning is not None:
        search.start_at(beginning)
    search.run(Stop(seconds), Stop(seconds), offer)
    return found


def moved(problem: Problem, solution: Solution) -> int:
    return sum(one.start != start for one, start in zip(problem.lessons, solution.starts, strict=True))


def test_from_a_timetable_far_away_it_comes_all_the_way_back() -> None:
    lessons = [
        lesson(people=(PUPILS, TEACHER)),
        lesson(),
        lesson(2),
        lesson(people=(OTHER_PUPILS, TEACHER)),
        lesson(people=(OTHER_PUPILS,)),
    ]
    problem = lying(school(lessons), at(0, 1, 2, 8, 9))
    far = at(9, 8, 3, 1, 0)
    assert assess(problem, far).hard == 0
    assert nearest(problem, far)[-1].starts == (0, 1, 2, 8, 9)


def test_nothing_is_offered_where_everybody_can_stay() -> None:
    assert nearest(lying(school([lesson(), lesson()]), at(0, 7))) == []


def test_it_ends_when_asked_though_lessons_have_no_place() -> None:
    full = lying(school([lesson(2), lesson(2)], days=1, slots=3), at(0, -1))
    assert all(solution.starts.count(-1) == 1 for solution in nearest(full, seconds=0.3))


@settings(max_examples=15)
@given(problems(max_lessons=3, days=2, slots=4, fixed=False), st.data())
def test_timetables_that_break_no_rule_are_offered_nearer_and_nearer(problem: Problem, data: st.DataObject) -> None:
    every = list(all_solutions(problem))
    if not every:
        return
    problem = lying(problem, data.draw(st.sampled_from(every)))
    clean = [solution for solution in nearest(problem, seconds=0.2) if not assess(problem, solution).hard]
    distances = [moved(problem, one) for one in clean]
    assert distances == sorted(distances, reverse=True)
