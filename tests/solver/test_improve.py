"""Improvement: never worse, optimal where it says so, streamed, stopped, repeatable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from solver.checker import Checker, assess
from solver.improve import improve, key
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.result import Assessment, Solution
from solver.rules import DayLoad, DaysApart, Gaps, Rule, SameStart
from solver.stopping import Stop
from tests.solver.small_problems import PUPILS, TEACHER, all_solutions, at, lesson, problems, school
from tests.solver.test_places import boards


def classes(count: int, lessons: int) -> tuple[Problem, Solution]:
    """`count` classes with `lessons` lessons each and shared teachers, and a bad timetable: class after class, as early as possible."""
    resources = [Resource(f"class {n}", ResourceKind.PUPILS) for n in range(count)]
    resources += [Resource(f"teacher {n}", ResourceKind.TEACHER) for n in range(count)]
    resources += [Resource(f"room {n}", ResourceKind.ROOM, 30) for n in range(count + 1)]
    rooms = tuple(RoomOption((2 * count + n,), float(n > 1)) for n in range(count + 1))
    slots, days = 8, 5
    placed: list[Lesson] = []
    taken: set[tuple[int, int]] = set()
    starts, options = [], []
    rules: list[Rule] = []
    for own in range(count):
        for number in range(lessons):
            people = (own, count + (own + number) % count)
            placed.append(Lesson(f"{own} {number}", 1, people, rooms))
            free = (p for p in range(days * slots) if not any((p, person) in taken for person in people))
            start, option = next((p, o) for p in free for o in range(count + 1) if (p, 2 * count + o) not in taken)
            taken |= {(start, people[0]), (start, people[1]), (start, 2 * count + option)}
            starts.append(start)
            options.append(option)
        block = tuple(range(own * lessons, own * lessons + 3))
        rules.append(DaysApart(uid=f"d{own}", rule_id="different_days", weight=5.0, lessons=block))
    everyone = tuple(range(2 * count))
    rules.append(Gaps(uid="g", rule_id="gaps", weight=1.0, resources=everyone, max_per_week=0))
    rules.append(DayLoad(uid="l", rule_id="max_minutes_per_day", weight=0.5, resources=everyone, maximum=lessons // days + 1))
    return Problem(Grid(days, slots, 60), tuple(resources), tuple(placed), tuple(rules)), Solution(tuple(starts), tuple(options))


@settings(max_examples=25)
@given(boards())
def test_the_result_is_never_worse(board: tuple[Problem, Solution, int]) -> None:
    problem, solution, _ = board
    seen: list[Solution] = []
    found, _ = improve(problem, solution, seed=1, workers=1, stop=Stop(0.3), on_improved=lambda one, _: seen.append(one))
    checker = Checker(problem)
    keys = [key(checker.assess(one)) for one in (solution, *seen)]
    assert keys == sorted(set(keys), reverse=True)
    assert key(checker.assess(found)) == keys[-1]


@settings(max_examples=25)
@given(problems(max_lessons=3))
def test_small_problems_are_solved_to_the_proved_optimum(problem: Problem) -> None:
    verdicts = [(assess(problem, solution), solution) for solution in all_solutions(problem)]
    possible = [(verdict.cost, solution) for verdict, solution in verdicts if not verdict.hard]
    if not possible:
        return
    worst = max(possible, key=lambda pair: pair[0])
    least = min(cost for cost, _ in possible)
    told: list[float] = []
    found, bound = improve(
        problem, worst[1], seed=3, workers=1, stop=Stop(5), on_improved=lambda *_: None, on_bound=told.append, goal=least
    )  # fmt: skip
    assert told == sorted(set(told))
    assert all(one <= least + 1e-6 for one in told)
    cost = assess(problem, found).cost
    assert cost == pytest.approx(least)
    assert bound is None or bound <= cost + 1e-6


def test_unplaced_lessons_are_placed_by_moving_others() -> None:
    lessons = [lesson(4), lesson(4), lesson(8), lesson(8), lesson(8), lesson(8)]
    problem = school(lessons)
    solution = at(0, 12, 16, 24, 32, -1)
    found, _ = improve(problem, solution, seed=1, workers=1, stop=Stop(20), on_improved=lambda *_: None)
    assert assess(problem, found).hard == 0


def test_collisions_are_repaired() -> None:
    problem = school([lesson(2), lesson(2), lesson(2, (PUPILS, TEACHER))], SameStart(uid="s", rule_id="block", lessons=(0,)))
    found, _ = improve(problem, at(0, 1, 1), seed=1, workers=1, stop=Stop(20), on_improved=lambda *_: None)
    assert assess(problem, found).hard == 0


def test_fixed_lessons_stay_where_they_are() -> None:
    rule = Gaps(uid="g", rule_id="gaps", weight=1.0, resources=(PUPILS,), max_per_week=0)
    problem = school([lesson(1, start=0, fixed_time=True), lesson(1), lesson(1)], rule)
    found, bound = improve(problem, at(0, 3, 6), seed=1, workers=1, stop=Stop(20), on_improved=lambda *_: None)
    assert found.starts[0] == 0
    assert assess(problem, found).cost == bound == 0.0


def test_a_large_problem_gets_better_and_stops_when_asked() -> None:
    problem, start = classes(6, 15)
    stop = Stop(60)
    seen: list[Solution] = []

    def take(solution: Solution, _: Assessment) -> None:
        seen.append(solution)
        if len(seen) == 2:
            stop.ask()

    found, _ = improve(problem, start, seed=1, workers=1, stop=stop, on_improved=take)
    assert found == seen[-1]
    assert len(seen) == 2
    assert assess(problem, found).cost < assess(problem, start).cost


def test_one_seed_and_one_worker_give_the_same_timetables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.improve.SLICE_SECONDS", 600.0)  # no clock cuts in, however busy the machine is
    problem, start = classes(5, 13)
    runs = []
    for _ in range(2):
        stop = Stop()
        seen: list[Solution] = []

        def take(solution: Solution, _: Assessment, seen: list[Solution] = seen, stop: Stop = stop) -> None:
            seen.append(solution)
            if len(seen) == 3:
                stop.ask()

        improve(problem, start, seed=7, workers=1, stop=stop, on_improved=take)
        runs.append(seen)
    assert runs[0] == runs[1]


def test_several_workers_share_what_they_find() -> None:
    problem, start = classes(6, 15)
    cost = assess(problem, start).cost
    found, _ = improve(problem, start, seed=1, workers=2, stop=Stop(60), on_improved=lambda *_: None, goal=cost * 0.8)
    verdict = assess(problem, found)
    assert verdict.hard == 0
    assert verdict.cost <= cost * 0.8


def test_a_stop_asked_before_the_start_changes_nothing() -> None:
    problem, start = classes(2, 10)
    stop = Stop()
    stop.ask()
    assert improve(problem, start, seed=1, workers=1, stop=stop, on_improved=lambda *_: None)[0] == start


def test_nothing_to_move_ends_at_once() -> None:
    idle = DayLoad(uid="l", rule_id="min_minutes_per_day", weight=1.0, resources=(PUPILS,), minimum=1, allow_empty=False)
    for lessons in ([], [lesson(1, start=0, fixed_time=True)]):
        start = at(*(0 for _ in lessons))
        assert improve(school(lessons, idle), start, seed=1, workers=1, stop=Stop(30), on_improved=lambda *_: None)[0] == start


def test_a_foreign_solution_is_refused() -> None:
    with pytest.raises(ValueError, match="lesson"):
        improve(school([lesson()]), at(0, 0), seed=1, workers=1, stop=Stop(1), on_improved=lambda *_: None)
