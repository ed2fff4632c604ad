"""The toolbar: every action in sight at every width, with words as far as there is room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from scheduler_app.ui import language

_WORD = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def _at(window, width: int) -> dict[str, QToolButton]:
    """The toolbar's buttons in a window of this width."""
    window.resize(QSize(width, 600))
    QApplication.sendPostedEvents()
    bar = window.toolbar
    bar.setVisible(True)
    bar.resize(width, bar.sizeHint().height())
    bar.layout().activate()
    return {action.objectName().removeprefix("action."): bar.widgetForAction(action) for action in bar.actions() if action.text()}


def _worded(buttons: dict[str, QToolButton]) -> set[str]:
    return {name for name, button in buttons.items() if button.toolButtonStyle() is _WORD}


@pytest.mark.parametrize("code", ["sv", "en"])
@pytest.mark.parametrize("width", [683, 1024, 1280, 1366, 1920])
def test_that_every_action_is_in_sight_at_every_width(open_window, services, code, width) -> None:
    language.use(code)
    window = open_window(services)
    buttons = _at(window, width)
    assert {"publish", "print", "solve", "show_staffing"} <= set(buttons)
    assert all(button.isVisible() and button.geometry().right() < width for button in buttons.values())
    assert not window.toolbar.findChild(QToolButton, "qt_toolbar_ext_button").isVisible()


def test_that_words_go_where_there_is_no_room_and_come_back(window) -> None:
    every = set(_at(window, 1920))
    assert _worded(_at(window, 1920)) == every
    narrow = _worded(_at(window, 683))
    assert "publish" in narrow
    assert not {"undo", "redo", "find"} & narrow
    assert narrow < _worded(_at(window, 1280)) <= every
    assert _worded(_at(window, 1920)) == every


def test_that_a_button_without_its_word_still_says_what_it_does(window) -> None:
    for name, button in _at(window, 683).items():
        assert button.accessibleName(), name
        assert button.toolTip(), name
