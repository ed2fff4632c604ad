"""The search against every placement there is, on problems small enough to list them all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings

from solver.checker import Checker
from solver.construct import Construction
from solver.kernel import layout as at
from solver.kernel.search import advance
from solver.precheck import precheck
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.rules import (
    AllowedStarts,
    Closed,
    Continuous,
    DayLoad,
    DaysApart,
    DaySpan,
    EarlyStart,
    FreeWindow,
    Gaps,
    MinBreak,
    NotOverlapping,
    PreferredRooms,
    Rule,
    SameStart,
    Spread,
    WorkDays,
)
from solver.stopping import Stop
from tests.solver.small_problems import HALL, OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, TEACHER, all_solutions, lesson, problems, school

_BY_LISTING = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


def _feasible(problem: Problem) -> bool:
    checker = Checker(problem)
    return any(checker.assess(solution).hard == 0 for solution in all_solutions(problem))


@_BY_LISTING
@given(problems())
def test_what_can_be_placed_is_placed(problem: Problem) -> None:
    assume(_feasible(problem))
    construction = Construction(problem)
    assert construction.run(Stop(20)), "no complete timetable found, though there is one"
    assert Checker(problem).assess(construction.solution()).hard == 0


@settings(_BY_LISTING, max_examples=60)
@given(problems())
def test_a_contradiction_is_never_claimed_of_a_solvable_problem(problem: Problem) -> None:
    found = precheck(problem)
    assume(found)
    assert not _feasible(problem), found


def _solved(problem: Problem) -> tuple[int, ...]:
    construction = Construction(problem)
    assert construction.run(Stop(20))
    solution = construction.solution()
    assert Checker(problem).assess(solution).hard == 0
    return solution.starts


_PEOPLE = (PUPILS,)
_FOUR = [lesson(), lesson(), lesson(), lesson()]


@pytest.mark.parametrize(
    "rule",
    [
        Closed(uid="1", rule_id="r", resources=_PEOPLE, positions=(0, 2, 4, 6)),
        AllowedStarts(uid="1", rule_id="r", lessons=(0, 1, 2, 3), starts=(1, 3, 5, 7)),
        DaysApart(uid="1", rule_id="r", lessons=(0, 1), min_days=1),
        DaysApart(uid="1", rule_id="r", lessons=(0, 1), min_days=0, adjacent_if_same_day=True),
        DaysApart(uid="1", rule_id="r", weight=0.0, lessons=(0, 1, 2, 3), most_a_day=2),
        DaysApart(uid="1", rule_id="r", weight=1.0, lessons=(1, 3), most_a_day=1),
        Gaps(uid="1", rule_id="r", resources=_PEOPLE, max_per_week=0),
        Gaps(uid="1", rule_id="r", resources=_PEOPLE, max_per_day=0),
        DayLoad(uid="1", rule_id="r", resources=_PEOPLE, maximum=2),
        DayLoad(uid="1", rule_id="r", resources=_PEOPLE, minimum=4),
        DayLoad(uid="1", rule_id="r", resources=_PEOPLE, minimum=2, allow_empty=False),
        DaySpan(uid="1", rule_id="r", resources=_PEOPLE, maximum=2),
        Continuous(uid="1", rule_id="r", resources=_PEOPLE, maximum=1),
        FreeWindow(uid="1", rule_id="r", resources=_PEOPLE, start=1, end=3, slots=2),
        EarlyStart(uid="1", rule_id="r", resources=_PEOPLE, max_late=0),
        WorkDays(uid="1", rule_id="r", resources=_PEOPLE, maximum=1),
        WorkDays(uid="1", rule_id="r", resources=_PEOPLE, maximum=2, minimum=2),
        MinBreak(uid="1", rule_id="r", resources=_PEOPLE, slots=2),
        NotOverlapping(uid="1", rule_id="r", lessons=(0, 1, 2, 3)),
        Spread(uid="1", rule_id="r", lessons=(0, 1), maximum=0),
        Spread(uid="1", rule_id="r", lessons=(0, 1, 2), maximum=1),
    ],
    ids=lambda rule: type(rule).__name__,
)
def test_one_hard_rule_is_kept(rule: Rule) -> None:
    _solved(school(_FOUR, rule, days=2, slots=4))


def test_lessons_of_a_block_start_together_each_in_a_room_of_its_own() -> None:
    block = [lesson(2, (PUPILS,), (ROOM, SMALL_ROOM)), lesson(1, (OTHER_PUPILS,), (ROOM, SMALL_ROOM)), lesson(1, (PUPILS,))]
    starts = _solved(school(block, SameStart(uid="1", rule_id="block", lessons=(0, 1)), days=1, slots=3))
    assert starts[0] == starts[1]


def test_lessons_of_different_weeks_may_share_time_and_room() -> None:
    lessons = [lesson(2, (TEACHER,), (ROOM,), weeks=1), lesson(2, (TEACHER,), (ROOM,), weeks=2)]
    assert _solved(school(lessons, days=1, slots=2, weeks=2)) == (0, 0)


def test_a_shared_room_holds_lessons_up_to_its_seats() -> None:
    lessons = [lesson(1, (person,), (HALL,), size=20) for person in (PUPILS, OTHER_PUPILS, TEACHER)]
    assert sorted(_solved(school(lessons, days=1, slots=2))) in ([0, 0, 1], [0, 1, 1])


def test_padding_keeps_people_busy() -> None:
    lessons = [lesson(1, before=1), lesson(1, after=1)]
    starts = _solved(school(lessons, days=1, slots=4))
    assert starts in ((3, 0), (1, 2))


def test_a_lesson_is_not_put_into_a_room_it_may_not_have() -> None:
    lessons = [lesson(1, (PUPILS,), (ROOM, SMALL_ROOM), size=20), lesson(1, (OTHER_PUPILS,), (ROOM,))]
    forbidden = PreferredRooms(uid="1", rule_id="r", lessons=(0,), rooms=(ROOM,))
    assert sorted(_solved(school(lessons, forbidden, days=1, slots=2))) == [0, 1]


def test_fixed_lessons_stay_and_the_others_make_way() -> None:
    lessons = [lesson(2, start=1, fixed_time=True), lesson(1), lesson(1)]
    starts = _solved(school(lessons, days=1, slots=4))
    assert starts[0] == 1
    assert sorted(starts[1:]) == [0, 3]


def test_a_timetable_that_holds_is_kept() -> None:
    lessons = [lesson(1, (PUPILS,), (ROOM, SMALL_ROOM), start=start, option=1) for start in (7, 2, 12, 30)]
    construction = Construction(school(lessons))
    assert construction.run(Stop(20))
    assert construction.solution().starts == (7, 2, 12, 30)
    assert construction.solution().options == (1, 1, 1, 1)


@pytest.mark.parametrize(("days", "slots", "length"), [(5, 7, 1), (5, 96, 12)])
def test_a_full_week_is_filled_on_either_grid(days: int, slots: int, length: int) -> None:
    """Classes and teachers without a free slot: a Latin square with wishes for different days."""
    classes = 7
    week = days * (slots // length)
    kind = [ResourceKind.PUPILS] * classes + [ResourceKind.TEACHER] * classes
    resources = tuple(Resource(str(index), kind[index]) for index in range(2 * classes))
    lessons = tuple(
        Lesson(f"{number}", length, (number // week, classes + (number // week + number % week % classes) % classes), (RoomOption(()),))
        for number in range(classes * week)
        if number % week < week - 2
    )
    frame = AllowedStarts(uid="f", rule_id="f", lessons=tuple(range(len(lessons))), starts=tuple(range(0, days * slots, length)))
    _solved(Problem(Grid(days, slots), resources, lessons, (frame,)))


def test_the_same_seed_gives_the_same_timetable_and_another_a_different_one() -> None:
    lessons = [lesson(1, (person,), (ROOM, SMALL_ROOM)) for person in (PUPILS, OTHER_PUPILS, TEACHER) for _ in range(10)]
    problem = school(lessons, Gaps(uid="1", rule_id="r", resources=(TEACHER,), max_per_week=1))

    def solution(seed: int) -> object:
        construction = Construction(problem, seed)
        assert construction.run(Stop(20))
        return construction.solution()

    assert solution(3) == solution(3)
    assert solution(3) != solution(4)


def test_lessons_that_the_best_board_lacks_are_counted_while_it_searches() -> None:
    week = school([lesson() for _ in range(12)], DayLoad(uid="1", rule_id="r", resources=_PEOPLE, maximum=2), days=5, slots=4)
    construction = Construction(week)
    assert construction.unplaced == 12
    for _ in range(5):
        construction.slice()
        assert construction.unplaced == construction.solution().starts.count(-1) >= 2


def test_a_search_that_strays_goes_back_to_its_fullest_board() -> None:
    """Eight lessons of everybody in six slots: some always stay out."""
    teachers = tuple(Resource(f"t{number}", ResourceKind.TEACHER) for number in range(4))
    pupils = tuple(Resource(f"p{number}", ResourceKind.PUPILS) for number in range(4))
    lessons = tuple(Lesson(f"{one}/{other}/{part}", 1, (one, 4 + other)) for one in range(4) for other in range(4) for part in range(2))
    construction = Construction(Problem(Grid(1, 6), teachers + pupils, lessons))
    a = construction.tables.arrays
    for _ in range(100_000):
        advance(a, 1, 1 << 40)
        if a.counter[at.QUEUE_LENGTH] > a.counter[at.LEAST] + 2:
            break
    fullest, thrown = a.least_at.copy(), int(a.clash.sum())
    a.counter[at.LEAST_STEP] = -(1 << 40)
    advance(a, 1, 1 << 40)
    assert a.counter[at.QUEUE_LENGTH] == a.counter[at.LEAST]
    assert (a.unit[:, at.AT] == fullest).all()
    assert thrown > 0
    assert a.clash.sum() <= thrown // 2 + 1, "clashes of long ago weigh less"
    assert a.counter[at.QUEUE_LENGTH] == (fullest < 0).sum()
