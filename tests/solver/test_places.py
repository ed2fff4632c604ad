"""The places of one lesson: blocked exactly where the checker finds a hard rule broken by it, and costing what the checker says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.checker import assess
from solver.places import Blocker, Places, PlaceVerdict
from solver.placing.together import OUTSIDE
from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.result import Assessment, Solution
from solver.rules import Closed, DayLoad, DaysApart, Gaps, MinBreak
from tests.solver.small_problems import HALL, OTHER_PUPILS, PUPILS, ROOM, SMALL_ROOM, TEACHER, at, lesson, problems, school

_DIRECT = ("AllowedStarts", "Closed", "DaysApart", "NotOverlapping", "PreferredRooms")


def named_apart(problem: Problem) -> Problem:
    """The problem with rule ids that tell shapes from rules between lessons."""
    rules = tuple(
        replace(rule, uid=str(number), rule_id="direct" if type(rule).__name__ in _DIRECT else "shape")
        for number, rule in enumerate(problem.rules)
    )
    return replace(problem, rules=rules)


def with_lesson(solution: Solution, index: int, start: int, option: int) -> Solution:
    starts, options = list(solution.starts), list(solution.options)
    starts[index], options[index] = start, option
    return Solution(tuple(starts), tuple(options))


def shape_breaches(verdict: Assessment) -> Counter[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for violation in verdict.violations:
        if violation.hard and violation.rule_id == "shape":
            found[violation.rule, violation.resource] += int(violation.amount)
    return found


def broken_by(problem: Problem, solution: Solution, index: int, start: int, option: int) -> bool:
    """Whether the lesson there breaks a hard rule, by the checker alone."""
    after = assess(problem, with_lesson(solution, index, start, option))
    for violation in after.violations:
        if violation.hard and violation.rule_id not in ("placed", "shape") and index in violation.lessons:
            return True
    without = shape_breaches(assess(problem, with_lesson(solution, index, -1, -1)))
    now = shape_breaches(assess(problem, solution))
    there = shape_breaches(after)
    return any(there[key] > min(without[key], now[key]) for key in there)


@st.composite
def boards(draw: st.DrawFn) -> tuple[Problem, Solution, int]:
    problem = named_apart(draw(problems(max_lessons=5, days=3, slots=6, max_rules=4)))
    starts, options = [], []
    for one in problem.lessons:
        fits = [p for p in range(problem.grid.positions) if one.before <= p % 6 <= 6 - one.length - one.after]
        placed = draw(st.integers(0, 3)) > 0
        starts.append(draw(st.sampled_from(fits)) if placed else -1)
        options.append(draw(st.integers(0, len(one.room_options) - 1)) if placed and one.room_options else -1)
    return problem, Solution(tuple(starts), tuple(options)), draw(st.integers(0, len(problem.lessons) - 1))


@given(boards())
def test_places_agree_with_the_checker(board: tuple[Problem, Solution, int]) -> None:
    problem, solution, index = board
    places = Places(problem)
    before = assess(problem, solution).cost
    verdicts = places.of(solution, index)
    one = problem.lessons[index]
    assert [v.start for v in verdicts] == [p for p in range(problem.grid.positions) if one.before <= p % 6 <= 6 - one.length - one.after]
    for verdict in verdicts:
        options = range(len(one.room_options)) if one.room_options else [-1]
        possible = [option for option in options if not broken_by(problem, solution, index, verdict.start, option)]
        if verdict.free:
            assert verdict.options[0] in possible
            costs = {option: assess(problem, with_lesson(solution, index, verdict.start, option)).cost - before for option in possible}
            assert costs[verdict.options[0]] == pytest.approx(verdict.cost)
            assert min(costs.values()) == pytest.approx(verdict.cost)
        else:
            assert not possible


@given(boards(), st.integers(0, 4))
def test_places_remember_nothing_of_earlier_questions(board: tuple[Problem, Solution, int], other: int) -> None:
    problem, solution, index = board
    places = Places(problem)
    other %= len(problem.lessons)
    places.of(with_lesson(solution, other, -1, -1), other)
    places.of(solution, other)
    assert places.of(solution, index) == Places(problem).of(solution, index)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Problem, Solution, list[int]]:
    problem, solution, first = draw(boards())
    others = [index for index in range(len(problem.lessons)) if index != first]
    mates = draw(st.lists(st.sampled_from(others), unique=True, max_size=3)) if others else []
    return problem, solution, [first, *mates]


@given(blocks())
def test_a_block_can_go_where_each_of_its_lessons_can_with_the_others_away(board: tuple[Problem, Solution, list[int]]) -> None:
    problem, solution, lessons = board
    alone: list[dict[int, PlaceVerdict]] = []
    for index in lessons:
        away = solution
        for mate in lessons:
            away = with_lesson(away, mate, -1, -1) if mate != index else away
        alone.append({verdict.start: verdict for verdict in Places(problem).of(away, index)})
    together = Places(problem).together(solution, lessons)
    assert [verdict.start for verdict in together] == list(alone[0])
    for verdict in together:
        each = [verdicts.get(verdict.start) for verdicts in alone]
        found = [one for one in each if one is not None]
        assert verdict.free == (len(found) == len(each) and all(one.free for one in found))
        assert verdict.options_free == all(one.options_free for one in found)
        if verdict.free:
            assert verdict.cost == pytest.approx(sum(one.cost for one in found))
            assert verdict.options == tuple(one.options[0] for one in found)
            continue
        named = {what_is_in_the_way(blocker) for blocker in verdict.blockers}
        assert (OUTSIDE in verdict.blockers) == (len(found) < len(each))
        assert named - {what_is_in_the_way(OUTSIDE)} <= {what_is_in_the_way(blocker) for one in found for blocker in one.blockers}
        firm = {what_is_in_the_way(blocker) for one in found for blocker in one.blockers if blocker.rule_id != "shape"}
        assert firm <= named
        assert len(named) == len(verdict.blockers)


@given(blocks(), st.booleans())
def test_what_is_called_the_same_is_said_once(board: tuple[Problem, Solution, list[int]], by_rule: bool) -> None:
    problem, solution, lessons = board
    names: dict[object, list[object]] = {}

    def name(blocker: Blocker) -> list[object]:
        called = blocker.rule_id if by_rule else blocker
        return names.setdefault(called, [called])

    for known, named in zip(Places(problem).together(solution, lessons), Places(problem).named(solution, lessons, name), strict=True):
        assert named[:2] + named[3:] == known[:2] + known[3:]
        assert len(set(map(id, named.blockers))) == len(named.blockers)
        assert {id(one) for one in named.blockers} == {id(name(blocker)) for blocker in known.blockers}


def test_a_lesson_in_the_way_of_two_rooms_of_a_block_is_named_with_each_room() -> None:
    fixed = Lesson("there", 1, (), (RoomOption((0, 1)),), start=0, option=0, fixed_time=True)
    blocks = [Lesson(f"block {room}", 1, (), (RoomOption((room,)),), before=room) for room in (0, 1)]
    rooms = (Resource("first", ResourceKind.ROOM), Resource("second", ResourceKind.ROOM))
    problem = Problem(Grid(1, 4, 5), rooms, (fixed, *blocks), ())
    at_one = Places(problem).together(Solution((0, -1, -1), (0, -1, -1)), [1, 2])[1]
    assert [(blocker.rule_id, blocker.lesson, blocker.resource) for blocker in at_one.blockers] == [("no_overlap_room", 0, 1)]


def what_is_in_the_way(blocker: Blocker) -> tuple[object, ...]:
    """A blocker, of lessons that somebody attends the rule and the lesson alone: who it is may be any of a block's people."""
    person = blocker.rule_id.startswith("no_overlap") and blocker.rule_id != "no_overlap_room"
    return blocker[:3] if person else blocker


def test_a_collision_names_the_lesson_and_the_person() -> None:
    problem = school([lesson(2, (PUPILS,)), lesson(2, (TEACHER, PUPILS))])
    verdicts = {v.start: v for v in Places(problem).of(at(2, -1), 1)}
    assert [(b.rule_id, b.lesson, b.resource) for b in verdicts[3].blockers] == [("no_overlap_pupil", 0, PUPILS)]
    assert verdicts[4].free
    assert verdicts[0].free


def test_a_taken_room_gives_way_to_a_free_one() -> None:
    problem = school([lesson(2, (PUPILS,), (ROOM,)), lesson(1, (TEACHER,), (ROOM, SMALL_ROOM), size=5), lesson(1, (TEACHER,), (ROOM,))])
    places = Places(problem)
    solution = at(0, -1, -1, options=(0, -1, -1))
    assert (places.at(solution, 1, 0).options, places.at(solution, 1, 0).options_free) == ((1,), True)
    blocked = places.at(solution, 2, 0)
    assert (blocked.options, blocked.options_free) == ((0,), False)
    assert [(b.rule_id, b.lesson, b.resource) for b in blocked.blockers] == [("no_overlap_room", 0, ROOM)]


def test_a_full_hall_blocks_and_an_emptier_one_does_not() -> None:
    problem = school([lesson(2, (PUPILS,), (HALL,), size=25), lesson(1, (OTHER_PUPILS,), (HALL,), size=16)])
    places = Places(problem)
    solution = at(2, -1, options=(0, -1))
    assert [b.rule_id for b in places.at(solution, 1, 3).blockers] == ["room_seats"]
    assert places.at(solution, 1, 4).free


def test_rules_block_with_their_id_and_uid() -> None:
    rules = (
        Closed(uid="c", rule_id="unavailable", resources=(TEACHER,), positions=(0,)),
        DayLoad(uid="l", rule_id="max_minutes_per_day", resources=(PUPILS,), maximum=2),
        DaysApart(uid="d", rule_id="different_days", lessons=(0, 1), min_days=1),
        MinBreak(uid="m", rule_id="min_break", resources=(PUPILS,), slots=1),
    )
    problem = school([lesson(2), lesson(1, (PUPILS, TEACHER)), lesson(1)], *rules)
    places = Places(problem)
    solution = at(10, -1, -1)
    assert [(b.rule_id, b.rule) for b in places.at(solution, 1, 0).blockers] == [("unavailable", "c")]
    assert [(b.rule_id, b.rule, b.lesson) for b in places.at(solution, 1, 13).blockers] == [("different_days", "d", 0)]
    assert [(b.rule_id, b.rule, b.resource) for b in places.at(solution, 2, 12).blockers] == [
        ("max_minutes_per_day", "l", PUPILS),
        ("min_break", "m", PUPILS),
    ]


def test_a_day_that_has_its_quota_is_blocked_by_name() -> None:
    rule = DaysApart(uid="d", rule_id="different_days", weight=0.0, lessons=(0, 1, 2), most_a_day=2)
    places = Places(school([lesson(), lesson(), lesson()], rule))
    assert [(b.rule_id, b.rule, b.lesson) for b in places.at(at(0, 2, -1), 2, 5).blockers] == [("different_days", "d", 1)]
    assert places.at(at(0, 2, -1), 2, 8).free
    assert places.at(at(0, 10, -1), 2, 5).free


def test_moving_away_from_a_hole_it_fills_is_blocked_by_the_gap_rule() -> None:
    rule = Gaps(uid="g", rule_id="gaps", resources=(PUPILS,), max_per_week=0)
    problem = school([lesson(), lesson(), lesson()], rule)
    verdicts = {v.start: v for v in Places(problem).of(at(0, 1, 2), 1)}
    assert verdicts[1].free
    assert [(b.rule_id, b.rule, b.resource) for b in verdicts[8].blockers] == [("gaps", "g", PUPILS)]


def test_the_cost_is_the_change_from_now() -> None:
    rule = Gaps(uid="g", rule_id="gaps", weight=2.0, resources=(PUPILS,), max_per_week=0)
    problem = school([lesson(), lesson(), lesson()], rule)
    verdicts = {v.start: v.cost for v in Places(problem).of(at(0, 3, 2), 1)}
    assert (verdicts[3], verdicts[1], verdicts[8]) == (0.0, -2.0, 0.0)


def test_a_start_outside_the_day_is_refused() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Places(school([lesson(2)])).at(at(-1), 0, 7)
