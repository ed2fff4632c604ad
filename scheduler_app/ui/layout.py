"""Where the panels and the window are, kept in the user's settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

_VERSION = 1


def add_dock(window: QMainWindow, name: str, title: str, inner: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
    """A dock with a stable name, so that its place can be kept."""
    dock = QDockWidget(title, window)
    dock.setObjectName(f"dock.{name}")
    dock.setWidget(inner)
    dock.setAccessibleName(title)
    window.addDockWidget(area, dock)
    return dock


class Arrangement:
    """The docks belong to the board: they go away with it and come back where the user had them."""

    def __init__(self, window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
        self._window, self._docks = window, tuple(docks)
        self._first = self._kept = window.saveState(_VERSION)
        self._shown = True

    def restore(self) -> bool:
        """Put everything as it was last time; False when nothing is kept (or it is of another version)."""
        settings = QSettings()
        geometry, state = settings.value("window/geometry"), settings.value("window/state")
        if not isinstance(geometry, QByteArray) or not isinstance(state, QByteArray):
            return False
        self._window.restoreGeometry(geometry)
        self._kept = state
        return self._window.restoreState(state, _VERSION)

    def save(self) -> None:
        if self._shown:
            self._kept = self._window.saveState(_VERSION)
        settings = QSettings()
        settings.setValue("window/geometry", self._window.saveGeometry())
        settings.setValue("window/state", self._kept)

    def show_docks(self, shown: bool) -> None:
        if shown == self._shown:
            return
        if not shown:
            self._kept = self._window.saveState(_VERSION)
        self._shown = shown
        if shown:
            self._window.restoreState(self._kept, _VERSION)
        else:
            for dock in self._docks:
                dock.hide()

    def reset(self) -> None:
        """As at the very first start."""
        QSettings().remove("window")
        self._kept = self._first
        if self._shown:
            self._window.restoreState(self._first, _VERSION)
