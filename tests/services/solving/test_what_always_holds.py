"""What holds in every school without a rule, by itself: kept where it can be, named where it cannot, with two ways out that were tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import ALWAYS_ON
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import RoomNeed
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.services.checking import check
from scheduler_app.services.solving import explain, solve
from tests.schools import TIMETABLE, tiny_school

At = tuple[int, int, str]


def _long(school: School) -> School:
    return replace(school, lessons={uid: replace(row, minutes=600) for uid, row in school.lessons.items()})


def _star_gazing(school: School) -> School:
    need = RoomNeed(tags=("observatory",))
    return replace(school, requirements={uid: replace(row, room_need=need) for uid, row in school.requirements.items()})


def _seats(seats: int) -> Callable[[School], School]:
    return lambda school: replace(school, rooms={uid: replace(row, seats=seats) for uid, row in school.rooms.items()})


@dataclass(frozen=True)
class Case:
    """What cannot hold in a school with these requirements once it is changed so, or its lessons lie locked so."""

    holds: str
    requirements: tuple[str, ...]
    locked: dict[str, At] = field(default_factory=dict)
    changed: Callable[[School], School] = lambda school: school


CASES = (
    Case("placed", ("SV-7A",), changed=_long),
    Case("no_overlap_pupil", ("SV-7A", "MA-7A"), {"SV-7A-1": (0, 480, "A1"), "MA-7A-1": (0, 500, "A2")}),
    Case("no_overlap_teacher", ("MA-7A", "MA-7B"), {"MA-7A-1": (0, 480, "A1"), "MA-7B-1": (0, 500, "A2")}),
    Case("no_overlap_room", ("SV-7A", "MA-7B"), {"SV-7A-1": (0, 480, "A1"), "MA-7B-1": (0, 500, "A1")}),
    Case("room_need", ("SV-7A",), {"SV-7A-1": (0, 480, "GYM")}),
    Case("room_need", ("SV-7A",), changed=_star_gazing),
    Case("room_need", ("SV-7A",), changed=_seats(5)),
    Case("room_seats", ("LUNCH-7A", "LUNCH-7B"), {"LUNCH-7A-1": (0, 660, "MATSAL"), "LUNCH-7B-1": (0, 660, "MATSAL")}, _seats(20)),
    Case("block", ("EN-7A", "EN-7B"), {"EN-7A-1": (0, 480, "A1"), "EN-7B-1": (0, 600, "A2")}),
)
LOCKS = {"fixed_time"}


def _school(case: Case) -> School:
    school = tiny_school()
    requirements = {uid: school.requirements[uid] for uid in case.requirements}
    lessons = {uid: row for uid, row in school.lessons.items() if row.requirement in requirements}
    return replace(school, rules={}, programmes={}, placements={}, requirements=requirements, lessons=lessons)


def _contradicted(case: Case) -> School:
    rows = [
        Placement(TIMETABLE, uid, day, start, (room,), LockedBy.PERSON, LockedBy.PERSON) for uid, (day, start, room) in case.locked.items()
    ]
    return case.changed(replace(_school(case), placements={row.uid: row for row in rows}))


def test_everything_that_always_holds_has_its_case() -> None:
    assert {case.holds for case in CASES} == set(ALWAYS_ON)


@pytest.mark.parametrize("requirements", {case.requirements for case in CASES}, ids="+".join)
def test_it_is_kept_where_it_can_be(requirements: tuple[str, ...]) -> None:
    school = _school(Case("", requirements))
    outcome = solve(school, time_limit=1.0)
    assert outcome.summary()["status"] in ("complete", "optimal")
    assert check(apply_changes(school, outcome.step.changes)).hard == 0


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.holds)
def test_where_it_cannot_hold_it_is_named_with_two_ways_out(case: Case) -> None:
    school = _contradicted(case)
    explanation = explain(school, 20.0, "en")
    data = explanation.data()
    assert data["status"] == "infeasible"
    assert {row.rule_id for row in explanation.rules} - LOCKS == {case.holds}
    assert all(row.instance for row in explanation.rules)
    verified = [way.change for way in explanation.ways_out if way.verified]
    assert len(verified) >= 2
    assert not any("Drop the rule" in way for way in verified if case.holds != "block")


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.holds)
def test_a_search_says_so(case: Case, keep: bool) -> None:
    assert solve(_contradicted(case), time_limit=1.0, keep=keep).summary()["status"] in ("infeasible", "partial")
