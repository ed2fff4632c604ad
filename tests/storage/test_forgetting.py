"""A name that must not be kept is gone from every step, and the steps can still be undone."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.storage.store import OpenSchool
from tests.storage.steps import move


def _told(store: OpenSchool) -> str:
    with store.database.reading() as connection:
        rows = [
            *connection.exec_driver_sql("SELECT row_before, row_after FROM step_change"),
            *connection.exec_driver_sql("SELECT data FROM step"),
        ]
        return str([tuple(row) for row in rows])


def test_every_step_tells_the_present_name_only_and_can_be_undone(store: OpenSchool, school: School) -> None:
    before = school.pupils["7A-01"]
    known = replace(before, given_name="KANARIE", grade=8)
    store.apply(ChangeSet("change", (Change(before, known),), (("name", "KANARIE Ek 7A"),)), "me")
    store.apply(move(school, "MA-7A-1", 4), "me")
    alias = replace(known, given_name="Kim", family_name="Lind", marking=SecurityMarking.PROTECTED)
    store.apply(ChangeSet("decide_alias", (Change(known, alias),)), "me")
    assert "KANARIE" in _told(store)
    store.forget_former_name(alias)
    told = _told(store)
    assert "KANARIE" not in told
    assert "Ada" not in told
    for _ in range(3):
        assert store.undo("me") is not None
    undone = store.load().pupils["7A-01"]
    assert (undone.name, undone.grade, undone.marking) == ("Kim Lind", 7, SecurityMarking.NONE)
    for _ in range(3):
        assert store.redo("me") is not None
    assert store.load().pupils["7A-01"] == alias


def test_other_people_keep_their_history(store: OpenSchool, school: School) -> None:
    other = school.staff["AND"]
    store.apply(ChangeSet("change", (Change(other, replace(other, percent=50.0)),)), "me")
    store.forget_former_name(school.pupils["7A-01"])
    step = store.undo("me")
    assert step is not None
    assert step.changes[0].after == other
