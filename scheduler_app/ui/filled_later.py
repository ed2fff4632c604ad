"""A page that is made when it is first shown, so that the window opens fast."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class FilledLater(QWidget):
    """Empty; calls `fill` whenever it is shown."""

    def __init__(self, name: str, fill: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        self._fill = fill

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()
