"""Small problems for tests: a plain one to put rules on, and random ones with any rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from solver.problem import Grid, Lesson, Problem, Resource, ResourceKind, RoomOption
from solver.result import Solution
from solver.rules import (
    AllowedStarts,
    BuildingChanges,
    Closed,
    Continuous,
    DayLoad,
    DayQuota,
    DaysApart,
    DaySpan,
    EarlyStart,
    FewRooms,
    FewSlots,
    FreeWindow,
    Gaps,
    LateEnd,
    MinBreak,
    NightRest,
    NotOverlapping,
    Pair,
    PreferredRooms,
    RoomPeak,
    Rule,
    SameRoom,
    SameStart,
    ShortDays,
    SlotPeak,
    Spread,
    WindowDays,
    WorkDays,
)
from solver.rules.pair import Relation

PUPILS, OTHER_PUPILS, TEACHER, ROOM, SMALL_ROOM, HALL = range(6)

RESOURCES = (
    Resource("pupils", ResourceKind.PUPILS),
    Resource("other pupils", ResourceKind.PUPILS),
    Resource("teacher", ResourceKind.TEACHER),
    Resource("room", ResourceKind.ROOM, capacity=30, building="east"),
    Resource("small room", ResourceKind.ROOM, capacity=10, building="west"),
    Resource("hall", ResourceKind.ROOM, capacity=40, shared=True),
)


def school(lessons: list[Lesson], *rules: Rule, days: int = 5, slots: int = 8, weeks: int = 1) -> Problem:
    """A problem with the resources above."""
    return Problem(Grid(days, slots, 5), RESOURCES, tuple(lessons), rules, weeks)


def lesson(length: int = 1, people: tuple[int, ...] = (PUPILS,), rooms: tuple[int, ...] = (), **fields: int | bool) -> Lesson:
    """A lesson with one room option for each of `rooms`."""
    return Lesson("lesson", length, people, tuple(RoomOption((room,)) for room in rooms), **fields)  # type: ignore[arg-type]


def at(*starts: int, options: tuple[int, ...] | None = None) -> Solution:
    """A solution with these starts."""
    return Solution(tuple(starts), options if options is not None else (-1,) * len(starts))


def lying(problem: Problem, solution: Solution) -> Problem:
    """The problem with its lessons where the solution has them."""
    rows = zip(problem.lessons, solution.starts, solution.options, strict=True)
    return replace(problem, lessons=tuple(replace(one, start=start, option=option) for one, start, option in rows))


def all_solutions(problem: Problem, staying: Mapping[int, Solution] | None = None) -> Iterator[Solution]:
    """Every complete placement within the days, with a room wherever there are options; lessons in `staying` where that has them."""
    slots = problem.grid.slots
    choices = []
    for index, one in enumerate(problem.lessons):
        if staying is not None and index in staying:
            choices.append([(staying[index].starts[index], staying[index].options[index])])
            continue
        starts = [p for p in range(problem.grid.positions) if one.before <= p % slots <= slots - one.length - one.after]
        if one.fixed_time and one.start >= 0:
            starts = [one.start]
        options = list(range(len(one.room_options))) or [-1]
        if one.fixed_room and one.option >= 0:
            options = [one.option]
        choices.append(list(itertools.product(starts, options)))
    for chosen in itertools.product(*choices):
        yield Solution(tuple(start for start, _ in chosen), tuple(option for _, option in chosen))


@st.composite
def problems(
    draw: st.DrawFn,
    *,
    max_lessons: int = 3,
    days: int = 2,
    slots: int = 4,
    max_rules: int = 3,
    fixed: bool = True,
    only: type[Rule] | None = None,
) -> Problem:
    """Random problems on a small grid, with one or two week classes and any rules, hard and soft; `only`: at least one of that form and
    none of another."""
    weeks = draw(st.integers(1, 2))
    lessons = []
    for index in range(draw(st.integers(1, max_lessons))):
        people = draw(st.lists(st.sampled_from((PUPILS, OTHER_PUPILS, TEACHER)), min_size=1, max_size=2, unique=True))
        padded = draw(st.sampled_from((0, 0, 0, 1)))
        rooms = draw(st.lists(st.sampled_from(((ROOM,), (SMALL_ROOM,), (HALL,), (ROOM, SMALL_ROOM))), max_size=2, unique=True))
        options = tuple(RoomOption(room, draw(st.sampled_from((0.0, 0.0, 1.5)))) for room in rooms)
        one = Lesson(
            f"lesson {index}",
            draw(st.integers(1, 2)),
            tuple(people),
            options,
            weeks=draw(st.integers(1, 2**weeks - 1)),
            size=draw(st.sampled_from((5, 12, 25))),
            before=padded,
            after=draw(st.sampled_from((0, 0, 1))) if not padded else 0,
        )
        lessons.append(one)
    kinds = [strategy for form, strategy in _rules(len(lessons), days, slots) if only in (None, form)]
    rules = draw(st.lists(st.one_of(kinds), min_size=0 if only is None else 1, max_size=max_rules))
    if fixed and draw(st.integers(0, 4)) == 0:
        first = lessons[0]
        lessons[0] = Lesson(
            first.uid,
            first.length,
            first.people,
            first.room_options,
            first.weeks,
            first.size,
            first.before,
            first.after,
            start=draw(st.integers(0, days - 1)) * slots + first.before,
            option=0 if first.room_options else -1,
            fixed_time=True,
            fixed_room=bool(first.room_options) and draw(st.booleans()),
        )
    return Problem(Grid(days, slots, 5), RESOURCES, tuple(lessons), tuple(rules), weeks)


def _built(form: type[Rule], **fields: object) -> tuple[type[Rule], st.SearchStrategy[Rule]]:
    return form, st.builds(form, **fields)  # type: ignore[arg-type]


def _rules(lessons: int, days: int, slots: int) -> list[tuple[type[Rule], st.SearchStrategy[Rule]]]:
    some_lessons = st.lists(st.integers(0, lessons - 1), min_size=1, max_size=lessons, unique=True).map(tuple)
    people = st.lists(st.sampled_from((PUPILS, OTHER_PUPILS, TEACHER)), min_size=1, max_size=3, unique=True).map(tuple)
    positions = st.lists(st.integers(0, days * slots - 1), min_size=1, max_size=days * slots // 2, unique=True).map(tuple)
    common = {"uid": st.uuids().map(str), "rule_id": st.just("rule"), "weight": st.sampled_from((None, 1.0, 2.5))}
    few = st.integers(0, 3)
    limit = st.integers(-1, 2)
    return [
        _built(AllowedStarts, **common, lessons=some_lessons, starts=positions),
        _built(Closed, uid=common["uid"], rule_id=st.just("closed"), resources=people, positions=positions),
        _built(Closed, **common, resources=st.just((ROOM,)), positions=positions),
        _built(Gaps, **common, resources=people, max_per_day=limit, max_per_week=limit),
        _built(DayLoad, **common, resources=people, maximum=st.integers(-1, 3), minimum=few, allow_empty=st.booleans()),
        _built(DaySpan, **common, resources=people, maximum=few, longer_days=st.integers(0, 1)),
        _built(WindowDays, **common, resources=people, start=st.integers(0, 2), end=st.integers(1, slots), maximum=st.integers(0, 1)),
        _built(Continuous, **common, resources=people, maximum=st.integers(1, 3)),
        _built(FreeWindow, **common, resources=people, start=st.integers(0, 2), end=st.integers(2, slots), slots=st.integers(1, 2)),
        _built(EarlyStart, **common, resources=people, max_late=st.integers(0, 1)),
        _built(WorkDays, **common, resources=people, maximum=st.integers(1, days), minimum=st.integers(0, 1)),
        _built(MinBreak, **common, resources=people, slots=st.integers(1, 2)),
        _built(
            DaysApart,
            **common,
            lessons=some_lessons,
            min_days=st.integers(0, 2),
            adjacent_if_same_day=st.booleans(),
            most_a_day=st.integers(0, 2),
        ),
        _built(NotOverlapping, **common, lessons=some_lessons),
        _built(
            Pair,
            **common,
            lessons=st.permutations(range(lessons)).map(lambda order: tuple(order[:2])),
            relation=st.sampled_from(tuple(Relation)).map(str),
            amount=st.integers(0, 2),
            breaks=st.lists(st.integers(0, days * slots - 1), max_size=days, unique=True).map(lambda row: tuple(sorted(row))),
        ),
        _built(NightRest, **common, resources=people, slots=few, around=st.booleans()),
        _built(LateEnd, **common, resources=people, latest=st.integers(0, slots)),
        _built(ShortDays, **common, resources=people, minimum=few),
        _built(Spread, **common, lessons=some_lessons, maximum=st.integers(0, 2)),
        _built(SameRoom, **common, lessons=some_lessons),
        _built(FewSlots, **common, lessons=some_lessons, positions=positions, maximum=few, span=st.integers(1, slots)),
        _built(DayQuota, **common, lessons=some_lessons, maximum=st.integers(0, 1), days=st.integers(1, 2)),
        _built(SlotPeak, **common, lessons=some_lessons, positions=positions, maximum=st.integers(0, 1)),
        _built(BuildingChanges, **common, resources=people, max_per_day=limit, max_per_week=limit),
        _built(BuildingChanges, uid=common["uid"], rule_id=st.just("walk"), resources=people, max_per_day=limit, min_gap=st.integers(1, 2)),
        _built(FewRooms, **common, lessons=some_lessons, maximum=st.integers(0, 1)),
        _built(RoomPeak, **common, resources=st.just((HALL,)), maximum=st.sampled_from((0, 10, 30))),
        _built(SameStart, **common, lessons=some_lessons),
        _built(PreferredRooms, **common, lessons=some_lessons, rooms=st.sampled_from(((ROOM,), (SMALL_ROOM, HALL)))),
    ]
