"""Edits as values: applied whole, refused on conflict, undone exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.changes import COLLECTION, Change, ChangeSet, ConflictError, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from tests.schools import TIMETABLE, tiny_school

SCHOOL = tiny_school()


@st.composite
def steps(draw: st.DrawFn) -> ChangeSet:
    """A step of placements moved, added and removed, and rooms renamed, each entity once."""
    changes = []
    for lesson in draw(st.lists(st.sampled_from(sorted(SCHOOL.lessons)), unique=True, max_size=6)):
        before = SCHOOL.placements.get(f"{TIMETABLE}/{lesson}")
        after = draw(
            st.none()
            | st.builds(Placement, st.just(TIMETABLE), st.just(lesson), st.integers(0, 4), st.integers(96, 190).map(lambda n: n * 5))
        )
        if before is not None or after is not None:
            changes.append(Change(before, after))
    for uid in draw(st.lists(st.sampled_from(sorted(SCHOOL.rooms)), unique=True, max_size=2)):
        changes.append(Change(SCHOOL.rooms[uid], replace(SCHOOL.rooms[uid], name=draw(st.text(min_size=1, max_size=5)))))
    return ChangeSet("test", tuple(changes))


@given(steps())
def test_a_step_and_its_inverse_leave_the_school_as_it_was(step: ChangeSet) -> None:
    assert apply_changes(apply_changes(SCHOOL, step.changes), step.inverse().changes) == SCHOOL


@given(steps())
def test_applying_changes_exactly_what_the_step_says(step: ChangeSet) -> None:
    after = apply_changes(SCHOOL, step.changes)
    touched = {(type(change.entity), change.uid) for change in step.changes}
    for kind, name in COLLECTION.items():
        rows, old = getattr(after, name), getattr(SCHOOL, name)
        assert {uid for uid in rows.keys() | old.keys() if rows.get(uid) != old.get(uid)} <= {uid for k, uid in touched if k is kind}


def test_an_edit_based_on_something_old_is_a_conflict_that_carries_what_is_there() -> None:
    room = SCHOOL.rooms["A1"]
    moved_on = apply_changes(SCHOOL, [Change(room, replace(room, seats=31))])
    with pytest.raises(ConflictError) as caught:
        apply_changes(moved_on, [Change(room, replace(room, seats=20))])
    assert caught.value.present == replace(room, seats=31)


def test_one_conflict_refuses_the_whole_step() -> None:
    room, staff = SCHOOL.rooms["A1"], SCHOOL.staff["AND"]
    with pytest.raises(ConflictError):
        apply_changes(SCHOOL, [Change(room, None), Change(None, staff)])
    assert "A1" in SCHOOL.rooms


def test_the_school_itself_cannot_be_removed() -> None:
    with pytest.raises(ConflictError):
        apply_changes(SCHOOL, [Change(SCHOOL.unit, None)])


def test_before_and_after_are_the_same_entity() -> None:
    with pytest.raises(ValueError, match="same entity"):
        Change(SCHOOL.rooms["A1"], SCHOOL.rooms["A2"])
    with pytest.raises(ValueError, match="before or an after"):
        Change(None, None)


def test_every_collection_of_a_school_can_be_edited() -> None:
    maps = {name for name, value in vars(SCHOOL).items() if isinstance(value, dict)} - {"source"}
    assert maps == set(COLLECTION.values())
    assert isinstance(SCHOOL, School)
