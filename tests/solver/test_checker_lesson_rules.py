"""Rules about lessons: one solution that keeps each and one that breaks it, with the exact amount."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.checker import assess
from solver.problem import Problem
from solver.result import Solution
from solver.rules import AllowedStarts, Closed, DaysApart, MinBreak, NotOverlapping, PreferredRooms, SameStart
from tests.solver.small_problems import HALL, OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, TEACHER, at, lesson, school


def amounts(problem: Problem, solution: Solution, rule_id: str) -> list[float]:
    return [violation.amount for violation in assess(problem, solution).violations if violation.rule_id == rule_id]


def test_a_complete_timetable_without_rules_has_no_violation() -> None:
    verdict = assess(school([lesson(2), lesson(2)]), at(0, 2))
    assert verdict.violations == ()
    assert (verdict.hard, verdict.cost, verdict.placed) == (0, 0.0, 2)


def test_unplaced_lessons_are_counted_and_named() -> None:
    verdict = assess(school([lesson(), lesson()]), at(3, -1))
    assert [(v.rule_id, v.lessons) for v in verdict.violations] == [("placed", (1,))]
    assert (verdict.hard, verdict.placed) == (1, 1)


@pytest.mark.parametrize(("start", "outside"), [(7, 1), (6, 0), (8, 0)])
def test_a_lesson_must_end_within_its_day(start: int, outside: int) -> None:
    assert sum(amounts(school([lesson(2)]), at(start), "placed")) == outside


def test_padding_must_lie_within_the_day() -> None:
    problem = school([lesson(2, before=1, after=2)])
    assert amounts(problem, at(0), "placed") == [1.0]
    assert amounts(problem, at(5), "placed") == [1.0]
    assert amounts(problem, at(1), "placed") == []


@pytest.mark.parametrize(("people", "rule_id"), [((PUPILS,), "no_overlap_pupil"), ((TEACHER,), "no_overlap_teacher")])
def test_people_are_in_one_place_at_a_time(people: tuple[int, ...], rule_id: str) -> None:
    problem = school([lesson(3, people), lesson(3, people)])
    verdict = assess(problem, at(0, 1))
    assert [(v.rule_id, v.amount, v.lessons, v.resource, v.position) for v in verdict.violations] == [(rule_id, 2.0, (0, 1), people[0], 1)]
    assert assess(problem, at(0, 3)).hard == 0
    assert assess(problem, at(0, 8)).hard == 0


def test_padding_occupies_people_around_the_lesson() -> None:
    problem = school([lesson(2, after=1), lesson(2, before=1)])
    assert amounts(problem, at(0, 3), "no_overlap_pupil") == [1.0]
    assert amounts(problem, at(0, 4), "no_overlap_pupil") == []


def test_a_room_holds_one_lesson_unless_shared() -> None:
    lessons = [lesson(2, (PUPILS,), (ROOM,)), lesson(2, (TEACHER,), (ROOM, SMALL_ROOM))]
    problem = school(lessons)
    assert amounts(problem, at(0, 0, options=(0, 0)), "no_overlap_room") == [2.0]
    assert assess(problem, at(0, 0, options=(0, 1))).hard == 0


def test_lessons_in_different_weeks_do_not_collide() -> None:
    lessons = [lesson(2, weeks=1), lesson(2, weeks=2)]
    assert assess(school(lessons, weeks=2), at(0, 1)).hard == 0
    lessons = [lesson(2, weeks=1), lesson(2, weeks=3)]
    assert assess(school(lessons, weeks=2), at(0, 1)).hard == 1


def test_a_lesson_with_options_needs_a_room() -> None:
    problem = school([lesson(1, rooms=(ROOM,))])
    assert amounts(problem, at(0), "room_need") == [1.0]
    assert assess(problem, at(0, options=(0,))).hard == 0


def test_a_lesson_larger_than_its_room_lacks_seats() -> None:
    problem = school([lesson(1, rooms=(SMALL_ROOM, ROOM), size=13)])
    assert amounts(problem, at(0, options=(0,)), "room_seats") == [3.0]
    assert amounts(problem, at(0, options=(1,)), "room_seats") == []


def test_a_shared_room_holds_its_capacity_at_every_moment() -> None:
    lessons = [lesson(3, (index,), (HALL,), size=size) for index, size in ((PUPILS, 20), (OTHER_PUPILS, 20), (TEACHER, 15))]
    problem = school(lessons)
    options = (0, 0, 0)
    assert assess(problem, at(0, 0, 3, options=options)).hard == 0
    verdict = assess(problem, at(0, 0, 2, options=options))
    assert [(v.rule_id, v.amount, v.resource, v.position) for v in verdict.violations] == [("room_seats", 15.0, HALL, 2)]
    assert set(verdict.violations[0].lessons) == {0, 1, 2}


def test_shared_seats_are_counted_week_by_week() -> None:
    lessons = [lesson(1, (index,), (HALL,), size=25, weeks=weeks) for index, weeks in ((PUPILS, 1), (OTHER_PUPILS, 2), (TEACHER, 2))]
    options = (0, 0, 0)
    assert assess(school(lessons, weeks=2), at(0, 0, 1, options=options)).hard == 0
    assert amounts(school(lessons, weeks=2), at(0, 1, 1, options=options), "room_seats") == [10.0]


def test_fixed_lessons_stay() -> None:
    problem = school([lesson(1, rooms=(ROOM, SMALL_ROOM), start=3, option=1, fixed_time=True, fixed_room=True)])
    assert assess(problem, at(3, options=(1,))).hard == 0
    assert amounts(problem, at(4, options=(1,)), "fixed_time") == [1.0]
    assert amounts(problem, at(3, options=(0,)), "fixed_room") == [1.0]


def test_closed_slots_count_each_lesson_of_each_resource() -> None:
    rule = Closed(uid="c", rule_id="closed", resources=(PUPILS, TEACHER), positions=(2, 3, 9))
    problem = school([lesson(2, (PUPILS, TEACHER)), lesson(1, (OTHER_PUPILS,))], rule)
    assert amounts(problem, at(2, 2), "closed") == [1.0, 1.0]
    assert amounts(problem, at(0, 2), "closed") == []


def test_closed_slots_of_a_room_may_cost() -> None:
    rule = Closed(uid="c", rule_id="closed", weight=4.0, resources=(ROOM,), positions=(2, 3))
    problem = school([lesson(3, rooms=(ROOM, SMALL_ROOM))], rule)
    verdict = assess(problem, at(1, options=(0,)))
    assert (verdict.hard, verdict.cost) == (0, 4.0)
    assert assess(problem, at(1, options=(1,))).cost == 0.0


def test_allowed_starts() -> None:
    rule = AllowedStarts(uid="a", rule_id="allowed_starts", weight=3.0, lessons=(0, 1), starts=(0, 8))
    problem = school([lesson(), lesson(), lesson()], rule)
    assert assess(problem, at(0, 8, 5)).cost == 0
    assert assess(problem, at(1, 7, 5)).cost == 6.0


def test_days_apart_counts_the_missing_days_of_each_pair() -> None:
    rule = DaysApart(uid="d", rule_id="different_days", weight=10.0, lessons=(0, 1, 2), min_days=2)
    problem = school([lesson(), lesson(), lesson()], rule)
    assert assess(problem, at(0, 16, 32)).cost == 0
    assert assess(problem, at(0, 1, 8)).cost == 10.0 * (2 + 1 + 1)


def test_days_apart_lets_different_weeks_be() -> None:
    rule = DaysApart(uid="d", rule_id="different_days", lessons=(0, 1))
    assert assess(school([lesson(weeks=1), lesson(weeks=2)], rule, weeks=2), at(0, 1)).hard == 0
    assert assess(school([lesson(weeks=1), lesson(weeks=3)], rule, weeks=2), at(0, 1)).hard == 1


def test_lessons_on_one_day_must_touch_and_be_two_at_most_even_when_soft() -> None:
    rule = DaysApart(uid="d", rule_id="different_days", weight=1.0, lessons=(0, 1, 2), adjacent_if_same_day=True)
    problem = school([lesson(2), lesson(2), lesson(2)], rule)
    assert assess(problem, at(0, 2, 8)).hard == 0
    assert assess(problem, at(0, 2, 8)).cost == 1.0
    assert [v.amount for v in assess(problem, at(0, 3, 8)).violations if v.hard] == [1.0]
    three = [v for v in assess(problem, at(0, 2, 4)).violations if v.hard]
    assert {len(v.lessons): v.amount for v in three} == {2: 1.0, 3: 1.0}


def test_lessons_beyond_a_days_quota_are_counted_hard_in_each_week_even_when_soft() -> None:
    rule = DaysApart(uid="d", rule_id="different_days", weight=1.0, lessons=(0, 1, 2, 3), min_days=0, most_a_day=2)
    problem = school([lesson(), lesson(), lesson(), lesson(weeks=2)], rule, weeks=2)
    whole = replace(problem, lessons=tuple(replace(one, weeks=one.weeks if one.weeks == 2 else 3) for one in problem.lessons))
    assert assess(whole, at(0, 2, 8, 9)).hard == 0
    assert [(v.amount, v.lessons) for v in assess(whole, at(0, 2, 4, 8)).violations if v.hard] == [(1.0, (0, 1, 2))]
    assert [(v.amount, v.lessons) for v in assess(whole, at(0, 2, 8, 4)).violations if v.hard] == [(1.0, (0, 1, 3))]
    assert assess(problem, at(0, 2, 8, 4)).hard == 0


def test_not_overlapping_counts_pairs() -> None:
    rule = NotOverlapping(uid="n", rule_id="not_overlapping", weight=2.0, lessons=(0, 1, 2))
    problem = school([lesson(2, (PUPILS,)), lesson(2, (OTHER_PUPILS,)), lesson(2, (TEACHER,))], rule)
    assert assess(problem, at(0, 2, 4)).cost == 0
    assert assess(problem, at(0, 1, 2)).cost == 4.0
    assert assess(problem, at(0, 0, 0)).cost == 6.0


def test_same_start_counts_differing_pairs() -> None:
    rule = SameStart(uid="s", rule_id="block", lessons=(0, 1, 2))
    problem = school([lesson(1, (PUPILS,)), lesson(2, (OTHER_PUPILS,)), lesson(1, (TEACHER,))], rule)
    assert assess(problem, at(4, 4, 4)).hard == 0
    assert amounts(problem, at(4, 4, 5), "block") == [2.0]
    assert amounts(problem, at(4, 5, 6), "block") == [3.0]
    assert amounts(problem, at(4, 5, -1), "block") == [1.0]


def test_preferred_rooms_and_the_cost_of_an_option() -> None:
    rule = PreferredRooms(uid="p", rule_id="preferred_room", weight=2.0, lessons=(0,), rooms=(ROOM,))
    problem = school([lesson(1, rooms=(ROOM, SMALL_ROOM))], rule)
    assert assess(problem, at(0, options=(0,))).cost == 0
    assert assess(problem, at(0, options=(1,))).cost == 2.0


def test_the_cost_of_a_room_option_counts() -> None:
    from solver.problem import Lesson, RoomOption

    problem = school([Lesson("l", 1, (PUPILS,), (RoomOption((ROOM,), 1.5), RoomOption((SMALL_ROOM,))))])
    verdict = assess(problem, at(0, options=(0,)))
    assert (verdict.cost, verdict.hard, verdict.violations[0].rule_id) == (1.5, 0, "preferred_room")


def test_min_break_counts_the_missing_slots_of_neighbours() -> None:
    rule = MinBreak(uid="m", rule_id="min_break", weight=1.0, resources=(PUPILS,), slots=2)
    problem = school([lesson(1), lesson(1), lesson(1)], rule)
    assert assess(problem, at(0, 3, 6)).cost == 0
    assert assess(problem, at(0, 1, 3)).cost == 2 + 1
    assert assess(problem, at(0, 1, 8)).cost == 2


def test_min_break_sees_neighbours_of_the_same_week_only() -> None:
    rule = MinBreak(uid="m", rule_id="min_break", weight=1.0, resources=(PUPILS,), slots=3)
    lessons = [lesson(1, weeks=1), lesson(1, weeks=2), lesson(1, weeks=3)]
    assert assess(school(lessons, rule, weeks=2), at(0, 1, 3)).cost == (3 - 2) + (3 - 1)


@pytest.mark.parametrize(
    "solution", [at(0), at(0, 40), at(0, -2), Solution((0, 0), (0, -1)), Solution((0, 0), (-1, -2)), Solution((0, 0), (-1,))]
)
def test_a_solution_of_another_problem_is_refused(solution: Solution) -> None:
    with pytest.raises(ValueError, match=r"lesson"):
        assess(school([lesson(), lesson()]), solution)
