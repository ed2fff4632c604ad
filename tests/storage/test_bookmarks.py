"""Restore points outlive undo and closing; the current timetable and source texts change by steps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.changes import Change, ChangeSet, ConflictError, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.domain.working import CurrentTimetable, SourceText
from scheduler_app.errors import InputError
from scheduler_app.services.versions import go_back_to, new_version, remove_version, switch_to
from scheduler_app.storage.store import OpenSchool
from scheduler_app.storage.stores import Stores
from tests.schools import TIMETABLE
from tests.storage.steps import move

MARK = Bookmark("b1", "Före NO-flytten", "me", datetime(2026, 8, 10, 7, 30, tzinfo=UTC))


def test_a_restore_point_holds_the_school_as_it_was(store: OpenSchool, school: School, store_address: str) -> None:
    store.add_bookmark(MARK, school)
    store.apply(move(school, "MA-7A-1", 4), "me")
    store.close()
    again = Stores().open(store_address)
    assert list(again.bookmarks()) == [MARK]
    now, then = again.load(), again.bookmarked("b1")
    assert then == school
    again.apply(go_back_to(now, then, MARK.name), "me")
    assert again.load() == school
    again.undo("me")
    assert again.load() == now
    again.remove_bookmark("b1")
    assert again.bookmarks() == []
    with pytest.raises(InputError, match="bookmark_unknown"):
        again.bookmarked("b1")
    again.close()


def test_versions_are_made_switched_and_removed_by_steps_that_can_be_undone(store: OpenSchool, school: School) -> None:
    seen, now = [school], school
    make = (
        lambda school: new_version(school, "B"), move_first, lambda school: switch_to(school, TIMETABLE),
        lambda school: remove_version(school, next(uid for uid in school.timetables if uid != TIMETABLE)),
    )  # fmt: skip
    for one in make:
        step = one(now)
        store.apply(step, "me")
        now = apply_changes(now, step.changes)
        assert store.load() == now
        seen.append(now)
    for before in reversed(seen[:-1]):
        store.undo("me")
        assert store.load() == before
    for after in seen[1:]:
        store.redo("me")
        assert store.load() == after


def move_first(school: School) -> ChangeSet:
    before = next(iter(school.placed.values()))
    return ChangeSet("unplace", (Change(before, None),))


def test_source_texts_are_added_changed_and_removed(store: OpenSchool) -> None:
    for change, after in (
        (Change(None, SourceText("fet", "a")), {"fet": "a"}), (Change(SourceText("fet", "a"), SourceText("fet", "b")), {"fet": "b"}),
        (Change(SourceText("fet", "b"), None), {}),
    ):  # fmt: skip
        store.apply(ChangeSet("source", (change,)), "me")
        assert store.load().source == after
    store.undo("me")
    assert store.load().source == {"fet": "b"}


def test_a_current_timetable_that_somebody_else_has_changed_is_a_conflict(store: OpenSchool, school: School) -> None:
    step = switch_to(apply_changes(school, new_version(school, "B").changes), TIMETABLE)
    with pytest.raises(ConflictError):
        store.apply(step, "me")
    with pytest.raises(ConflictError):
        apply_changes(school, (Change(CurrentTimetable("nothing"), CurrentTimetable(TIMETABLE)),))
    assert store.load() == school
