"""Each rule of the catalogue in the solver's form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError
from scheduler_app.services.solving.build import build
from scheduler_app.services.solving.built import Built
from scheduler_app.services.solving.check import check
from scheduler_app.services.solving.rules import CONVERTERS
from solver import rules as forms
from tests.schools import tiny_school

SLOTS = 108  # 08:00–17:00 on the 5-minute grid


def _school(*rules: Rule, **fields: Any) -> School:
    return replace(tiny_school(), rules={rule.uid: rule for rule in rules}, blocks={}, placements={}, **fields)


def _built(rule_id: str, scope: Scope, *targets: str, weight: float | None = None, **params: Any) -> tuple[Built, list[Any]]:
    built = build(_school(Rule("r", rule_id, scope, targets, params, weight)))
    found = [rule for rule in built.problem.rules if rule.uid == "r"]
    assert all(rule.rule_id == rule_id for rule in found)
    return built, found


def _named(built: Built, lessons: tuple[int, ...]) -> set[str]:
    return {built.lesson_uids[index] for index in lessons}


def _groups(built: Built, resources: tuple[int, ...]) -> set[str]:
    return {group for index in resources for group in built.profiles[index].groups}


def test_every_rule_of_the_catalogue_has_a_converter() -> None:
    assert set(CONVERTERS) == set(CATALOGUE)


def test_frame_closes_what_lies_outside_for_the_groups_people() -> None:
    built, (rule,) = _built("frame", Scope.GROUP, "7A", start=490, end=1000, days=(0,))
    assert isinstance(rule, forms.Closed)
    assert _groups(built, rule.resources) == {"7A", "7A1", "7A2"}
    assert set(rule.positions) == {0, 1} | set(range(104, SLOTS))


def test_frame_of_the_school_holds_for_teachers_too() -> None:
    built, (rule,) = _built("frame", Scope.SCHOOL, start=490, end=1000)
    assert {built.resource_uids[index] for index in rule.resources if index not in built.profiles} == {"AND", "BER", "CEC", "DAV"}
    assert len(rule.positions) == 5 * 6


def _with_a_lesson_of_nobody(rule: Rule) -> School:
    school = _school(rule)
    lesson, row = next(iter(school.lessons)), next(iter(school.requirements.values()))
    nobody = replace(row, uid="nobody", teachers=(), groups=())
    return replace(
        school,
        requirements={**school.requirements, "nobody": nobody},
        lessons={**school.lessons, "empty": replace(school.lessons[lesson], uid="empty", requirement="nobody")},
    )


def _lying(school: School, lesson: str, start: int) -> School:
    place = Placement(school.current, lesson, 0, start)
    return replace(school, placements={place.uid: place})


@pytest.mark.parametrize(("scope", "forbidden"), [(Scope.SCHOOL, 1), (Scope.STAFF, 0)])
def test_what_is_closed_to_the_school_is_closed_to_a_lesson_of_nobody(scope: Scope, forbidden: int) -> None:
    closed = Rule("r", "closed", scope, ("AND",) if scope is Scope.STAFF else (), {"positions": (480, 485, 490)})
    school = _with_a_lesson_of_nobody(closed)
    broken = {start: [row.severity for row in check(_lying(school, "empty", start)).violations if row.rule == "r"] for start in (480, 600)}
    assert broken == {480: ["hard"] * forbidden, 600: []}


def test_a_soft_frame_becomes_a_wish_on_the_lessons() -> None:
    built, found = _built("frame", Scope.STAFF, "CEC", start=540, end=960, weight=2.0)
    sport, conference = sorted(found, key=lambda rule: -len(rule.lessons))
    assert _named(built, sport.lessons) == {f"IDH-7{c}-{n}" for c in "AB" for n in (1, 2)}
    assert _named(built, conference.lessons) == {"KONF-1"}
    rule = sport
    assert isinstance(rule, forms.AllowedStarts)
    assert rule.weight == 2.0
    # set-up of 5 and clean-up of 10 minutes lie within the frame as well
    assert min(rule.starts) == 13
    assert max(start % SLOTS for start in rule.starts) == (960 - 480 - 60 - 10) // 5


def test_unavailable_closes_every_slot_touched() -> None:
    _, (rule,) = _built("unavailable", Scope.STAFF, "DAV", day=4, start=602, end=608)
    assert rule.positions == (4 * SLOTS + 24, 4 * SLOTS + 25)


def test_a_room_may_be_unavailable_softly() -> None:
    built, (rule,) = _built("unavailable", Scope.ROOM, "GYM", day=0, start=480, end=485, weight=5.0)
    assert isinstance(rule, forms.Closed)
    assert rule.weight == 5.0
    assert [built.resource_uids[index] for index in rule.resources] == ["GYM"]


def test_closed_takes_minutes_of_the_week() -> None:
    _, (rule,) = _built("closed", Scope.STAFF, "AND", positions=(480, 1440 + 485, 6 * 1440 + 600))
    assert rule.positions == (0, SLOTS + 1)


def test_fixed_time_is_one_start() -> None:
    built, (rule,) = _built("fixed_time", Scope.LESSON, "MA-7A-1", day=2, start=540)
    assert rule.starts == (2 * SLOTS + 12,)
    assert _named(built, rule.lessons) == {"MA-7A-1"}


def test_preferred_time_leaves_the_whole_lesson_inside() -> None:
    _, (rule,) = _built("preferred_time", Scope.REQUIREMENT, "MA-7A", start=480, end=600, days=(1,), weight=2.0)
    assert rule.starts == tuple(range(SLOTS, SLOTS + 13))
    assert rule.weight == 2.0


def test_allowed_starts_and_slots() -> None:
    _, (starts,) = _built("allowed_starts", Scope.LESSON, "MA-7A-1", positions=(480, 500))
    assert starts.starts == (0, 4)
    _, (slots,) = _built("allowed_slots", Scope.LESSON, "MA-7A-1", positions=tuple(range(480, 545, 5)))
    assert slots.starts == (0, 1)


def test_lunch_as_a_lesson_lies_within_the_window() -> None:
    built, (rule,) = _built("lunch_window", Scope.SUBJECT, "LUNCH", start=640, end=780)
    assert isinstance(rule, forms.AllowedStarts)
    assert min(rule.starts) == 32
    assert max(start % SLOTS for start in rule.starts) == (780 - 480 - 30) // 5
    assert len(_named(built, rule.lessons)) == 10


def test_lunch_for_people_is_free_time() -> None:
    _, (rule,) = _built("lunch_window", Scope.STAFF, "AND", start=640, end=780, minutes=28)
    assert isinstance(rule, forms.FreeWindow)
    assert (rule.start, rule.end, rule.slots) == (32, 60, 6)


def test_different_days_by_subject_makes_a_set_for_each_group() -> None:
    built, found = _built("different_days", Scope.SUBJECT, "MA", "BL")
    assert [_named(built, rule.lessons) for rule in found] == [{f"MA-7{c}-{n}" for n in (1, 2, 3)} for c in "AB"]


def test_different_days_of_listed_lessons_is_one_set() -> None:
    built, (rule,) = _built("different_days", Scope.LESSON, "MA-7A-1", "SV-7A-1", days_between=2, adjacent_if_same_day=1, weight=1.0)
    assert _named(built, rule.lessons) == {"MA-7A-1", "SV-7A-1"}
    assert (rule.min_days, rule.adjacent_if_same_day) == (2, True)


@pytest.mark.parametrize(("given", "most"), [({}, 0), ({"most_a_day": -1}, 0), ({"most_a_day": 2}, 2)])
def test_different_days_may_limit_the_lessons_of_one_day(given: dict[str, int], most: int) -> None:
    _, (rule,) = _built("different_days", Scope.LESSON, "MA-7A-1", "MA-7A-2", "MA-7A-3", weight=0.0, **given)
    assert (rule.weight, rule.most_a_day) == (0.0, most)


@pytest.mark.parametrize(("rule_id", "form"), [("same_start", forms.SameStart), ("not_overlapping", forms.NotOverlapping)])
def test_lessons_against_each_other(rule_id: str, form: type) -> None:
    built, (rule,) = _built(rule_id, Scope.LESSON, "MA-7A-1", "SV-7B-1")
    assert isinstance(rule, form)
    assert _named(built, rule.lessons) == {"MA-7A-1", "SV-7B-1"}


def test_gaps_count_slots_and_weigh_minutes_over_a_mean_week() -> None:
    built, (rule,) = _built("gaps", Scope.GROUP, "7A", max_per_day=62, weight=0.1)
    assert isinstance(rule, forms.Gaps)
    assert (rule.max_per_day, rule.max_per_week) == (12, -1)
    assert rule.weight == pytest.approx(0.1 * 5 / built.problem.week_classes)


def test_gaps_without_a_limit_count_every_idle_minute() -> None:
    _, (rule,) = _built("gaps", Scope.STAFF, weight=0.1)
    assert (rule.max_per_day, rule.max_per_week) == (-1, 0)


def test_gaps_leave_adapted_pupils_alone_but_limits_do_not_need_them() -> None:
    built, (rule,) = _built("gaps", Scope.GROUP, "7A", weight=0.1)
    assert not any(built.profiles[index].adapted for index in rule.resources)
    assert len(rule.resources) == 2


@pytest.mark.parametrize(
    ("rule_id", "params", "field", "value"),
    [
        ("max_minutes_per_day", {"minutes": 302}, "maximum", 60),
        ("min_minutes_per_day", {"minutes": 302, "allow_empty": 0}, "minimum", 61),
        ("max_day_length", {"minutes": 360}, "maximum", 72),
        ("max_continuous", {"minutes": 120}, "maximum", 24),
        ("max_days", {"days": 4}, "maximum", 4),
        ("min_days", {"days": 2}, "minimum", 2),
        ("early_start", {"max_late": 1}, "max_late", 1),
        ("min_break", {"minutes": 8}, "slots", 2),
    ],
)
def test_shapes_of_days_and_weeks(rule_id: str, params: dict[str, int], field: str, value: int) -> None:
    built, (rule,) = _built(rule_id, Scope.STAFF, "AND", **params)
    assert getattr(rule, field) == value
    assert [built.resource_uids[index] for index in rule.resources] == ["AND"]
    assert rule.weight is None


def test_a_wished_room_concerns_only_lessons_that_could_use_it() -> None:
    built, (rule,) = _built("preferred_room", Scope.GROUP, "7A", rooms=("A1",), weight=1.0)
    named = _named(built, rule.lessons)
    assert {"MA-7A-1", "EN-7A-2"} <= named
    assert not named & {"IDH-7A-1", "LUNCH-7A-1"}


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Rule("r", "max_days", Scope.STAFF, ("gone",)), "build_rule_target_missing"),
        (Rule("r", "preferred_room", Scope.SUBJECT, ("MA",), {"rooms": ("gone",)}, 1.0), "build_rule_target_missing"),
        (Rule("r", "frame", Scope.SCHOOL, (), {"start": 900, "end": 600}), "build_rule_empty_range"),
        (Rule("r", "frame", Scope.SCHOOL, (), {"start": "early", "end": 600}), "build_rule_parameter"),
        (Rule("r", "fixed_time", Scope.LESSON, ("MA-7A-1",), {"day": 5, "start": 540}), "build_rule_no_start"),
        (Rule("r", "allowed_slots", Scope.LESSON, ("MA-7A-1",), {"positions": (480, 485)}), "build_rule_no_start"),
        (Rule("r", "lunch_window", Scope.STAFF, ("AND",), {"start": 640, "end": 660, "minutes": 30}), "build_rule_lunch_minutes"),
        (Rule("r", "min_days", Scope.STAFF, ("AND",), {"days": 6}), "build_rule_too_many_days"),
        (Rule("r", "haunted", Scope.SCHOOL), "build_unknown_rule"),
        (Rule("r", "different_days", Scope.SUBJECT, ("MA",), {"most_a_day": 0}), "build_rule_parameter"),
        (Rule("r", "gaps", Scope.STAFF, (), {}, -1.0), "build_rule_parameter"),
        (Rule("r", "gaps", Scope.STAFF, (), {}, float("nan")), "build_rule_parameter"),
    ],
)
def test_a_rule_that_makes_no_sense_is_named(rule: Rule, code: str) -> None:
    with pytest.raises(InputError) as caught:
        build(_school(rule))
    assert caught.value.code == code
    assert caught.value.data["uid"] == "r"


def test_a_switched_off_rule_is_not_even_looked_at() -> None:
    built = build(_school(Rule("r", "haunted", Scope.SCHOOL, active=False)))
    assert not [rule for rule in built.problem.rules if rule.uid == "r"]
