"""A page that is made when it is first shown, so that the window opens fast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


class FilledLater(QWidget):
    """Empty; calls `fill` whenever it is shown."""

    def __init__(self, name: str, fill: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._fill = fill

    def hold(self, page: QWidget) -> None:
        """Show the page that was made, scrolled where it is larger."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it
        area.setWidget(page)
        column.addWidget(area)
        self.setFocusProxy(page)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
