"""Late change: what still fits is left alone, what does not is put right with few moves."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.checker import assess
from solver.events import Event, Improved
from solver.keeping import keep
from solver.problem import Problem
from solver.result import Result, Solution, Status
from solver.rules import Closed, Gaps
from solver.stopping import Stop
from tests.solver.small_problems import OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, TEACHER, all_solutions, at, lesson, lying, problems, school


def moved(problem: Problem, result: Result) -> list[int]:
    return [
        index
        for index, (one, start) in enumerate(zip(problem.lessons, result.solution.starts, strict=True))
        if one.start >= 0 and one.start != start
    ]


def closed(*positions: int) -> Closed:
    return Closed(uid="c", rule_id="closed", resources=(TEACHER,), positions=positions)


def test_what_still_fits_is_left_alone_whatever_it_costs() -> None:
    gaps = Gaps(uid="g", rule_id="gaps", weight=100.0, resources=(PUPILS,), max_per_week=0)
    problem = lying(school([lesson(), lesson()], gaps), at(0, 7))
    result = keep(problem, time_limit=5.0)
    assert (result.status, result.solution.starts) == (Status.COMPLETE, (0, 7))
    assert result.assessment.cost == assess(problem, result.solution).cost == 600.0


def test_only_the_lessons_of_the_teacher_who_left_are_moved() -> None:
    lessons = [lesson(people=(PUPILS, TEACHER)), lesson(), lesson(people=(OTHER_PUPILS,)), lesson(people=(OTHER_PUPILS, TEACHER))]
    problem = lying(school(lessons, closed(*range(8))), at(0, 1, 0, 12))
    result = keep(problem, time_limit=5.0)
    assert result.status is Status.COMPLETE
    assert moved(problem, result) == [0]


def test_another_lesson_moves_only_when_it_must_and_locked_ones_never() -> None:
    """The first can only go where the second lies; the third lies in the only other slot, and is locked."""
    lessons = [lesson(people=(PUPILS, TEACHER)), lesson(), lesson(people=(PUPILS,))]
    problem = lying(school(lessons, closed(0, 2), days=1, slots=3), at(0, 1, 2))
    locked = replace(problem, lessons=(*problem.lessons[:2], replace(problem.lessons[2], fixed_time=True)))
    result = keep(locked, time_limit=5.0)
    assert result.status is Status.COMPLETE
    assert result.solution.starts == (1, 0, 2)


def test_a_locked_lesson_that_cannot_stay_is_reported_and_stays() -> None:
    lessons = [lesson(people=(PUPILS, TEACHER))]
    problem = lying(school(lessons, closed(0)), at(0))
    problem = replace(problem, lessons=(replace(problem.lessons[0], fixed_time=True),))
    result = keep(problem, time_limit=2.0)
    assert result.status in (Status.PARTIAL, Status.INFEASIBLE)
    assert result.solution.starts == (0,)


def test_a_closed_room_costs_a_room_not_a_time() -> None:
    shut = Closed(uid="c", rule_id="closed", resources=(ROOM,), positions=tuple(range(8)))
    lessons = [lesson(rooms=(ROOM, SMALL_ROOM)), lesson(people=(OTHER_PUPILS,), rooms=(ROOM, SMALL_ROOM))]
    problem = lying(school(lessons, shut), at(0, 1, options=(0, 0)))
    result = keep(problem, time_limit=5.0)
    assert result.status is Status.COMPLETE
    assert result.solution == at(0, 1, options=(1, 1))


def test_a_new_lesson_is_placed_among_the_others() -> None:
    problem = lying(school([lesson(), lesson(), lesson(2)], days=1, slots=5), at(0, 2, -1))
    result = keep(problem, time_limit=5.0)
    assert result.status is Status.COMPLETE
    assert result.solution.starts == (0, 2, 3)


def test_events_tell_the_problems_own_cost_and_asking_stops_it() -> None:
    gaps = Gaps(uid="g", rule_id="gaps", weight=1.0, resources=(PUPILS,), max_per_week=0)
    problem = lying(school([lesson(people=(PUPILS, TEACHER)), lesson()], gaps, closed(0)), at(0, 4))
    events: list[Event] = []
    keep(problem, time_limit=5.0, on_event=events.append)
    assert all(event.cost < 100 for event in events if isinstance(event, Improved))
    stop = Stop()
    stop.ask()
    assert keep(problem, time_limit=5.0, stop=stop).solution.starts == (0, 4)


@settings(max_examples=10)
@given(problems(max_lessons=3, days=2, slots=4), st.data())
def test_as_few_lessons_move_as_by_brute_force_and_locked_ones_never(problem: Problem, data: st.DataObject) -> None:
    problem = replace(problem, lessons=tuple(replace(one, fixed_time=False) for one in problem.lessons))
    every = list(all_solutions(problem))
    present = data.draw(st.sampled_from(every)) if every else None
    if present is None:
        return
    problem = lying(problem, present)
    locks = data.draw(st.lists(st.booleans(), min_size=len(problem.lessons), max_size=len(problem.lessons)))
    problem = replace(problem, lessons=tuple(replace(one, fixed_time=locked) for one, locked in zip(problem.lessons, locks, strict=True)))

    def untouched(solution: Solution) -> bool:
        return all(now == was or not locked for was, now, locked in zip(present.starts, solution.starts, locks, strict=True))

    fits = [solution for solution in every if untouched(solution) and not assess(problem, solution).hard]

    def rooms(lesson: int, option: int) -> set[int]:
        return set(problem.lessons[lesson].room_options[option].rooms) if option >= 0 else set()

    def price(solution: Solution) -> float:
        """Another start costs four times another room; to give up one of two rooms is no move."""
        rows = enumerate(zip(present.starts, solution.starts, present.options, solution.options, strict=True))
        return sum(4 * (was != now) + (not rooms(index, new) <= rooms(index, old)) for index, (was, now, old, new) in rows)

    result = keep(problem, time_limit=6.0)
    assert untouched(result.solution)
    if fits:
        assert result.status is Status.COMPLETE
        assert price(result.solution) == min(map(price, fits))
    else:
        assert result.assessment.hard > 0
