"""Two who work on the same school: nothing is overwritten unseen, and references stay whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from scheduler_app.domain.changes import Change, ChangeSet, ConflictError, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.errors import InputError
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.schools import TIMETABLE
from tests.storage.steps import add_pupil, move


@pytest.fixture
def other(store: OpenSchool, store_address: str) -> Iterator[OpenSchool]:
    """A second scheduler with the same school open."""
    opened = Stores().open(store_address)
    opened.load()
    yield opened
    opened.close()


def test_the_second_to_move_a_lesson_is_told_where_it_is_now(store: OpenSchool, other: OpenSchool, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "Anna")
    with pytest.raises(ConflictError) as caught:
        other.apply(move(school, "MA-7A-1", 3), "Bo")
    assert caught.value.present == move(school, "MA-7A-1", 4).changes[0].after
    assert caught.value.change == move(school, "MA-7A-1", 3).changes[0]
    changed = other.last_change(caught.value.change.entity)
    assert changed is not None
    assert changed.author == "Anna"
    assert other.load().placements[f"{TIMETABLE}/MA-7A-1"].day == 4


def test_a_conflict_in_a_big_step_keeps_none_of_it(store: OpenSchool, other: OpenSchool, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "Anna")
    with pytest.raises(ConflictError):
        other.apply(ChangeSet("both", (*move(school, "SV-7A-1", 3).changes, *move(school, "MA-7A-1", 3).changes)), "Bo")
    assert other.load() == store.load()
    assert len(other.history()) == 1


def test_edits_of_different_rows_are_both_kept(store: OpenSchool, other: OpenSchool, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "Anna")
    other.apply(move(school, "SV-7A-1", 4), "Bo")
    assert store.load() == other.load()
    assert [entry.author for entry in store.history()] == ["Bo", "Anna"]


def test_changes_of_others_can_be_noticed(store: OpenSchool, other: OpenSchool, school: School) -> None:
    assert not other.changed_elsewhere()
    other.apply(move(school, "SV-7A-1", 4), "Bo")
    assert not other.changed_elsewhere()
    assert store.changed_elsewhere()
    store.load()
    assert not store.changed_elsewhere()


def test_adding_what_is_there_and_removing_what_is_not_are_conflicts(store: OpenSchool, school: School) -> None:
    block = school.blocks["engelska-7"]
    with pytest.raises(ConflictError) as there:
        store.apply(ChangeSet("add", (Change(None, block),)), "me")
    assert there.value.present == block
    ghost = replace(block, uid="ghost")
    with pytest.raises(ConflictError) as gone:
        store.apply(ChangeSet("remove", (Change(ghost, None),)), "me")
    assert gone.value.present is None
    assert store.load() == school


def test_a_school_keeps_exactly_one_unit_and_one_year(store: OpenSchool, school: School) -> None:
    for change in (Change(school.unit, None), Change(None, replace(school.year, uid="another"))):
        with pytest.raises(ConflictError):
            store.apply(ChangeSet("one", (change,)), "me")
    assert store.load() == school


def test_an_edit_that_needs_what_another_removed_is_a_conflict(store: OpenSchool, other: OpenSchool, school: School) -> None:
    store.apply(add_pupil("new", "Ada", "7A"), "Anna")
    added = add_pupil("new", "Ada", "7A")
    other.load()
    store.apply(added.inverse(), "Anna")
    lonely = add_pupil("new", "Ada", "7B").changes[0]
    with pytest.raises(ConflictError) as caught:
        other.apply(ChangeSet("join", (lonely,)), "Bo")
    assert caught.value.change == lonely
    assert other.load() == school


def test_removing_what_another_has_begun_to_use_is_a_conflict(store: OpenSchool, other: OpenSchool, school: School) -> None:
    ceder = school.staff["CEC"]
    freed = [
        Change(row, replace(row, teachers=tuple(uid for uid in row.teachers if uid != "CEC")))
        for row in school.requirements.values()
        if "CEC" in row.teachers
    ]
    store.apply(ChangeSet("use", (Change(None, Requirement("new", "IDH", ("7A",), ("CEC",), 60)),)), "Anna")
    removal = Change(ceder, None)
    with pytest.raises(ConflictError) as caught:
        other.apply(ChangeSet("remove", (removal, *freed)), "Bo")
    assert caught.value.change == removal
    assert caught.value.present == ceder
    assert "CEC" in other.load().staff


def test_ones_own_lost_reference_is_an_input_error_that_names_it(store: OpenSchool, school: School) -> None:
    with pytest.raises(InputError) as caught:
        store.apply(ChangeSet("remove", (Change(school.rooms["A1"], None),)), "me")
    assert caught.value.code == "storage_reference_missing"
    assert caught.value.data["missing"] == "A1"
    assert store.load() == school
    assert store.revision() == 0


def test_a_school_whose_references_lead_nowhere_is_not_created(store_address: str, school: School) -> None:
    with pytest.raises(InputError, match="storage_reference_missing"):
        Stores().create(store_address, replace(school, rooms={}))
    with pytest.raises(InputError, match="storage_missing"):
        Stores().open(store_address)


def test_undo_takes_back_the_last_step_whoever_made_it(store: OpenSchool, other: OpenSchool, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "Anna")
    assert other.undo("Bo") == move(school, "MA-7A-1", 4).inverse()
    assert store.load() == school
    with pytest.raises(ConflictError):
        other.apply(move(apply_changes(school, move(school, "MA-7A-1", 4).changes), "MA-7A-1", 1), "Bo")
