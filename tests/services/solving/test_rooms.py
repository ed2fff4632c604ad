"""Which rooms a lesson may use."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import NO_ROOM, Room, RoomNeed
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving import check
from scheduler_app.services.solving.build import build
from scheduler_app.services.solving.rooms import MAX_OPTIONS
from tests.schools import tiny_school


def _with(school: School, need: RoomNeed, *rules: Rule, **rooms: Room) -> School:
    requirements = dict(school.requirements)
    requirements["MA-7A"] = replace(requirements["MA-7A"], room_need=need)
    return replace(
        school, requirements=requirements, rooms={**school.rooms, **rooms}, rules={rule.uid: rule for rule in rules}, placements={}
    )


def _rooms(school: School, lesson: str = "MA-7A-1") -> list[tuple[str, ...]]:
    built = build(school)
    index = built.lesson_uids.index(lesson)
    return [built.rooms_of(index, option) for option in range(len(built.problem.lessons[index].room_options))]


def test_a_plain_lesson_may_use_any_plain_room_with_seats_the_smallest_first() -> None:
    school = _with(tiny_school(), RoomNeed(), small=Room("small", "Grupprum", 8), big=Room("big", "Aula", 100))
    assert _rooms(school) == [("A1",), ("A2",), ("big",)]


def test_tags_must_all_be_there_and_shared_rooms_are_only_used_by_name() -> None:
    assert _rooms(_with(tiny_school(), RoomNeed(tags=("art", "craft")))) == [("BILD",)]
    with pytest.raises(InputError):
        build(_with(tiny_school(), RoomNeed(tags=("dining",))))


def test_a_room_that_meets_the_need_is_no_breach_however_many_such_rooms_there_are() -> None:
    many = {f"r{n:03d}": Room(f"r{n:03d}", f"Sal {n:03d}", 40 + n) for n in range(MAX_OPTIONS + 10)}
    school = _with(tiny_school(), RoomNeed(), **many)
    far, gym = max(many), "GYM"
    assert (far,) not in _rooms(school)
    for room, breaches in ((far, 0), (gym, 1)):
        held = Placement(school.current, "MA-7A-1", 0, 490, (room,))
        found = check(replace(school, placements={held.uid: held})).violations
        assert sum(row.rule_id == "room_need" for row in found) == breaches


def test_listed_rooms_come_in_the_order_of_wish_and_cost_more_down_the_list() -> None:
    school = _with(tiny_school(), RoomNeed(rooms=("A2", "GYM", "A1")))
    assert _rooms(school) == [("A2",), ("GYM",), ("A1",)]
    built = build(school)
    costs = [option.cost for option in built.problem.lessons[built.lesson_uids.index("MA-7A-1")].room_options]
    assert costs == sorted(costs)
    assert costs[0] < costs[-1]


def test_two_rooms_at_once_share_the_pupils() -> None:
    school = _with(tiny_school(), RoomNeed(count=2), one=Room("one", "Grupprum 1", 6), two=Room("two", "Grupprum 2", 7))
    assert ("one", "two") in _rooms(school)
    assert all(len(rooms) == 2 for rooms in _rooms(school))


def test_a_lesson_that_needs_no_room_has_no_options() -> None:
    assert _rooms(_with(tiny_school(), NO_ROOM)) == []


def test_a_need_that_no_room_meets_names_the_lesson() -> None:
    with pytest.raises(InputError) as caught:
        build(_with(tiny_school(), RoomNeed(tags=("laboratory",))))
    assert caught.value.code == "build_no_room"
    assert caught.value.data["lesson"] == "7A Matematik"


def test_a_hard_wish_narrows_the_rooms_and_a_soft_one_does_not() -> None:
    hard = Rule("wish", "preferred_room", Scope.SUBJECT, ("MA",), {"rooms": ("A2",)})
    assert _rooms(_with(tiny_school(), RoomNeed(), hard)) == [("A2",)]
    assert set(_rooms(_with(tiny_school(), RoomNeed(), replace(hard, weight=1.0)))) == {("A1",), ("A2",)}


def test_a_wish_for_a_room_that_is_not_needed_can_be_left_unmet_at_its_cost() -> None:
    soft = Rule("wish", "preferred_room", Scope.REQUIREMENT, ("MA-7A",), {"rooms": ("A2",)}, 3.0)
    school = _with(tiny_school(), NO_ROOM, soft)
    assert _rooms(school) == [("A2",), ()]
    built = build(school)
    assert [option.cost for option in built.problem.lessons[built.lesson_uids.index("MA-7A-1")].room_options] == [0.0, 3.0]
    either = replace(soft, params={"rooms": ("A2", "A1")})
    built = build(_with(tiny_school(), NO_ROOM, either))
    assert [option.cost for option in built.problem.lessons[built.lesson_uids.index("MA-7A-1")].room_options] == [0.0, 0.0, 3.0]


def test_seats_can_be_stated_instead_of_counted() -> None:
    school = _with(tiny_school(), RoomNeed())
    requirements = dict(school.requirements)
    requirements["MA-7A"] = replace(requirements["MA-7A"], seats=31)
    with pytest.raises(InputError):
        build(replace(school, requirements=requirements))
