"""Edits as steps: what they change, what they refuse, and that every one can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.changes import Change, ChangeSet, apply_changes
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Room
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.errors import InputError
from scheduler_app.services import editing
from scheduler_app.services.integrity import broken_references
from scheduler_app.texts import day_text, text
from tests.schools import tiny_school


def _after(school: School, step: ChangeSet) -> School:
    return apply_changes(school, step.changes)


def _refused(code: str, call: Any, *args: Any, **kwargs: Any) -> None:
    with pytest.raises(InputError) as caught:
        call(*args, **kwargs)
    assert caught.value.code == code


def test_moving_keeps_the_rooms_unless_others_are_given() -> None:
    school = tiny_school()
    moved = _after(school, editing.move_lesson(school, "MA-7A-1", 4, 600)).placed["MA-7A-1"]
    assert (moved.day, moved.start, moved.rooms, moved.time_lock) == (4, 600, ("A1",), None)
    locked = _after(school, editing.move_lesson(school, "MA-7B-3", 4, 600, ("A2",), by=LockedBy.PERSON)).placed["MA-7B-3"]
    assert (locked.rooms, locked.time_lock) == (("A2",), LockedBy.PERSON)


def test_a_lesson_may_lie_on_the_eighth_day_of_a_school_that_has_one_alone() -> None:
    school = tiny_school()
    _refused("time_off_grid", editing.move_lesson, school, "MA-7A-1", 7, 600)
    longer = replace(school, year=replace(school.year, weekdays=tuple(range(8))))
    assert _after(longer, editing.move_lesson(longer, "MA-7A-1", 7, 600)).placed["MA-7A-1"].day == 7
    assert (day_text(7, "sv"), day_text(0, "sv"), day_text(8, "en", heading=True)) == ("dag 8", "måndag", "Day 9")


def test_a_locked_lesson_stays_until_it_is_unlocked() -> None:
    school = tiny_school()
    _refused("lesson_locked", editing.move_lesson, school, "KONF-1", 0, 600)
    _refused("lesson_locked", editing.unplace, school, "KONF-1")
    _refused("lesson_locked", editing.swap, school, "KONF-1", "MA-7A-1")
    _refused("lesson_locked", editing.set_length, school, "KONF-1", 45)
    free = _after(school, editing.set_lock(school, "KONF-1"))
    assert editing.move_lesson(free, "KONF-1", 0, 600).changes


def test_a_locked_room_guards_the_room_and_a_locked_time_the_time() -> None:
    school = tiny_school()
    room = _after(school, editing.set_lock(school, "MA-7A-1", room=LockedBy.PERSON))
    assert editing.move_lesson(room, "MA-7A-1", 4, 600).changes
    _refused("lesson_locked", editing.move_lesson, room, "MA-7A-1", 0, 490, ("A2",))
    time = _after(school, editing.set_lock(school, "MA-7A-1", time=LockedBy.SOLVER))
    assert editing.move_lesson(time, "MA-7A-1", 0, 490, ("A2",)).changes
    _refused("lesson_locked", editing.move_lesson, time, "MA-7A-1", 0, 495)


@pytest.mark.parametrize(
    ("before", "after", "label"),
    [
        ((None, None), (LockedBy.PERSON, LockedBy.PERSON), "lock_lesson"),
        ((LockedBy.PERSON, LockedBy.PERSON), (None, None), "unlock_lesson"),
        ((None, None), (LockedBy.PERSON, None), "lock_time"),
        ((None, LockedBy.PERSON), (LockedBy.PERSON, LockedBy.PERSON), "lock_time"),
        ((LockedBy.IMPORT, None), (None, None), "unlock_time"),
        ((LockedBy.PERSON, None), (LockedBy.PERSON, LockedBy.PERSON), "lock_room"),
        ((LockedBy.PERSON, LockedBy.PERSON), (LockedBy.PERSON, None), "unlock_room"),
    ],
)
def test_that_a_step_says_what_was_locked_or_unlocked(before, after, label) -> None:
    school = _after(tiny_school(), editing.set_lock(tiny_school(), "MA-7A-1", *before))
    step = editing.set_lock(school, "MA-7A-1", *after)
    assert step.label == label
    for language in ("sv", "en"):
        assert dict(step.data)["lesson"] in text(step.label, language, **dict(step.data))


def test_starts_and_lengths_are_on_the_grid_within_a_day() -> None:
    school = tiny_school()
    for day, start in ((0, 482), (7, 480), (-1, 480), (0, -5), (0, 1435)):
        _refused("time_off_grid", editing.move_lesson, school, "MA-7A-1", day, start)
    for minutes in (0, -5, 42, 1000):
        _refused("length_off_grid", editing.set_length, school, "MA-7A-1", minutes)
    assert _after(school, editing.set_length(school, "MA-7A-1", 45)).lessons["MA-7A-1"].minutes == 45


def test_a_lesson_that_begins_at_another_time_keeps_its_end_and_undoes_as_one_step() -> None:
    school = tiny_school()
    end = school.placed["MA-7A-1"].start + school.lessons["MA-7A-1"].minutes
    step = editing.set_start(school, "MA-7A-1", end - 35)
    after = _after(school, step)
    assert (after.placed["MA-7A-1"].start, after.lessons["MA-7A-1"].minutes) == (end - 35, 35)
    assert after.placed["MA-7A-1"].rooms == school.placed["MA-7A-1"].rooms
    assert _after(after, step.inverse()).placed == school.placed
    assert step.label == "set_length"
    _refused("lesson_locked", editing.set_start, school, "KONF-1", school.placed["KONF-1"].start + 5)
    for start, code in ((end, "length_off_grid"), (end + 5, "length_off_grid"), (end - 12, "time_off_grid"), (-5, "time_off_grid")):
        _refused(code, editing.set_start, school, "MA-7A-1", start)
    _refused("lesson_unplaced", editing.set_start, school, "MA-7B-3", 480)


def test_what_does_not_exist_is_told() -> None:
    school = tiny_school()
    _refused("lesson_unknown", editing.move_lesson, school, "gone", 0, 480)
    _refused("lesson_unplaced", editing.unplace, school, "MA-7B-3")
    _refused("entity_unknown", editing.move_lesson, school, "MA-7A-1", 0, 480, ("gone",))
    _refused("entity_unknown", editing.change, school, Room("gone", "X"))
    _refused("no_timetable", editing.move_lesson, replace(school, current="gone"), "MA-7A-1", 0, 480)


def test_swapping_exchanges_times_and_keeps_rooms() -> None:
    school = tiny_school()
    after = _after(school, editing.swap(school, "MA-7A-1", "IDH-7B-1")).placed
    assert (after["MA-7A-1"].start, after["MA-7A-1"].rooms) == (820, ("A1",))
    assert (after["IDH-7B-1"].start, after["IDH-7B-1"].rooms) == (490, ("GYM",))


def test_adding_refuses_duplicates_and_references_to_nothing() -> None:
    school = tiny_school()
    _refused("entity_exists", editing.add, school, school.rooms["A1"])
    _refused("entity_reference", editing.add, school, Lesson("new", "gone", 60))
    _refused("length_off_grid", editing.add, school, Lesson("new", "MA-7A", 61))
    _refused("entity_invalid", editing.add, school, StaffMember("new", "X", "X", "Y", 120.0))
    pupil = Pupil(editing.new_uid(), "Ny", "Elev")
    assert pupil.uid in _after(school, editing.add(school, pupil)).pupils


def test_rows_that_need_each_other_are_added_in_one_step() -> None:
    school = tiny_school()
    requirement = replace(school.requirements["MA-7A"], uid="extra")
    after = _after(school, editing.add(school, requirement, Lesson("extra-1", "extra", 60)))
    assert after.lessons_of["extra"][0].uid == "extra-1"


def test_removing_takes_along_what_it_owns_and_refuses_what_others_use() -> None:
    school = tiny_school()
    _refused("entity_in_use", editing.remove, school, school.rooms["A1"])
    _refused("entity_in_use", editing.remove, school, school.lessons["MA-7A-1"])  # the adapted programme lists it
    _refused("entity_in_use", editing.remove, school, school.timetables[school.current])
    _refused("entity_unknown", editing.remove, school, school.unit)
    after = _after(school, editing.remove(school, school.requirements["EN-7A"]))
    assert "EN-7A-1" not in after.lessons
    assert "EN-7A-1" not in after.placed
    assert list(broken_references(after)) == []


def test_changing_the_unit_or_the_year_is_an_edit_like_others() -> None:
    school = tiny_school()
    assert _after(school, editing.change(school, replace(school.unit, day_end=900))).unit.day_end == 900
    _refused("entity_unknown", editing.change_step, school, (Change(None, replace(school.unit, uid="other")),))


def test_no_change_is_no_step() -> None:
    school = tiny_school()
    assert editing.change(school, school.rooms["A1"]).changes == ()
    assert editing.move_lesson(school, "MA-7A-1", 0, 490).changes == ()


def test_every_step_has_a_text_in_both_languages() -> None:
    school = tiny_school()
    steps = (
        editing.move_lesson(school, "MA-7A-1", 4, 600), editing.unplace(school, "MA-7A-1"), editing.set_lock(school, "MA-7A-1"),
        editing.swap(school, "MA-7A-1", "IDH-7B-1"), editing.set_length(school, "MA-7A-1", 45),
        editing.add(school, Room("new", "Ny sal")), editing.change(school, replace(school.rooms["A1"], name="A1b")),
        editing.remove(school, school.rules["rule-off"]),
    )  # fmt: skip
    for step in steps:
        for language in ("sv", "en"):
            shown = text(step.label, language, **dict(step.data))
            assert shown != step.label
            assert "{" not in shown
    assert text(steps[0].label, "sv", **dict(steps[0].data)) == "Flytta 7A Matematik"


_PLACED = sorted(set(tiny_school().placed) - {"KONF-1"})


@given(st.data())
def test_any_walk_of_edits_can_be_taken_back_step_by_step(data: st.DataObject) -> None:
    school = tiny_school()
    seen, steps = [school], []
    for _ in range(data.draw(st.integers(1, 6))):
        lesson = data.draw(st.sampled_from(sorted(school.lessons)))
        step = data.draw(st.sampled_from((_move, _unplace, _lock, _length, _swap)))(school, lesson, data)
        if step is not None:
            school = _after(school, step)
            seen.append(school)
            steps.append(step)
    for step, before in zip(reversed(steps), reversed(seen[:-1]), strict=True):
        school = apply_changes(school, step.inverse().changes)
        assert school == before


def _move(school: School, lesson: str, data: st.DataObject) -> ChangeSet | None:
    day, start = data.draw(st.integers(0, 4)), data.draw(st.integers(96, 200)) * 5
    return _tried(editing.move_lesson, school, lesson, day, start, data.draw(st.sampled_from([None, (), ("A1",), ("A1", "A2")])))


def _unplace(school: School, lesson: str, data: st.DataObject) -> ChangeSet | None:
    return _tried(editing.unplace, school, lesson)


def _lock(school: School, lesson: str, data: st.DataObject) -> ChangeSet | None:
    return _tried(editing.set_lock, school, lesson, data.draw(st.none() | st.sampled_from(LockedBy)))


def _length(school: School, lesson: str, data: st.DataObject) -> ChangeSet | None:
    return _tried(editing.set_length, school, lesson, data.draw(st.integers(1, 20)) * 5)


def _swap(school: School, lesson: str, data: st.DataObject) -> ChangeSet | None:
    return _tried(editing.swap, school, lesson, data.draw(st.sampled_from(_PLACED)))


def _tried(call: Any, *args: Any) -> ChangeSet | None:
    try:
        return call(*args)  # type: ignore[no-any-return]
    except InputError:
        return None
