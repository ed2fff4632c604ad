"""What cannot be done is said before anything is typed, and what was typed stays when it is refused."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog

from scheduler_app.services.versions import new_version
from scheduler_app.ui.data.staging_dialog import StagingDialog
from scheduler_app.ui.main_window import MainWindow
from scheduler_app.ui.rules.rule_dialog import RuleDialog
from tests.ui.conftest import wait

LESSON = "MA-7A-1"


def trigger(window: MainWindow, name: str) -> None:
    window.findChild(QAction, f"action.{name}").trigger()


def shown(window: MainWindow) -> list[str]:
    return [one.objectName() for one in window.findChildren(QDialog) if one.isVisible()]


@pytest.mark.parametrize("name", ["new_rule", "split", "room", "this_date", "single_pupil", "absence", "new_version", "import"])
def test_that_while_a_search_runs_no_dialog_is_opened_that_could_not_be_saved(window, name) -> None:
    window.board_page.select(LESSON)
    window.flow.editable = False
    trigger(window, name)
    assert shown(window) == []
    assert "search is running" in window.banner.text


def test_that_rows_are_not_pasted_while_a_search_runs(window) -> None:
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    QGuiApplication.clipboard().setText("Name\nNew wing")
    window.flow.editable = False
    screen.paste.click()
    assert shown(window) == []
    assert "search is running" in window.banner.text


def test_that_rows_that_were_refused_stay_to_be_taken_later(qtbot, window) -> None:
    screen = window.desk.pages["data"]
    screen.go_to("rooms", "")
    QGuiApplication.clipboard().setText("Name\nNew wing")
    screen.paste.click()
    wait(qtbot, lambda: shown(window))
    dialog = window.findChild(StagingDialog)
    window.flow.editable = False
    dialog.take.click()
    wait(qtbot, lambda: window.background.busy == 0)
    assert dialog.isVisible()
    assert dialog.take.isEnabled()
    window.flow.editable = True
    dialog.take.click()
    assert "New wing" in {room.name for room in window.session.school.rooms.values()}


def test_that_a_rule_that_was_refused_stays_to_be_saved_later(qtbot, window) -> None:
    trigger(window, "new_rule")
    wait(qtbot, lambda: shown(window))
    dialog, rules = window.findChild(RuleDialog), len(window.session.school.rules)
    dialog.everyone.setChecked(True)
    dialog.note.setText("typed")
    window.flow.editable = False
    dialog.ok.click()
    assert dialog.isVisible()
    assert len(window.session.school.rules) == rules
    window.flow.editable = True
    dialog.ok.click()
    assert [rule.note for rule in window.session.school.rules.values()][-1] == "typed"


def test_that_a_refusal_is_gone_when_the_next_try_succeeds(window) -> None:
    window.desk.edit(lambda school: new_version(school, "", school.current))
    assert "needs a name" in window.banner.text
    window.desk.edit(lambda school: new_version(school, "Spring", school.current))
    assert window.banner.text == ""


@pytest.mark.parametrize("name", ["lock", "unplace", "suggest", "room", "why_here", "split", "this_date", "free_teachers", "show_places"])
def test_that_an_action_on_a_lesson_says_when_none_is_chosen(window, name) -> None:
    window.board_page.select("")
    trigger(window, name)
    assert "Choose a lesson first" in window.banner.text


def test_that_an_action_on_a_place_says_when_the_lesson_has_none(qtbot, window) -> None:
    window.flow.unplace(LESSON)
    window.board_page.select(LESSON)
    for name in ("lock", "unplace", "room", "why_here"):
        window.banner.hide()
        trigger(window, name)
        assert "not placed" in window.banner.text
