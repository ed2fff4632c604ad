"""Where the keyboard is after a way through the window, and that Tab never stops at what nobody sees."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scheduler_app.ui import panels
from scheduler_app.ui.main_window import MainWindow
from tests.ui.conftest import wait

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch, open_window, services) -> MainWindow:
    """The window with its panels beside the board."""
    monkeypatch.setattr(panels, "_ROOM_FOR_PANELS", 0)
    window = open_window(services)
    window.activateWindow()
    return window


def round_by_tab(window: MainWindow) -> list[tuple[QWidget, bool]]:
    """Every widget that Tab comes to, and whether it is in sight then."""
    seen: dict[QWidget, bool] = {}
    while (here := QApplication.focusWidget()) not in seen and len(seen) < 100:
        QApplication.sendPostedEvents()
        seen[here] = not here.visibleRegion().isEmpty()
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return list(seen.items())


def test_that_panels_behind_others_come_to_the_front_when_tab_comes_to_them(large: MainWindow) -> None:
    large.board_page.take_keyboard()
    reached = round_by_tab(large)
    names = [one.objectName() for one, _ in reached]
    assert {"run.time_limit", "history.list", "conflicts.tree"} <= set(names)
    assert [one.objectName() for one, in_sight in reached if not in_sight] == []


@pytest.mark.parametrize("action", ["show_data", "show_staffing"])
def test_that_on_a_page_tab_goes_to_what_is_in_sight(qtbot, large: MainWindow, action: str) -> None:
    large.actions_.named(action).trigger()
    wait(qtbot, lambda: large.background.busy == 0)
    assert [one.objectName() for one, in_sight in round_by_tab(large) if not in_sight or one.objectName() == "staffing.frame"] == []


@pytest.mark.parametrize(("key", "view"), [(Qt.Key.Key_B, "board.week"), (Qt.Key.Key_2, "board.week"), (Qt.Key.Key_7, "board.overview")])
def test_that_keys_of_views_lead_from_a_panel_to_the_board(large: MainWindow, key: Qt.Key, view: str) -> None:
    tree = large.conflict_dock.tree
    tree.setFocus()
    QTest.keyClick(tree, key, CTRL)
    assert QApplication.focusWidget().objectName() == view


def test_that_a_panel_chosen_by_its_tab_stays_in_front_when_the_window_is_left_and_comes_back(qtbot, large: MainWindow) -> None:
    large.board_page.select("MA-7A-1")
    length = large.lesson_dock.findChild(QWidget, "lesson.length")
    wait(qtbot, length.isEnabled)
    length.setFocus()
    large.panels.run.raise_()
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    for window in (other, large):
        window.activateWindow()
        wait(qtbot, lambda window=window: QApplication.activeWindow() is window)
    wait(qtbot, lambda: QApplication.focusWidget() is length)
    QApplication.sendPostedEvents()
    assert not large.run_panel.visibleRegion().isEmpty()
