"""The head of the start page: the bell, the program's name, and what it is for."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scheduler_app.ui.icons import app_icon
from scheduler_app.ui.theme.fonts import bold

_BELL, _LOW_BELL = 56, 28


class Head(QWidget):
    """`set_low` makes it one line; `enlarge` tells how many times larger than at first the bell is."""

    def __init__(self, told: str) -> None:
        super().__init__()
        self._bell, self._size, self._low = QLabel(), 1.0, False
        self._bell.setAccessibleName("Ringklocka")
        title = QLabel("Ringklocka")
        font = bold(title.font())
        font.setPointSizeF(font.pointSizeF() * 2)
        title.setFont(font)
        self._told = QLabel(told)
        self._told.setWordWrap(True)
        self._told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(title)
        words.addWidget(self._told)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._bell)
        row.addLayout(words, 1)
        self._show_bell()

    def set_low(self, low: bool) -> None:
        self._low = low
        self._told.setVisible(not low)
        self._show_bell()

    def enlarge(self, size: float) -> None:
        self._size = size
        self._show_bell()

    def _show_bell(self) -> None:
        side = round((_LOW_BELL if self._low else _BELL) * self._size)
        self._bell.setPixmap(app_icon().pixmap(side, side))
