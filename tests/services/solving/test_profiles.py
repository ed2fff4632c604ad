"""Pupils as sets of lessons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.school import School
from scheduler_app.services.solving.profiles import Profile, pupil_profiles, undominated
from scheduler_app.services.solving.weeks import week_classes
from tests.schools import tiny_school


def _profiles(school: School) -> tuple[Profile, ...]:
    return pupil_profiles(school, week_classes(school))


def _lessons(school: School, profile: Profile) -> set[str]:
    return {uid for i, uid in enumerate(school.lessons) if profile.lessons >> i & 1}


def test_pupils_with_the_same_lessons_share_a_profile() -> None:
    school = tiny_school()
    of_first_half = [row for row in _profiles(school) if "7A1" in row.groups and not row.adapted]
    assert len(of_first_half) == 1
    assert set(of_first_half[0].pupils) == {f"7A-{n:02d}" for n in range(1, 7)}
    assert {"MA-7A-1", "BL-7A1-1", "LUNCH-7A-5"} <= _lessons(school, of_first_half[0])
    assert "BL-7A2-1" not in _lessons(school, of_first_half[0])


def test_an_adapted_pupil_has_only_the_lessons_of_the_programme_while_it_lasts() -> None:
    school = tiny_school()
    adapted = [row for row in _profiles(school) if row.adapted]
    assert [row.pupils for row in adapted] == [("7A-01",)]
    assert _lessons(school, adapted[0]) == set(school.programmes["adapted-1"].lessons)


def test_a_pupil_who_changes_class_has_a_profile_for_each_time_and_none_with_both_classes() -> None:
    school = tiny_school()
    rows = {uid: row for uid, row in school.memberships.items() if row.pupil != "7A-02"}
    rows["old"] = Membership("old", "7A", "7A-02", DateRange(None, date(2025, 11, 2)))
    rows["new"] = Membership("new", "7B", "7A-02", DateRange(date(2025, 11, 3)))
    school = replace(school, memberships=rows)
    mine = [_lessons(school, row) for row in _profiles(school) if "7A-02" in row.pupils]
    assert len(mine) == 2
    assert not any({"MA-7A-1", "MA-7B-1"} <= lessons for lessons in mine)


def test_a_group_without_pupils_still_binds_its_own_and_its_classs_lessons() -> None:
    school = tiny_school()
    rows = {uid: row for uid, row in school.memberships.items() if row.group not in ("7B1", "7B2")}
    school = replace(school, memberships=rows)
    half = [row for row in _profiles(school) if not row.pupils and "7B1" in row.groups]
    assert len(half) == 1
    assert {"BL-7B1-1", "MA-7B-1"} <= _lessons(school, half[0])


def test_lessons_outside_the_time_of_membership_are_left_out() -> None:
    school = tiny_school()
    lessons = dict(school.lessons)
    lessons["MA-7A-1"] = replace(lessons["MA-7A-1"], period="P2")
    rows = {uid: row for uid, row in school.memberships.items() if row.pupil != "7A-02"}
    rows["autumn"] = Membership("autumn", "7A", "7A-02", DateRange(None, date(2025, 12, 19)))
    school = replace(school, lessons=lessons, memberships=rows)
    mine = [_lessons(school, row) for row in _profiles(school) if "7A-02" in row.pupils]
    assert len(mine) == 1
    assert "MA-7A-1" not in mine[0]


def test_profiles_that_are_part_of_another_are_dominated() -> None:
    wide, narrow, other = Profile(0b111, ("a",), frozenset()), Profile(0b011, ("b",), frozenset()), Profile(0b1001, ("c",), frozenset())
    assert set(undominated((narrow, wide, other))) == {wide, other}


def test_archived_pupils_are_nobody() -> None:
    school = tiny_school()
    pupils = {uid: replace(pupil, archived=uid == "7A-01") for uid, pupil in school.pupils.items()}
    assert not any("7A-01" in row.pupils for row in _profiles(replace(school, pupils=pupils)))
