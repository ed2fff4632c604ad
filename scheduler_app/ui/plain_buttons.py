"""Buttons at the end of a dialog say what they do in words: the style's own signs beside OK and Cancel are not of our set."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox


class _Plain(QObject):
    """Takes the signs away, and again when another style has put its own there."""

    def __init__(self, box: QDialogButtonBox) -> None:
        super().__init__(box)
        self._box = box
        box.installEventFilter(self)
        self._strip()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._strip)
        return False

    def _strip(self) -> None:
        for button in self._box.buttons():
            if self._box.standardButton(button) != QDialogButtonBox.StandardButton.NoButton:
                button.setIcon(QIcon())


def plain_buttons(dialog: QDialog) -> None:
    """For every row of standard buttons in a dialog."""
    dialog.sizeHint()  # one that asks for a word makes its buttons now, not when it is shown
    for box in dialog.findChildren(QDialogButtonBox):
        _Plain(box)
