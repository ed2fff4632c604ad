"""One school in two windows: each sees what the other does, and neither takes the other's step back unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.ui.find_dialog import FindDialog
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.sharing import Sharing
from tests.ui.conftest import wait

MINE, THEIRS = "MA-7A-1", "SV-7A-1"


@pytest.fixture
def other(open_window, services) -> MainWindow:
    return open_window(replace(services, author="Bo"))


def settle(qtbot, *windows: MainWindow) -> None:
    wait(qtbot, lambda: all(one.background.busy == 0 and one.session.unsaved == 0 for one in windows))


def look(qtbot, window: MainWindow) -> None:
    window.desk.findChild(Sharing).look()
    settle(qtbot, window)


def test_that_what_others_store_is_shown_with_who_did_what(qtbot, window, other) -> None:
    other.flow.set_lock(THEIRS, True)
    settle(qtbot, other)
    look(qtbot, window)
    assert window.session.school == other.session.school
    assert window.session.school.placed[THEIRS].time_lock is LockedBy.PERSON
    assert "Bo" in window.banner.text
    window.banner.hide()
    look(qtbot, window)  # nothing new: nothing said
    assert window.banner.text == ""


def test_that_undo_never_takes_back_what_somebody_else_did_unseen(qtbot, window, other) -> None:
    window.flow.set_lock(MINE, True)
    settle(qtbot, window)
    look(qtbot, other)
    other.flow.set_lock(THEIRS, True)
    settle(qtbot, other)
    window.actions_.undo.trigger()
    settle(qtbot, window)
    assert "Nothing was undone" in window.banner.text
    assert {uid for uid, row in window.session.school.placed.items() if row.time_lock is LockedBy.PERSON} >= {MINE, THEIRS}
    assert window.session.history[0].author == "Bo"
    window.actions_.undo.trigger()  # seen now
    settle(qtbot, window)
    assert window.session.school.placed[THEIRS].time_lock is None
    assert window.session.school.placed[MINE].time_lock is LockedBy.PERSON


def test_that_an_edit_made_while_the_school_is_read_again_stays_shown_and_is_stored(qtbot, window, other) -> None:
    other.flow.set_lock(THEIRS, True)
    settle(qtbot, other)
    window.desk.findChild(Sharing).look()
    window.flow.set_lock(MINE, True)  # before the answer
    settle(qtbot, window)
    assert {MINE, THEIRS} <= {uid for uid, row in window.session.school.placed.items() if row.time_lock is LockedBy.PERSON}
    look(qtbot, other)
    assert other.session.school == window.session.school


def test_that_nothing_moves_under_an_open_dialog_or_a_running_search(qtbot, window, other) -> None:
    other.flow.set_lock(THEIRS, True)
    settle(qtbot, other)
    before = window.session.school
    window.flow.editable = False
    look(qtbot, window)
    window.flow.editable = True
    window.actions_.find.trigger()
    wait(qtbot, lambda: any(one.isVisible() for one in window.findChildren(FindDialog)))
    look(qtbot, window)
    assert window.session.school is before
    window.findChild(FindDialog).reject()
    look(qtbot, window)
    assert window.session.school is not before


def test_that_a_store_that_is_away_is_asked_no_more_until_an_edit_was_stored(qtbot, window, monkeypatch) -> None:
    sharing = window.desk.findChild(Sharing)
    store = window.session.store

    def gone() -> bool:
        raise OSError("away")

    monkeypatch.setattr(store, "changed_elsewhere", gone, raising=True)
    look(qtbot, window)
    assert not sharing._timer.isActive()
    monkeypatch.undo()
    window.flow.set_lock(MINE, True)
    settle(qtbot, window)
    assert sharing._timer.isActive()
