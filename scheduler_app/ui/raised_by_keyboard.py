"""Tab goes to the controls of panels behind others too: the panel comes to the front, so that nobody types into what is not seen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget


class RaisedByKeyboard(QObject):
    """Belongs to the window whose panels it brings to the front. A window that becomes active again changes nothing."""

    def __init__(self, window: QMainWindow, docks: list[QDockWidget]) -> None:
        super().__init__(window)
        self._docks = docks
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or old.window() is not new.window():
            return
        for dock in self._docks:
            if dock.isAncestorOf(new) and dock.visibleRegion().isEmpty():
                dock.raise_()
