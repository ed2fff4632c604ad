"""The rules that make a timetable comfortable: in the solver's form, and named by the check with the exact amount."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.checking import check
from scheduler_app.services.solving import NamedViolation, build
from solver import rules as forms
from tests.schools import tiny_school


def school_with(rule_id: str, scope: Scope, *targets: str, weight: float | None = 1.0, **params: Any) -> School:
    return replace(tiny_school(), rules={"r": Rule("r", rule_id, scope, targets, params, weight)})


def form_of(school: School) -> list[Any]:
    return [rule for rule in build(school).problem.rules if rule.uid == "r"]


def broken(school: School) -> list[NamedViolation]:
    found = [row for row in check(school).violations if row.rule == "r"]
    assert all(row.message(language) for row in found for language in ("sv", "en"))
    return found


def moved(school: School, lesson: str, day: int, start: int, rooms: tuple[str, ...] | None = None) -> School:
    row = school.placed[lesson]
    after = replace(row, day=day, start=start, rooms=row.rooms if rooms is None else rooms)
    return replace(school, placements={**school.placements, after.uid: after})


def last_end(school: School, group: str, day: int) -> int:
    ends = [
        row.start + school.lessons[uid].minutes + school.requirement_of(uid).cleanup
        for uid, row in school.placed.items()
        if row.day == day and any(name.startswith(group) for name in school.requirement_of(uid).groups)
    ]
    return max(ends, default=0)


def test_late_ends_cost_by_the_minute() -> None:
    school = school_with("late_end", Scope.GROUP, "7A", end=720, weight=0.1)
    assert isinstance(form_of(school)[0], forms.LateEnd)
    late = {day: last_end(school, "7A", day) - 720 for day in range(5)}
    found = broken(school)
    assert found
    assert {row.facts["day"].number for row in found} == {day for day, minutes in late.items() if minutes > 0}  # type: ignore[union-attr]
    for row in found:  # what comes every other week counts half
        assert 0 < row.amount <= late[row.facts["day"].number]  # type: ignore[union-attr]
    assert max(row.amount for row in found) >= max(late.values()) / 2
    assert all(row.cost == pytest.approx(0.1 * row.amount) for row in found)
    assert broken(school_with("late_end", Scope.GROUP, "7A", end=1020)) == []


def test_uneven_days_compare_with_the_mean_day_of_the_same_pupils() -> None:
    school = school_with("uneven_days", Scope.GROUP, "7B", minutes=0)
    built = build(school)
    for rule in form_of(school):
        assert isinstance(rule, forms.DayLoad)
        for person in rule.resources:
            mine = [row for row in built.problem.lessons if person in row.people]
            weeks = range(built.problem.week_classes)
            totals = [sum(row.before + row.length + row.after for row in mine if row.weeks >> week & 1) for week in weeks]
            assert (rule.minimum, rule.maximum) == (min(total for total in totals if total) // 5, -(-max(totals) // 5))
    assert any(row.amount > 0 for row in broken(school))
    assert broken(school_with("uneven_days", Scope.GROUP, "7B", minutes=480)) == []


def test_a_day_with_a_single_lesson_is_named() -> None:
    school = tiny_school()
    by_day: dict[int, list[str]] = {}
    for uid, row in school.placed.items():
        if "DAV" in school.requirement_of(uid).teachers:
            by_day.setdefault(row.day, []).append(uid)
    alone = {day: lessons for day, lessons in by_day.items() if len(lessons) == 1}
    assert alone, "the sample teacher should come for one lesson some day"
    longest = max(school.lessons[uid].minutes for lessons in alone.values() for uid in lessons)
    found = broken(school_with("single_lesson_days", Scope.STAFF, "DAV", minutes=longest))
    assert {row.facts["day"].number for row in found} >= set(alone)  # type: ignore[union-attr]
    assert all(row.amount <= 1 for row in found)


def test_rhythm_counts_the_minutes_between_earliest_and_latest() -> None:
    school = school_with("rhythm", Scope.REQUIREMENT, "SV-7A", minutes=0, weight=0.02)
    starts = [row.start for uid, row in school.placed.items() if school.lessons[uid].requirement == "SV-7A"]
    for uid in [uid for uid in school.placed if school.lessons[uid].requirement == "SV-7A"]:
        school = moved(school, uid, school.placed[uid].day, starts[0])
    assert broken(school) == []
    first = next(uid for uid in school.placed if school.lessons[uid].requirement == "SV-7A")
    (row,) = broken(moved(school, first, school.placed[first].day, starts[0] + 35))
    assert row.amount == 35
    assert row.cost == pytest.approx(0.7)


def test_lunch_has_a_rhythm_for_each_group() -> None:
    found = form_of(school_with("rhythm", Scope.SUBJECT, "LUNCH", minutes=20))
    assert found
    assert all(isinstance(rule, forms.Spread) and rule.maximum == 4 for rule in found)


def test_room_stability_counts_rooms_beyond() -> None:
    school = school_with("room_stability", Scope.REQUIREMENT, "SV-7A")
    lessons = [uid for uid in school.placed if school.lessons[uid].requirement == "SV-7A"]
    for uid in lessons:
        school = moved(school, uid, school.placed[uid].day, school.placed[uid].start, ("A1",))
    assert broken(school) == []
    school = moved(school, lessons[0], school.placed[lessons[0]].day, school.placed[lessons[0]].start, ("A2",))
    (row,) = broken(school)
    assert (row.amount, row.lessons) == (1, (lessons[0],))


def test_room_stability_of_a_class_is_about_its_plain_lessons() -> None:
    school = school_with("room_stability", Scope.GROUP, "7A", most=2)
    built = build(school)
    (rule,) = form_of(school)
    subjects = {school.subject_of(built.lesson_uids[index]).uid for index in rule.lessons}
    assert subjects <= {"MA", "SV", "EN"}
    assert rule.maximum == 2
    with pytest.raises(InputError):
        build(school_with("room_stability", Scope.GROUP, "7A", most=0))


def test_a_comfortable_dining_hall_counts_pupils_at_the_fullest_moment() -> None:
    school = school_with("comfortable_load", Scope.ROOM, "MATSAL", pupils=12, weight=0.5)
    first, second = (f"LUNCH-{name}-1" for name in ("7A", "7B"))
    row = school.placed[first]
    together = moved(school, second, row.day, row.start) if second in school.placed else school
    sizes = [len(school.memberships_of[name]) for name in ("7A", "7B")]
    here = [one for one in broken(together) if one.facts["day"].number == row.day]  # type: ignore[union-attr]
    assert [one.amount for one in here] == [sum(sizes) - 12]
    assert here[0].cost == pytest.approx(0.5 * here[0].amount)
    with pytest.raises(InputError):
        build(school_with("comfortable_load", Scope.ROOM, "MATSAL", pupils=-1))


def test_people_may_wish_for_times_too() -> None:
    school = school_with("preferred_time", Scope.STAFF, "DAV", start=480, end=720, weight=2.0)
    built = build(school)
    lessons = {built.lesson_uids[index] for rule in form_of(school) for index in rule.lessons}
    assert lessons == {uid for uid in school.lessons if "DAV" in school.requirement_of(uid).teachers}
