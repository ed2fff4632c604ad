"""The scheduler of `driving`, without pytest: waits in the event loop of a program of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.main_window import MainWindow
from tests.e2e.driving import Scheduler

_LOOK_EVERY_MS = 30
_SETTLING_MS = 120
"""Longer than what the window, and a list with wrapped lines (100 ms), wait before they lay out anew."""


class Patience:
    """Stands in for qtbot: waits for a condition."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int) -> None:
        end = monotonic() + timeout / 1000
        while not condition():
            if monotonic() > end:
                raise TimeoutError
            QTest.qWait(_LOOK_EVERY_MS)


class Photographer(Scheduler):
    """Opens what is to be photographed, and puts everything away again."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(Patience(), window)

    def action(self, name: str) -> None:
        found = self.window.findChild(QAction, f"action.{name}")
        assert found is not None, name
        assert found.isEnabled(), name
        found.trigger()

    def quiet(self) -> None:
        """Until nothing is under way any more and everything is painted."""
        self.wait(lambda: self.window.background.busy == 0)
        for patience in (_SETTLING_MS, _LOOK_EVERY_MS, _LOOK_EVERY_MS):  # painting one board may let another one begin
            QTest.qWait(patience)
            self.wait(lambda: not any(board.isVisible() and _unfinished(board) for board in self.window.findChildren(WeekBoard)))

    def put_away(self) -> None:
        for widget in opened():
            widget.close()
            if widget in QApplication.topLevelWidgets():
                widget.hide()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.quiet()


def opened() -> list[QWidget]:
    """Dialogs, menus and popovers in sight."""
    return [one for one in QApplication.topLevelWidgets() if one.isVisible() and not isinstance(one, MainWindow)]


def _unfinished(board: WeekBoard) -> bool:
    """Another frame is asked for, or is to be painted: cards of the last one had no picture yet."""
    return board._more_timer.isActive() or board._cache.missed


@contextmanager
def closing(photographer: Photographer) -> Iterator[None]:
    try:
        yield
    finally:
        photographer.put_away()
