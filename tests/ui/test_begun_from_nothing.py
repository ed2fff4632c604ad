"""A school with nothing in it: no view is empty without a word, and nothing is offered that leads nowhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from scheduler_app.storage.stores import Stores
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.empty_school import empty_school
from scheduler_app.ui.main_window import MainWindow
from tests.ui.conftest import wait


@pytest.fixture
def nothing(open_window, services, tmp_path: Path) -> MainWindow:
    path = tmp_path / "empty.ringklocka"
    Stores().create(str(path), empty_school("Nya skolan", date(2025, 6, 1))).close()
    return open_window(services, str(path))


def modes(window: MainWindow) -> list[Mode]:
    return [action.data() for action in window.actions_.modes.actions() if action.isEnabled()]


def test_that_board_and_tray_say_where_to_begin(nothing) -> None:
    panel = nothing.board_page.panel
    assert panel.mode is Mode.SCHOOL
    assert panel.overview.isVisible()
    assert panel.overview.empty.isVisible()
    assert "no lessons yet" in nothing.board_page.tray._empty.text()


def test_that_a_search_says_that_there_is_nothing_to_place(nothing) -> None:
    nothing.actions_.solve.trigger()
    assert not nothing.run.is_running
    assert "no lessons to place" in nothing.banner.text


def test_that_views_are_offered_as_soon_as_they_have_something_to_show(qtbot, nothing) -> None:
    assert modes(nothing) == [Mode.SCHOOL]
    screen = nothing.desk.pages["data"]
    for key, mode in (("rooms", Mode.ROOM), ("staff", Mode.TEACHER), ("groups", Mode.CLASS), ("pupils", Mode.PUPIL)):
        screen.go_to(key, "")
        screen.add.click()
        wait(qtbot, lambda: nothing.session.unsaved == 0)
        assert mode in modes(nothing)
    assert Mode.GROUP not in modes(nothing)
    nothing.findChild(QAction, "action.mode_class").trigger()
    assert nothing.board_page.panel.mode is Mode.CLASS
    group = next(iter(nothing.session.school.groups))
    screen.go_to("groups", group)
    screen.remove.click()
    wait(qtbot, lambda: nothing.session.unsaved == 0)
    assert group not in nothing.board_page.panel.chosen
    assert nothing.board_page.panel.mode is not Mode.CLASS


def test_that_lessons_in_sight_are_lit_in_the_view_of_the_whole_school(window) -> None:
    page = window.board_page
    page.set_mode(Mode.ROOM)
    page.set_mode(Mode.SCHOOL)
    for lesson in list(window.session.school.placed)[:12]:
        page.light((lesson,))
        assert page.panel.mode is Mode.SCHOOL
        assert page.panel.overview.lit == {lesson}
