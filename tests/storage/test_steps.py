"""Any walk of steps, undo, redo and reopening leaves exactly what the same walk leaves in memory."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scheduler_app.domain.changes import COLLECTION, Change, ChangeSet, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.storage import change_log
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.schools import tiny_school
from tests.storage.steps import add_pupil, move, steps, without


class _Model:
    """The school in memory, and how many steps can be undone and redone."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.done: list[ChangeSet] = []
        self.undone: list[ChangeSet] = []

    def apply(self, step: ChangeSet) -> None:
        self.school = apply_changes(self.school, step.changes)
        if step.changes:
            self.done.append(step)
            self.undone.clear()

    def undo(self, made: ChangeSet | None) -> None:
        assert made == (self.done[-1].inverse() if self.done else None)
        if made is not None:
            self.school = apply_changes(self.school, made.changes)
            self.undone.append(self.done.pop())

    def redo(self, made: ChangeSet | None) -> None:
        assert made == (self.undone[-1] if self.undone else None)
        if made is not None:
            self.school = apply_changes(self.school, made.changes)
            self.done.append(self.undone.pop())


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_a_walk_equals_the_same_walk_in_memory(store_address: str, data: st.DataObject) -> None:
    model = _Model(tiny_school())
    store = Stores().create(store_address, model.school, overwrite=True)
    try:
        for what in data.draw(st.lists(st.sampled_from(["apply"] * 4 + ["undo"] * 2 + ["redo"] * 2 + ["reopen"]), max_size=15)):
            match what:
                case "apply":
                    step = data.draw(steps(model.school))
                    store.apply(step, "me")
                    model.apply(step)
                case "undo":
                    model.undo(store.undo("me"))
                case "redo":
                    model.redo(store.redo("me"))
                case "reopen":
                    store.close()
                    store = Stores().open(store_address)
        loaded = store.load()
        assert loaded == model.school
        for name in COLLECTION.values():
            assert list(getattr(loaded, name)) == list(getattr(model.school, name))
        assert [entry.undone for entry in store.history()] == [True] * len(model.undone) + [False] * len(model.done)
    finally:
        store.close()


def test_undo_and_redo_survive_closing(store: OpenSchool, store_address: str, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "me")
    moved = store.load()
    store.close()
    again = Stores().open(store_address)
    assert again.undo("you") == move(school, "MA-7A-1", 4).inverse()
    again.close()
    third = Stores().open(store_address)
    assert third.load() == school
    assert third.redo("you") == move(school, "MA-7A-1", 4)
    assert third.load() == moved
    third.close()


def test_nothing_to_undo_or_redo_gives_none(store: OpenSchool) -> None:
    assert store.undo("me") is None
    assert store.redo("me") is None


def test_a_new_step_clears_what_could_be_redone(store: OpenSchool, school: School) -> None:
    store.apply(move(school, "MA-7A-1", 4), "me")
    store.undo("me")
    store.apply(move(school, "SV-7A-1", 4), "me")
    assert store.redo("me") is None
    assert [entry.data for entry in store.history()] == [(("lesson", "SV-7A-1"),)]


def test_every_transaction_raises_the_revision(store: OpenSchool, school: School) -> None:
    assert store.revision() == 0
    assert store.apply(move(school, "MA-7A-1", 4), "me") == 1
    store.undo("me")
    store.redo("me")
    assert store.revision() == 3
    assert store.apply(ChangeSet("nothing", ()), "me") == 3


def test_history_is_newest_first_and_says_who_when_and_how_much(store_address: str, school: School) -> None:
    start = datetime(2025, 10, 26, 0, 59, tzinfo=UTC)
    ticks = iter(range(10))
    store = Stores(clock=lambda: start + timedelta(minutes=next(ticks))).create(store_address, school)
    store.apply(move(school, "MA-7A-1", 4), "Anna <b>")
    store.apply(without(school, "SV-7B-2"), "Bo")
    first, second = store.history()
    assert (first.label, first.author, first.size, first.undone) == ("remove_lesson", "Bo", 2, False)
    assert (second.author, second.data, second.at) == ("Anna <b>", (("lesson", "MA-7A-1"),), start)
    assert first.at - second.at == timedelta(minutes=1)
    assert len(store.history(limit=1)) == 1
    store.close()


def test_the_last_change_of_an_entity_can_be_told(store: OpenSchool, school: School) -> None:
    step = move(school, "MA-7A-1", 4)
    assert store.last_change(step.changes[0].entity) is None
    store.apply(step, "Anna")
    store.apply(move(school, "SV-7A-1", 4), "Bo")
    found = store.last_change(step.changes[0].entity)
    assert found is not None
    assert found.author == "Anna"


def test_only_so_many_steps_are_kept(store: OpenSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_log, "KEPT_STEPS", 3)
    monkeypatch.setattr(change_log, "_CLEAR_EVERY", 2)
    for number in range(6):
        store.apply(add_pupil(f"p{number}", "Ada", "7A"), "me")
    assert len(store.history()) == 3
    assert all(store.undo("me") for _ in range(3))
    assert store.undo("me") is None
    assert set(store.load().pupils) >= {"p0", "p1", "p2"}


def test_a_row_changed_twice_in_one_step_ends_as_the_last_says(store: OpenSchool, school: School) -> None:
    block = school.blocks["engelska-7"]
    one, two = (type(block)(block.uid, name) for name in ("ett", "två"))
    store.apply(ChangeSet("twice", (Change(block, one), Change(one, two))), "me")
    assert store.load().blocks[block.uid] == two
    store.undo("me")
    assert store.load() == school


def test_a_step_that_touches_most_of_a_big_table_is_one_step(store: OpenSchool, school: School) -> None:
    added = ChangeSet("many", tuple(change for number in range(300) for change in add_pupil(f"p{number}", "Ada", "7A").changes))
    store.apply(added, "me")
    assert store.load() == apply_changes(school, added.changes)
    store.undo("me")
    assert store.load() == school
