"""A new identity is told by everything that is kept, and the steps can still be undone."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from scheduler_app.domain import new_identity
from scheduler_app.domain.bookmarks import Bookmark
from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.new_identity import uid_in_school
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.errors import InputError
from scheduler_app.services import versions, withholding
from scheduler_app.storage.entities import MAP_OF
from scheduler_app.storage.store import OpenSchool
from tests.storage.steps import move


def _told(store: OpenSchool) -> str:
    with store.database.reading() as connection:
        queries = ("SELECT uid, row_before, row_after FROM step_change", "SELECT data, author FROM step")
        return str([tuple(row) for query in queries for row in connection.exec_driver_sql(query)])


def _protect(store: OpenSchool, school: School, person: str, logins: frozenset[str] = frozenset()) -> str:
    done = withholding.protect(school, person, "Kim", "Lind", "KIL").with_logins(logins)
    assert done.new is not None
    store.reidentify(done.new, done.secret, done.step, "me")
    return done.new.uid


def test_every_step_tells_the_new_identity_only_and_can_be_undone(store: OpenSchool, school: School) -> None:
    before = school.pupils["7A-01"]
    known = replace(before, given_name="KANARIE", grade=8)
    store.apply(ChangeSet("change", (Change(before, known),), (("name", "KANARIE Ek 7A"),)), "me")
    store.apply(move(school, "MA-7A-1", 4), "me")
    assert "KANARIE" in _told(store)
    uid = _protect(store, store.load(), "7A-01")
    told = _told(store)
    assert not any(word in told for word in ("KANARIE", "Ada", "7A-01"))
    for _ in range(3):
        assert store.undo("me") is not None
    undone = store.load().pupils[uid]
    assert (undone.name, undone.grade, undone.marking) == ("Kim Lind", 7, SecurityMarking.PROTECTED)
    for _ in range(3):
        assert store.redo("me") is not None
    assert store.load().pupils[uid] == replace(undone, grade=8)


def test_other_people_keep_their_history(store: OpenSchool, school: School) -> None:
    other = school.staff["AND"]
    store.apply(ChangeSet("change", (Change(other, replace(other, percent=50.0)),)), "me")
    _protect(store, store.load(), "7A-01")
    assert store.undo("me") is not None
    step = store.undo("me")
    assert step is not None
    assert step.changes[0].after == other


def test_only_what_tells_of_the_person_changes(store: OpenSchool, school: School) -> None:
    before = store.load()
    uid = _protect(store, before, "AND", frozenset({"anna"}))
    after = store.load()
    assert (before.pupils, before.lessons, before.placements) == (after.pupils, after.lessons, after.placements)
    taught = {key: tuple("AND" if who == uid else who for who in row.teachers) for key, row in after.requirements.items()}
    assert {key: replace(row, teachers=taught[key]) for key, row in after.requirements.items()} == before.requirements
    assert [row.name for row in after.groups.values() if row.mentor == uid] == ["7A"]
    names = {"signature": "AND", "given_name": "Anna", "family_name": "Andersson", "marking": SecurityMarking.NONE}
    assert replace(after.staff[uid], uid="AND", **names) == before.staff["AND"]
    assert not any("AND" in rule.targets for rule in after.rules.values())


def test_a_restore_point_brings_neither_name_nor_the_way_back(store: OpenSchool, school: School) -> None:
    store.add_bookmark(Bookmark("b", "Före", "me", datetime.now(UTC)), school)
    uid = _protect(store, store.load(), "7A-01")
    now = store.load()
    step = versions.go_back_to(now, store.bookmarked("b"), "b")
    store.apply(step, "me")
    restored = store.load()
    assert restored.pupils[uid].name == "Kim Lind"
    assert uid_in_school(restored, PersonKind.PUPIL, "7A-01") == uid


def test_a_person_waiting_for_a_decision_gets_one_identity_for_all_decisions(store: OpenSchool, school: School) -> None:
    row = Withheld(PersonKind.PUPIL, "7A-01", SecurityMarking.CONFIDENTIAL)
    store.apply(ChangeSet("import", (Change(None, row),)), "me")
    first = withholding.give_alias(store.load(), "pupil/7A-01", "Kim", "Lind")
    assert first.new is not None
    store.reidentify(first.new, first.secret, first.step, "me")
    uid = first.new.uid
    again = withholding.give_alias(store.load(), f"pupil/{uid}", "Sol", "Berg")
    assert again.new is not None
    store.reidentify(again.new, again.secret, again.step, "me")
    held = store.load()
    assert (again.new.uid, held.pupils[uid].name) == (uid, "Sol Berg")
    out = withholding.omit(held, uid)
    assert out.new is not None
    store.reidentify(out.new, out.secret, out.step, "me")
    left = store.load()
    assert (left.pupils[uid].name, left.pupils[uid].archived) == ("", True)
    assert [row.decision for row in left.withheld.values()] == [Decision.OMIT]
    assert "7A-01" not in _told(store)
    while store.undo("me") is not None:  # every step can be taken back, the decision itself stays
        pass
    assert [row.decision for row in store.load().withheld.values()] == [Decision.OMIT]


def test_a_school_changed_meanwhile_is_left_alone(store: OpenSchool, school: School) -> None:
    store.load()
    done = withholding.protect(school, "7A-01", "Kim", "Lind")
    assert done.new is not None
    store._seen -= 1  # as after an edit by somebody else
    with pytest.raises(InputError):
        store.reidentify(done.new, done.secret, done.step, "me")
    store._seen += 1
    assert store.load() == school


def test_every_reference_to_people_is_known() -> None:
    """What the tables refer to people by is what a new identity replaces."""
    targets = {"pupil": PersonKind.PUPIL, "staff_member": PersonKind.STAFF}
    found: dict[PersonKind, set[tuple[type, str]]] = {kind: set() for kind in PersonKind}
    for kind, mapping in MAP_OF.items():
        for table in (mapping.table, *(item.table for item in mapping.lists)):
            for key in table.foreign_keys:
                if key.column.table.name in targets:
                    found[targets[key.column.table.name]].add((kind, table.name))
    for person, rows in found.items():
        assert {kind for kind, _ in rows} <= set(new_identity._TOLD_BY[person])
    for by in new_identity._TOLD_BY.values():
        assert all(name in {entry.name for entry in fields(kind)} for kind, name in by.items())


def test_identities_of_kinds_differ() -> None:
    secret = "00000000-0000-4000-8000-000000000000"
    assert new_identity.new_uid(secret, PersonKind.PUPIL, "1") != new_identity.new_uid(secret, PersonKind.STAFF, "1")
