"""Every control has a name for screen readers, every action a text and no key is used twice; a closed window leaves nothing alive.

`test_every_dialog` asks the same of the dialogs.
"""

from __future__ import annotations

import gc
import weakref
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QWidget

from scheduler_app.ui import language
from scheduler_app.ui.main_window import MainWindow
from tests.ui.conftest import wait

_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox, QAbstractItemView)


def unnamed(window: QWidget) -> list[str]:
    """Controls a user can come to that have neither text nor accessible name."""
    found = []
    for kind in _CONTROLS:
        for widget in window.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QAbstractItemView)
            popup = widget.parent() is not None and widget.parent().metaObject().className() == "QComboBoxPrivateContainer"
            if inner or popup or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not widget.isVisibleTo(window):
                continue
            if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


@pytest.mark.parametrize("lang", ["en", "sv"])
def test_that_every_control_of_the_window_has_a_name(open_window, services, lang) -> None:
    language.use(lang)
    assert unnamed(open_window(services)) == []


def test_that_every_action_has_a_text_and_a_key_of_its_own(window: MainWindow) -> None:
    actions = [action for action in window.actions_ if isinstance(action, QAction)]
    assert [action.objectName() for action in actions if not action.text()] == []
    keys = Counter(key.toString() for action in actions for key in action.shortcuts())
    assert {key: count for key, count in keys.items() if count > 1} == {}


def test_that_a_closed_window_leaves_nothing_alive(qtbot, services, school_file) -> None:
    kept = seen_alive(qtbot, MainWindow(services), str(school_file))
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.sendPostedEvents()
        gc.collect()
    assert [type(one()).__name__ for one in kept if one() is not None] == []


def seen_alive(qtbot, window: MainWindow, address: str) -> list[weakref.ref[object]]:
    """Open a school in the window and close it; what it was made of, weakly held."""
    window.show()
    window.documents.open_address(address)
    wait(qtbot, lambda: window.session is not None and window.session.report is not None and window.background.busy == 0)
    kept = [weakref.ref(one) for one in (window, window.desk, window.session, window.flow, window.board_page, *window.desk.children())]
    window.close()
    window.background.shut_down()
    window.deleteLater()
    return kept


def test_that_tab_goes_along_the_window_to_named_controls_only(window: MainWindow) -> None:
    window.activateWindow()
    board = window.board_page.panel.board
    board.setFocus()
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in seen and len(seen) < 100:
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    names = [one.objectName() for one in seen]
    bar = ["board.mode", "board.chooser.button", "board.as_table", "board.zoom_out", "board.zoom_in", "board.fit"]
    assert [name for name in names if name in bar] == bar
    named = {one: QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) or one.accessibleName() for one in seen}
    assert [type(one).__name__ for one, name in named.items() if not name] == []
