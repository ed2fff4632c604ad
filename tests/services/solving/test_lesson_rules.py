"""Rules about order, nearness, tags, times and rooms of lessons in the solver's forms."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.solving.build import build
from scheduler_app.services.solving.built import Built
from scheduler_app.services.solving.check import check
from solver import rules as forms
from solver.problem import ResourceKind
from solver.rules.pair import Relation
from tests.schools import tiny_school

SLOTS = 108  # 08:00–17:00 on the 5-minute grid
FIRST, SECOND, THIRD = "MA-7A-1", "MA-7A-2", "SV-7A-1"


def _school(*rules: Rule, **fields: Any) -> School:
    return replace(tiny_school(), rules={rule.uid: rule for rule in rules}, blocks={}, placements={}, **fields)


def _built(rule: Rule, **fields: Any) -> tuple[Built, list[Any]]:
    built = build(_school(rule, **fields))
    return built, [one for one in built.problem.rules if one.uid == rule.uid]


def _pairs(built: Built, found: list[Any]) -> list[tuple[str, str]]:
    return [(built.lesson_uids[first], built.lesson_uids[second]) for first, second in (rule.lessons for rule in found)]


def _rule(rule_id: str, *targets: str, scope: Scope = Scope.LESSON, weight: float | None = None, **params: Any) -> Rule:
    return Rule("r", rule_id, scope, targets, params, weight)


def test_consecutive_lessons_follow_in_the_order_listed_over_closed_times_of_the_school() -> None:
    closed = Rule("c", "closed", Scope.SCHOOL, (), {"positions": (720, 725)})
    built = build(_school(_rule("consecutive", SECOND, FIRST, THIRD), closed))
    found = [rule for rule in built.problem.rules if rule.uid == "r"]
    assert _pairs(built, found) == [(SECOND, FIRST), (FIRST, THIRD)]
    assert {(rule.relation, rule.breaks) for rule in found} == {(Relation.FOLLOWS, (48, 49))}


def test_three_grouped_lessons_leave_room_for_the_third_between_two() -> None:
    built, found = _built(_rule("grouped", FIRST, SECOND, THIRD))
    spread = [lesson.before + lesson.length + lesson.after for lesson in built.problem.lessons]
    for rule in found:
        (third,) = {built.lesson_uids.index(uid) for uid in (FIRST, SECOND, THIRD)} - set(rule.lessons)
        assert (rule.relation, rule.amount) == (Relation.GROUPED, spread[third])
    assert len(found) == 3


def test_more_than_three_lessons_cannot_be_grouped() -> None:
    with pytest.raises(InputError) as raised:
        _built(_rule("grouped", *list(tiny_school().lessons)[:4]))
    assert raised.value.code == "build_rule_too_many_lessons"


@pytest.mark.parametrize(("same_day_only", "relation"), [(0, Relation.BEFORE), (1, Relation.BEFORE_ON_DAY)])
def test_ordered_lessons(same_day_only: int, relation: Relation) -> None:
    built, found = _built(_rule("ordered", SECOND, FIRST, same_day_only=same_day_only))
    assert _pairs(built, found) == [(SECOND, FIRST)]
    assert found[0].relation == relation


@pytest.mark.parametrize(
    ("rule_id", "params", "relation", "amount"),
    [
        ("same_day", {}, Relation.SAME_DAY, 0),
        ("same_hour", {}, Relation.SAME_HOUR, 0),
        ("max_days_between", {"days": 2}, Relation.MAX_DAYS, 2),
        ("min_gap", {"minutes": 62}, Relation.MIN_GAP, 13),
    ],
)
def test_lessons_of_a_set_two_by_two(rule_id: str, params: dict[str, int], relation: Relation, amount: int) -> None:
    _, found = _built(_rule(rule_id, FIRST, SECOND, THIRD, **params))
    assert len(found) == 3
    assert {(rule.relation, rule.amount) for rule in found} == {(relation, amount)}


def test_a_gap_weighs_its_minutes() -> None:
    _, (rule,) = _built(_rule("min_gap", FIRST, SECOND, weight=0.5, minutes=60))
    assert rule.weight == 2.5


def test_after_the_last_lesson_comes_none_of_its_pupils() -> None:
    built, found = _built(_rule("last_of_day", FIRST))
    others = {one for one, last in _pairs(built, found) if last == FIRST}
    assert len(found) == len(others)
    assert SECOND in others
    mine = {person for person in built.problem.lessons[built.lesson_uids.index(FIRST)].people if person in built.profiles}
    assert all(mine & set(built.problem.lessons[built.lesson_uids.index(uid)].people) for uid in others)


def _tagged(tags: dict[str, str]) -> dict[str, Any]:
    school = tiny_school()
    rows = {uid: replace(row, tags=(tags[uid],)) if uid in tags else row for uid, row in school.requirements.items()}
    return {"requirements": rows}


def test_a_tag_makes_a_limit_of_some_lessons_of_a_teacher() -> None:
    school = tiny_school()
    requirement = school.requirement_of(FIRST)
    teacher = requirement.teachers[0]
    rule = _rule("max_minutes_per_day", teacher, scope=Scope.STAFF, minutes=60, tag="test")
    built, (found,) = _built(rule, **_tagged({requirement.uid: "test"}))
    (part,) = found.resources
    assert built.problem.resources[part].kind is ResourceKind.TEACHER
    assert built.problem.resources[part].shared
    users = {uid for uid, lesson in zip(built.lesson_uids, built.problem.lessons, strict=True) if part in lesson.people}
    assert users == {row.uid for row in school.lessons_of[requirement.uid]}
    assert built.profiles[part].staff == teacher


def test_a_broken_limit_of_tagged_lessons_names_the_teacher_and_no_collision_twice() -> None:
    school = tiny_school()
    requirement = school.requirement_of(FIRST)
    rule = _rule("max_minutes_per_day", requirement.teachers[0], scope=Scope.STAFF, minutes=5, tag="test")
    changed = replace(school, rules={"r": rule}, **_tagged({requirement.uid: "test"}))
    found = [row for row in check(changed).violations if row.rule_id == "max_minutes_per_day"]
    assert found
    assert all(row.who == (requirement.teachers[0],) for row in found)
    plain = [row for row in check(replace(changed, rules={})).violations if row.rule_id == "no_overlap_teacher"]
    assert [row for row in check(changed).violations if row.rule_id == "no_overlap_teacher"] == plain


def test_a_gap_between_two_tags_concerns_pupils_who_have_both() -> None:
    school = tiny_school()
    first, then = school.requirement_of(FIRST).uid, school.requirement_of(THIRD).uid
    rule = _rule("gap_after", scope=Scope.GROUP, tag="one", then="two", minutes=60)
    built, found = _built(rule, **_tagged({first: "one", then: "two"}))
    assert {(rule.relation, rule.amount) for rule in found} == {(Relation.GAP_AFTER, 12)}
    firsts, thens = ({row.uid for row in school.lessons_of[uid]} for uid in (first, then))
    assert set(_pairs(built, found)) == {(one, two) for one in firsts for two in thens}


def test_a_rule_without_its_tag_is_refused() -> None:
    with pytest.raises(InputError) as raised:
        _built(_rule("gap_after", scope=Scope.GROUP, tag="one", then=""))
    assert raised.value.data["parameter"] == "then"


def test_days_within_a_part_of_the_day_and_nights() -> None:
    _, (days,) = _built(_rule("max_days_within", scope=Scope.GROUP, days=2, start=900, end=1020))
    assert (type(days), days.start, days.end, days.maximum) == (forms.WindowDays, 84, SLOTS, 2)
    _, (night,) = _built(_rule("min_rest", scope=Scope.STAFF, minutes=122, around=1))
    assert (type(night), night.slots, night.around) == (forms.NightRest, 25, True)


@pytest.mark.parametrize(("rule_id", "form"), [("few_times", forms.FewSlots), ("at_once", forms.SlotPeak)])
def test_limits_at_chosen_times_or_at_all(rule_id: str, form: type) -> None:
    _, (chosen,) = _built(_rule(rule_id, FIRST, SECOND, positions=(480, 485), most=1))
    _, (everywhere,) = _built(_rule(rule_id, FIRST, SECOND, most=1))
    assert (type(chosen), chosen.positions, chosen.maximum) == (form, (0, 1), 1)
    assert everywhere.positions == tuple(range(5 * SLOTS))


def test_stretches_of_days() -> None:
    _, (few,) = _built(_rule("few_stretches", FIRST, SECOND, most=1, days=2))
    assert (type(few), few.span, few.maximum) == (forms.FewSlots, 2 * SLOTS, 1)
    _, (most,) = _built(_rule("most_in_stretch", FIRST, SECOND, most=1, days=2))
    assert (type(most), most.days, most.maximum) == (forms.DayQuota, 2, 1)


@pytest.mark.parametrize("rule_id", ["few_times", "at_once", "few_stretches", "most_in_stretch"])
def test_a_limit_below_nothing_is_refused(rule_id: str) -> None:
    with pytest.raises(InputError) as raised:
        _built(_rule(rule_id, FIRST, SECOND, most=-1))
    assert raised.value.data["parameter"] == "most"


def test_walks_need_two_buildings() -> None:
    rule = _rule("building_changes", scope=Scope.STAFF, max_changes_per_day=1, minutes=7)
    rooms = tiny_school().rooms
    one = {uid: replace(room, building="A") for uid, room in rooms.items()}
    two = {uid: replace(room, building="AB"[number % 2]) for number, (uid, room) in enumerate(rooms.items())}
    assert _built(rule, rooms=one)[1] == []
    built, (found,) = _built(rule, rooms=two)
    assert (found.max_per_day, found.max_per_week, found.min_gap) == (1, -1, 2)
    assert {resource.building for resource in built.problem.resources} == {"", "A", "B"}


def test_lessons_that_stay_in_the_room() -> None:
    built, (found,) = _built(_rule("stay_in_room", FIRST, SECOND))
    assert isinstance(found, forms.SameRoom)
    assert {built.lesson_uids[index] for index in found.lessons} == {FIRST, SECOND}
