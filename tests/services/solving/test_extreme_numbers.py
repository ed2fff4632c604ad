"""Numbers that nobody means, from a file or another program: every question about the school is answered or refused in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.errors import InputError
from scheduler_app.services.solving import Placer, StaffingJob, Suggester, build, check
from tests.schools import tiny_school

HUGE = 1 << 62
TARGETS = {
    Scope.GROUP: "7A", Scope.STAFF: "AND", Scope.SUBJECT: "MA", Scope.REQUIREMENT: "MA-7A", Scope.LESSON: "MA-7A-1", Scope.ROOM: "A1",
}  # fmt: skip


def _ask_everything(school: School) -> None:
    check(school)
    Placer(school).places("MA-7A-1")
    Suggester(school).suggest("MA-7A-1", seconds=0.02)


@pytest.mark.parametrize("number", [-HUGE, HUGE])
def test_a_rule_with_any_numbers_is_counted_or_named_as_unusable(number: int) -> None:
    school = tiny_school()
    for kind in CATALOGUE.values():
        params = {one.name: number if isinstance(one.default, int) else one.default for one in kind.params}
        target = TARGETS.get(kind.scopes[0])
        rule = Rule("mad", kind.rule_id, kind.scopes[0], (target,) if target else (), params)
        _ask_everything(replace(school, rules={**school.rules, "mad": rule}))


@pytest.mark.parametrize("weight", [1e13, 1e308, float("inf"), float("nan"), -1.0])
def test_a_weight_beyond_all_counting_is_named_and_the_board_goes_on_without_the_rule(weight: float) -> None:
    rule = Rule("mad", "gaps", Scope.STAFF, ("AND",), {"max_per_week": 0}, weight)
    school = tiny_school()
    school = replace(school, rules={**school.rules, "mad": rule})
    _ask_everything(school)
    assert [row.rule_id for row in check(school).violations if row.rule == "mad"] == ["gaps"]
    with pytest.raises(InputError):
        build(school)


@pytest.mark.parametrize("minutes", [HUGE, 0, -HUGE])
def test_lessons_and_preparation_of_any_length_are_answered(minutes: int) -> None:
    school = tiny_school()
    lesson, requirement = school.lessons["MA-7A-1"], school.requirements["MA-7A"]
    _ask_everything(replace(school, lessons={**school.lessons, lesson.uid: replace(lesson, minutes=minutes)}))
    around = replace(requirement, setup=minutes, cleanup=minutes)
    _ask_everything(replace(school, requirements={**school.requirements, requirement.uid: around}))


def test_a_proposal_for_a_school_of_endless_lessons_is_refused_in_words() -> None:
    school = tiny_school()
    lessons = {uid: replace(one, minutes=HUGE) for uid, one in school.lessons.items()}
    with pytest.raises(InputError) as refused:
        StaffingJob(replace(school, lessons=lessons), Freedom.UNLOCKED)
    assert refused.value.code == "propose_absurd"
