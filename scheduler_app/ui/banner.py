"""A calm line above the board for what went wrong or was done, with at most one thing to press."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from scheduler_app.ui.icons import icon
from scheduler_app.ui.theme import current_theme

_NOTE_MS = 8000


class Tone(StrEnum):
    """How serious a line is; shown by colour, icon and word order alike."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


_STRIPE = 5
_LOOKS = {Tone.WARNING: "costs", Tone.ERROR: "blocked"}
"""Tones that borrow their colours from the board's verdicts."""
_ICONS = {Tone.NOTE: "info", Tone.WARNING: "warning", Tone.ERROR: "error"}


class Banner(QFrame):
    """Shows one message at a time; a note goes away by itself, a warning or an error stays until it is closed or replaced."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._action: Callable[[], None] | None = None
        self._tone = Tone.NOTE
        self._icon = QLabel()
        self._icon.setAccessibleName(self.tr("Kind of message"))
        self._text = QLabel()
        self._text.setObjectName("banner.text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton()
        self._button.setObjectName("banner.action")
        self._close = QToolButton()
        self._close.setObjectName("banner.close")
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.setToolTip(self.tr("Close the message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 6, 6)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True, interval=_NOTE_MS)
        self._timer.timeout.connect(self.hide)
        self._button.clicked.connect(self._on_pressed)
        self._close.clicked.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, empty when hidden."""
        return "" if self.isHidden() else self._text.text()

    def show_message(self, tone: Tone, text: str, action_text: str = "", action: Callable[[], None] | None = None) -> None:
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._icon.setPixmap(icon(_ICONS[tone]).pixmap(20, 20))
        self._action = action
        self._button.setVisible(action is not None)
        self._button.setText(action_text)
        self._tone = tone
        self.update()
        self.show()
        if tone is Tone.NOTE and action is None:
            self._timer.start()
        else:
            self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        with QPainter(self) as painter:
            look = theme.legality[_LOOKS[self._tone]] if self._tone in _LOOKS else None
            painter.fillRect(self.rect(), QColor(look.tint if look is not None else theme.header))
            painter.fillRect(0, 0, _STRIPE, self.height(), QColor(look.chip if look is not None else theme.accent))

    def _on_pressed(self) -> None:
        action = self._action
        self.hide()
        if action is not None:
            action()
