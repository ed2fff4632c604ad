"""Places that go along with a timetable from edit to edit answer as new ones would."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.checker import assess
from solver.places import Places
from solver.problem import Problem, RoomOption
from solver.result import Solution
from solver.rules import Gaps
from tests.solver.small_problems import ROOM, SMALL_ROOM, TEACHER, lesson, problems, school

SLOTS = 6


def present(problem: Problem) -> Solution:
    return Solution(tuple(one.start for one in problem.lessons), tuple(one.option for one in problem.lessons))


@st.composite
def edited(draw: st.DrawFn, problem: Problem) -> Problem:
    """The problem with one or a few lessons somewhere else, in the tray, or fixed."""
    lessons = list(problem.lessons)
    for index in draw(st.lists(st.integers(0, len(lessons) - 1), min_size=1, max_size=2, unique=True)):
        one = lessons[index]
        fits = [p for p in range(problem.grid.positions) if one.before <= p % SLOTS <= SLOTS - one.length - one.after]
        start = draw(st.sampled_from([-1, *fits]))
        option = draw(st.integers(0, len(one.room_options) - 1)) if start >= 0 and one.room_options else -1
        pinned = start >= 0 and draw(st.integers(0, 5)) == 0
        lessons[index] = replace(one, start=start, option=option, fixed_time=pinned, fixed_room=pinned and option >= 0)
    return replace(problem, lessons=tuple(lessons))


@given(st.data())
def test_answers_are_those_of_places_that_know_nothing(data: st.DataObject) -> None:
    problem = data.draw(problems(max_lessons=5, days=3, slots=SLOTS, max_rules=4))
    count = len(problem.lessons)
    places = Places(problem)
    for _ in range(data.draw(st.integers(2, 8))):
        problem = data.draw(edited(problem))
        assert places.follow(problem)
        unit = data.draw(st.lists(st.integers(0, count - 1), min_size=1, max_size=3, unique=True))
        some = data.draw(st.none() | st.lists(st.integers(0, problem.grid.positions - 1), max_size=3, unique=True))
        for starts in (some, None):
            assert places.together(present(problem), unit, starts) == Places(problem).together(present(problem), unit, starts)


@given(st.data())
def test_a_start_costs_what_the_checker_says_after_many_edits(data: st.DataObject) -> None:
    problem = data.draw(problems(max_lessons=4, days=2, slots=SLOTS, max_rules=3, fixed=False))
    places, index = Places(problem), 0
    for _ in range(4):
        problem = data.draw(edited(problem))
        assert places.follow(problem)
        solution = present(problem)
        now = assess(problem, solution).cost
        for verdict in places.of(solution, index):
            if verdict.free:
                starts, options = list(solution.starts), list(solution.options)
                starts[index], options[index] = verdict.start, verdict.options[0]
                assert abs(assess(problem, Solution(tuple(starts), tuple(options))).cost - now - verdict.cost) < 1e-6


def test_what_was_worked_out_about_a_lesson_is_kept_while_only_it_moves() -> None:
    problem = school([lesson(start=0), lesson(start=3)])
    places = Places(problem)
    before = {verdict.start: verdict.blockers for verdict in places.of(present(problem), 0)}
    moved = replace(problem, lessons=(replace(problem.lessons[0], start=6), problem.lessons[1]))
    assert places.follow(moved)
    for verdict in places.of(present(moved), 0):  # neighbours share a tuple, so that the same objects tell that nothing was made anew
        assert [id(one) for one in verdict.blockers] == [id(one) for one in before[verdict.start]]
    other = replace(moved, lessons=(moved.lessons[0], replace(moved.lessons[1], start=10)))
    assert places.follow(other)
    assert not next(verdict for verdict in places.of(present(other), 0) if verdict.start == 10).free


def test_another_problem_is_not_followed() -> None:
    problem = school([lesson(start=0), lesson(start=3)])
    places = Places(problem)
    answer = places.of(present(problem), 0)
    longer = replace(problem, lessons=(replace(problem.lessons[0], length=2), problem.lessons[1]))
    roomier = replace(
        problem, lessons=(replace(problem.lessons[0], room_options=(RoomOption((SMALL_ROOM,)), RoomOption((ROOM,)))), lesson())
    )
    ruled = replace(problem, rules=(Gaps(uid="", rule_id="gaps", weight=1.0, resources=(TEACHER,)),))
    for other in (longer, roomier, ruled, replace(problem, lessons=problem.lessons[:1]), replace(problem, week_classes=2)):
        assert not places.follow(other)
    assert places.of(present(problem), 0) == answer
