"""The panels around the board: their first sizes follow the window, a user's own stay."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

from scheduler_app.ui import panels as module
from scheduler_app.ui.panels import Panels

_LARGE, _SMALL = QSize(2400, 1300), QSize(1280, 720)


@pytest.fixture(autouse=True)
def _beside_the_board(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_ROOM_FOR_PANELS", 0)


def _begun(qtbot, size: QSize) -> Panels:
    """Panels of a window that became so large before the board was shown, as when a school is opened from the start page."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QTextEdit())
    panels = Panels(window, QWidget(), QTextEdit(), QTextEdit(), QWidget(), QWidget())
    panels.settle()
    panels.show_all(False)
    window.resize(size)
    window.show()
    panels.show_all(True)
    _settled(panels)
    return panels


def _settled(panels: Panels) -> None:
    """What was asked for is laid out when the window has the time."""
    QApplication.sendPostedEvents()
    layout = panels._window.layout()
    assert layout is not None
    layout.activate()


def test_that_panels_have_a_share_of_a_large_window_and_their_usual_sizes_in_a_small_one(qtbot) -> None:
    large, small = (_begun(qtbot, size) for size in (_LARGE, _SMALL))
    assert large.tray.width() == large.lesson.width() == pytest.approx(312, abs=2)
    assert large.conflicts.height() == pytest.approx(312, abs=2)
    assert (small.tray.width(), small.lesson.width(), small.conflicts.height()) == (226, 250, 185)


def test_that_the_users_own_sizes_stay_until_the_layout_is_reset(qtbot) -> None:
    panels = _begun(qtbot, _LARGE)
    panels._window.resizeDocks([panels.tray], [500], Qt.Orientation.Horizontal)
    _settled(panels)
    panels.show_all(False)
    panels.show_all(True)
    _settled(panels)
    assert panels.tray.width() == pytest.approx(500, abs=2)
    panels.reset()
    _settled(panels)
    assert panels.tray.width() == pytest.approx(312, abs=2)


def test_that_a_panel_behind_others_comes_to_the_front_when_it_is_chosen_and_goes_when_it_is_chosen_again(qtbot) -> None:
    panels = _begun(qtbot, _SMALL)

    def in_sight() -> bool:
        _settled(panels)
        return not panels.history.visibleRegion().isEmpty()

    history = panels.history.toggleViewAction()
    assert not in_sight()
    history.trigger()
    assert in_sight()
    assert history.isChecked()
    history.trigger()
    assert not in_sight()
    assert panels.history.isHidden()
    assert not history.isChecked()
    history.trigger()
    assert in_sight()
    assert history.isChecked()
    panels.lesson.raise_()
    assert not in_sight()
    history.trigger()
    assert in_sight()
