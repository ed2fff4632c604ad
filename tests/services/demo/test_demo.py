"""Demo schools: what a scheduler would believe."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

import pytest

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.roster import expected_pupils, is_reportable
from scheduler_app.domain.rules import CATALOGUE
from scheduler_app.domain.teaching import NO_ROOM
from scheduler_app.errors import InputError
from scheduler_app.services.checking import check
from scheduler_app.services.demo import SIZES, demo_school
from scheduler_app.services.demo.timplan import GRUNDSKOLA_2024, PLANNING_WEEKS, minutes_a_week, preschool_minutes, split
from scheduler_app.services.expectations import lesson_shares
from scheduler_app.services.integrity import broken_references
from scheduler_app.services.solving import build
from scheduler_app.services.staffing import staff_sums

_school = cache(demo_school)
COMPULSORY = ("small", "medium", "large")


@pytest.mark.parametrize("size", SIZES)
def test_nothing_refers_to_what_is_not_there(size: str) -> None:
    assert list(broken_references(_school(size, 1))) == []


@pytest.mark.parametrize("size", SIZES)
def test_the_same_seed_gives_the_same_school_and_another_seed_another(size: str) -> None:
    assert demo_school(size, 1) == _school(size, 1)
    other = demo_school(size, 2)
    assert other.unit.uid != _school(size, 1).unit.uid
    assert not set(other.lessons) & set(_school(size, 1).lessons)


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wrong_but_that_no_lesson_is_placed_yet(size: str) -> None:
    report = check(_school(size, 1))
    assert {row.rule_id for row in report.violations} == {"placed"}
    assert report.hard == len(_school(size, 1).lessons)


@pytest.mark.parametrize("size", SIZES)
def test_the_school_can_be_built_and_every_lesson_finds_rooms(size: str) -> None:
    school = _school(size, 1)
    for lesson, row in zip(school.lessons.values(), build(school).problem.lessons, strict=True):
        assert bool(row.room_options) == (school.requirements[lesson.requirement].room_need != NO_ROOM)
        assert lesson.minutes % GRID_MINUTES == 0


@pytest.mark.parametrize("size", SIZES)
def test_only_rules_of_the_catalogue_in_places_where_they_may_be_put(size: str) -> None:
    for rule in _school(size, 1).rules.values():
        kind = CATALOGUE[rule.rule_id]
        assert rule.scope in kind.scopes
        assert set(rule.params) <= {param.name for param in kind.params}


@pytest.mark.parametrize("size", SIZES)
def test_the_year_has_178_school_days_and_two_periods(size: str) -> None:
    year = _school(size, 1).year
    assert len(list(year.school_days())) == 178
    assert len(year.periods) == 2


@pytest.mark.parametrize("size", SIZES)
def test_nobody_is_given_more_than_the_post_allows(size: str) -> None:
    assert [row for row in staff_sums(_school(size, 1)) if row.planned_minutes > row.available_minutes] == []


@pytest.mark.parametrize("size", SIZES)
def test_teachers_are_qualified_and_signatures_are_their_own(size: str) -> None:
    school = _school(size, 1)
    for requirement in school.requirements.values():
        if not school.subjects[requirement.subject].special and school.unit.name != "Norra gymnasiet":
            assert all(requirement.subject in school.staff[uid].subjects for uid in requirement.teachers)
            assert requirement.teachers
    assert max(Counter(person.signature for person in school.staff.values()).values()) == 1


def test_medium_is_the_school_that_was_asked_for() -> None:
    school = _school("medium", 1)
    classes = [group for group in school.groups.values() if group.kind is GroupKind.CLASS]
    assert len(school.pupils) == 650
    assert len(classes) == 27
    assert {group.grade for group in classes} == set(range(10))
    assert 52 <= len(school.staff) <= 58
    assert 38 <= len(school.rooms) <= 42
    assert len({programme.pupil for programme in school.programmes.values()}) == 5
    assert any(programme.dates.first != school.year.dates.first for programme in school.programmes.values())
    assert any(person.percent < 100 for person in school.staff.values())
    assert sum(pupil.marking is SecurityMarking.PROTECTED for pupil in school.pupils.values()) == 1
    assert len([block for block in school.blocks.values() if block.name.startswith("Språkval")]) == 4
    hall = [room for room in school.rooms.values() if room.shared]
    assert len(hall) == 1
    assert hall[0].seats < len(school.pupils) / 2
    teaching = [row.planned_minutes for row in staff_sums(school) if row.percent == 100 and row.planned_minutes]
    assert min(teaching) >= 800
    assert max(teaching) <= 1080


def test_large_and_gymnasium_are_as_big_as_was_asked_for() -> None:
    large, upper = _school("large", 1), _school("gymnasium", 1)
    assert len(large.pupils) == 1100
    assert sum(group.kind is GroupKind.CLASS for group in large.groups.values()) == 45
    assert 1250 <= len(large.lessons) <= 1450
    assert len(upper.pupils) == 1000
    assert 85 <= len(upper.staff) <= 95
    assert sum(group.kind is GroupKind.TEACHING for group in upper.groups.values()) > 40


@pytest.mark.parametrize("size", COMPULSORY)
def test_every_class_gets_the_minutes_of_the_timplan_subject_by_subject(size: str) -> None:
    school = _school(size, 1)
    shares = lesson_shares(school)
    language = {"M2SPA", "M2FRE", "M2TYS", "SVEN"}
    for group in school.groups.values():
        if group.kind is not GroupKind.CLASS or not group.grade:
            continue
        family = {group.uid} | {row.uid for row in school.groups.values() if row.parent == group.uid}
        halves = sorted(family - {group.uid})
        wanted = minutes_a_week(GRUNDSKOLA_2024, group.grade)
        for half in halves:
            found: defaultdict[str, float] = defaultdict(float)
            for lesson in school.lessons.values():
                requirement = school.requirements[lesson.requirement]
                if {group.uid, half} & set(requirement.groups) and is_reportable(school, lesson):
                    found[school.subjects[requirement.subject].code] += lesson.minutes * shares[lesson.uid]
            assert set(found) | {"SPR"} == set(wanted) | {"SPR"}
            assert all(abs(found[code] - minutes) < 5 for code, minutes in wanted.items() if code != "SPR")
        if "SPR" in wanted:
            chosen = [
                sum(lesson.minutes for lesson in school.lessons_of[requirement.uid])
                for requirement in school.requirements.values()
                if school.subjects[requirement.subject].code in language and school.groups[requirement.groups[0]].grade == group.grade
            ]
            assert set(chosen) == {wanted["SPR"]}


@pytest.mark.parametrize("size", COMPULSORY)
def test_every_pupil_from_grade_six_is_in_one_language_group_of_the_year(size: str) -> None:
    school = _school(size, 1)
    languages = [group for group in school.groups.values() if group.kind is GroupKind.TEACHING]
    counted = Counter(row.pupil for group in languages for row in school.memberships_of[group.uid])
    assert {uid: counted[uid] for uid, pupil in school.pupils.items() if (pupil.grade or 0) >= 6} == {
        uid: 1 for uid, pupil in school.pupils.items() if (pupil.grade or 0) >= 6
    }


@pytest.mark.parametrize("size", COMPULSORY)
def test_an_adapted_pupil_who_attends_everything_attends_what_was_decided(size: str) -> None:
    school = _school(size, 1)
    for programme in school.programmes.values():
        assert programme.dates.first is not None
        day = next(school.year.school_days(programme.dates.first))
        expected = [
            lesson for lesson in school.lessons.values()
            if is_reportable(school, lesson) and programme.pupil in expected_pupils(school, lesson, day)
        ]  # fmt: skip
        assert sum(lesson.minutes for lesson in expected) == programme.expected_minutes
        assert 0 < len(expected) < 25


def test_the_timplan_is_met_over_each_stage_and_adds_up_to_the_law() -> None:
    total = 0
    for stage, hours in GRUNDSKOLA_2024.stages.items():
        for subject, wanted in hours.items():
            given = sum(minutes_a_week(GRUNDSKOLA_2024, grade).get(subject, 0) for grade in stage) * PLANNING_WEEKS / 60
            assert wanted <= given <= wanted + 3
            total += wanted
    assert total == 6890
    assert preschool_minutes() * PLANNING_WEEKS / 60 >= 525


@pytest.mark.parametrize("minutes", range(30, 500, 5))
def test_splitting_keeps_the_sum_on_the_grid_within_the_limits(minutes: int) -> None:
    parts = split(minutes, 55)
    assert sum(parts) == minutes
    assert max(parts) - min(parts) in (0, 5)
    assert all(part % 5 == 0 and part <= 80 for part in parts)
    assert len(parts) == 1 or min(parts) >= 40


def test_another_size_is_refused_with_the_sizes_there_are() -> None:
    with pytest.raises(InputError) as caught:
        demo_school("enormous", 1)
    assert caught.value.code == "demo_unknown_size"
