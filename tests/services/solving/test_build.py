"""A school as a problem, and the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.errors import InputError
from scheduler_app.services import editing
from scheduler_app.services.solving.build import _recent, assemble, build
from scheduler_app.services.solving.check import check
from solver.problem import ResourceKind
from solver.result import Solution
from solver.rules import SameStart
from tests.schools import TIMETABLE, schools, tiny_school


def _index(school: School, lesson: str) -> int:
    return list(school.lessons).index(lesson)


def test_the_grid_is_five_minutes_between_the_units_day_limits() -> None:
    grid = build(tiny_school()).problem.grid
    assert (grid.days, grid.slots, grid.slot_minutes) == (5, 108, 5)


def test_a_period_frame_makes_a_slot_of_each_period() -> None:
    school = tiny_school()
    frame = tuple((str(n), 480 + 60 * n, 540 + 60 * n) for n in range(8))
    lessons = {uid: replace(lesson, minutes=120 if uid == "BL-7A1-1" else 60) for uid, lesson in school.lessons.items()}
    school = replace(school, unit=replace(school.unit, period_frame=frame), lessons=lessons, placements={}, rules={})
    built = build(school)
    assert (built.problem.grid.slots, built.problem.grid.slot_minutes) == (8, 60)
    assert built.problem.lessons[_index(school, "BL-7A1-1")].length == 2
    assert built.axis.clock(9) == (1, 540)


def test_periods_of_different_length_are_refused() -> None:
    school = tiny_school()
    unit = replace(school.unit, period_frame=(("1", 480, 540), ("2", 540, 590)))
    with pytest.raises(InputError) as caught:
        build(replace(school, unit=unit))
    assert caught.value.code == "build_uneven_periods"


def test_lessons_bind_their_teachers_and_their_pupils_profiles() -> None:
    school = tiny_school()
    built = build(school)
    lesson = built.problem.lessons[_index(school, "MA-7A-1")]
    kinds = [built.problem.resources[index].kind for index in lesson.people]
    assert kinds.count(ResourceKind.TEACHER) == 1
    assert kinds.count(ResourceKind.PUPILS) == 2
    conference = built.problem.lessons[_index(school, "KONF-1")]
    assert {built.resource_uids[index] for index in conference.people} == {"AND", "BER", "CEC", "DAV"}


def test_setting_up_and_clearing_become_slots_around_the_lesson() -> None:
    school = tiny_school()
    lesson = build(school).problem.lessons[_index(school, "IDH-7A-1")]
    assert (lesson.before, lesson.length, lesson.after) == (1, 12, 2)


def test_blocks_bind_lessons_of_the_same_position() -> None:
    school = tiny_school()
    built = build(school)
    blocks = [rule for rule in built.problem.rules if isinstance(rule, SameStart)]
    named = [{built.lesson_uids[index] for index in rule.lessons} for rule in blocks]
    assert named == [{"EN-7A-1", "EN-7B-1"}, {"EN-7A-2", "EN-7B-2"}]
    assert {(rule.rule_id, rule.uid) for rule in blocks} == {("block", "engelska-7")}


def test_placements_and_locks_are_where_the_search_starts() -> None:
    school = tiny_school()
    placements = dict(school.placements)
    old = school.placed["MA-7A-1"]
    placements[old.uid] = replace(old, room_lock=LockedBy.IMPORT)
    school = replace(school, placements=placements)
    built = build(school)
    conference, lesson = (built.problem.lessons[_index(school, uid)] for uid in ("KONF-1", "MA-7A-1"))
    assert (conference.start, conference.fixed_time, conference.fixed_room) == (108 + 90, True, False)
    assert (lesson.fixed_time, lesson.fixed_room) == (False, True)
    assert built.rooms_of(_index(school, "MA-7A-1"), lesson.option) == ("A1",)


def test_a_room_that_the_need_does_not_allow_is_expressed_and_reported() -> None:
    school = tiny_school()
    placements = dict(school.placements)
    old = school.placed["MA-7A-1"]
    placements[old.uid] = replace(old, rooms=("GYM",))
    school = replace(school, placements=placements)
    built = build(school)
    assert built.rooms_of(_index(school, "MA-7A-1"), built.present().options[_index(school, "MA-7A-1")]) == ("GYM",)
    assert [row.lessons for row in check(school).violations if row.code == "broken_room_unfit"] == [("MA-7A-1",)]


def test_a_lesson_locked_off_the_grid_is_refused_but_an_unlocked_one_is_only_reported() -> None:
    school = tiny_school()
    placements = dict(school.placements)
    placements[f"{TIMETABLE}/MA-7A-1"] = Placement(TIMETABLE, "MA-7A-1", 0, 300)
    build(replace(school, placements=placements))
    assert any(row.code == "build_off_grid" for row in check(replace(school, placements=placements)).violations)
    placements[f"{TIMETABLE}/MA-7A-1"] = Placement(TIMETABLE, "MA-7A-1", 0, 300, time_lock=LockedBy.PERSON)
    with pytest.raises(InputError) as caught:
        build(replace(school, placements=placements))
    assert caught.value.code == "build_off_grid"


def test_a_lesson_that_never_runs_is_named() -> None:
    school = tiny_school()
    lessons = {**school.lessons, "MA-7A-1": replace(school.lessons["MA-7A-1"], period="gone")}
    with pytest.raises(InputError) as caught:
        build(replace(school, lessons=lessons))
    assert caught.value.code == "build_never_runs"


def test_the_present_placements_as_a_solution_change_nothing() -> None:
    school = tiny_school()
    built = build(school)
    assert built.step(school, built.present()).changes == ()


def test_a_solution_becomes_one_undoable_step_that_keeps_locks() -> None:
    school = tiny_school()
    built = build(school)
    solution = built.present()
    starts = list(solution.starts)
    starts[_index(school, "MA-7A-1")] = -1
    starts[_index(school, "MA-7B-3")] = 2 * 108 + 60
    step = built.step(school, Solution(tuple(starts), solution.options))
    after = apply_changes(school, step.changes)
    assert step.label == "solve"
    assert "MA-7A-1" not in after.placed
    assert (after.placed["MA-7B-3"].day, after.placed["MA-7B-3"].start) == (2, 780)
    assert after.placed["KONF-1"] == school.placed["KONF-1"]
    assert apply_changes(after, step.inverse().changes) == school


def test_schools_that_differ_in_placements_share_the_work() -> None:
    school = tiny_school()
    first, _ = assemble(school)
    second, _ = assemble(replace(school, placements={}))
    assert first.problem.rules is second.problem.rules
    assert all(lesson.start < 0 for lesson in second.problem.lessons)
    third, _ = assemble(replace(school, rules={}))
    assert third.problem.rules != first.problem.rules


@given(schools())
def test_any_school_can_be_checked_and_is_either_built_or_refused_with_a_reason(school: School) -> None:
    report = check(school)
    assert report.hard + report.soft == len(report.violations)
    assert all(row.message("sv") and row.message("en") for row in report.violations)
    code = "build_"
    try:
        build(school)
    except InputError as error:
        code = error.code
    assert code.startswith("build_")


@given(schools(), st.data())
def test_a_school_built_after_another_that_differs_in_placements_is_built_as_if_it_were_the_first(
    school: School, data: st.DataObject
) -> None:
    try:
        assemble(school)
    except InputError:
        return
    days, times = st.integers(0, 6), st.integers(80, 220).map(lambda n: n * 5)
    rooms = st.sampled_from((*school.rooms, "")).map(lambda room: (room,) if room else ())
    locks = st.sampled_from((None, LockedBy.PERSON))
    for uid in data.draw(st.lists(st.sampled_from((*school.lessons, "")), max_size=6)):
        if uid and school.current in school.timetables:
            placement = Placement(
                school.current, uid, data.draw(days), data.draw(times), data.draw(rooms), data.draw(locks), data.draw(locks)
            )
            school = replace(school, placements={**school.placements, placement.uid: placement})
    quick, faults = assemble(school)
    _recent.clear()
    whole, same_faults = assemble(school)
    assert (quick.problem, quick.unfit) == (whole.problem, whole.unfit)
    assert [str(fault) for fault in faults] == [str(fault) for fault in same_faults]


def test_lessons_that_have_not_moved_stay_the_same_objects() -> None:
    school = tiny_school()
    before = build(school).problem.lessons
    moved = apply_changes(school, editing.move_lesson(school, "MA-7B-3", 4, 900).changes)
    after = build(moved).problem.lessons
    assert [one.uid for one, other in zip(before, after, strict=True) if one is not other] == ["MA-7B-3"]
