"""Dialogs on small screens: what is larger than the screen is scrolled, never cut off."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

_FRAME = QSize(8, 40)
"""Room for the window's frame, which is not known before it is shown."""


def fit_to_screen(dialog: QDialog) -> None:
    """Make a dialog as high as its wrapped text needs and no larger than its screen.

    One that cannot be so small gets a scroll area around everything in it but the buttons at its end, which stay in sight.
    """
    room = dialog.screen().availableGeometry().size() - _FRAME
    layout = dialog.layout()
    if layout is not None and layout.hasHeightForWidth():
        dialog.resize(dialog.width(), max(dialog.height(), layout.totalHeightForWidth(dialog.width())))
    if layout is not None and layout.totalMinimumSize().boundedTo(room) != layout.totalMinimumSize():
        buttons = _buttons_of(layout)
        inner = QWidget()
        inner.setLayout(layout)  # takes the layout and everything in it away from the dialog
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        around = QVBoxLayout(dialog)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(area)
        if buttons is not None:
            around.addWidget(buttons)
    dialog.resize(dialog.size().boundedTo(room))


def keep_on_screen(dialog: QDialog) -> None:
    """After a dialog has grown in sight: no larger than its screen, and all of it there, with its frame."""
    room = dialog.screen().availableGeometry()
    dialog.resize(dialog.size().boundedTo(room.size() - _FRAME))
    frame = dialog.frameGeometry()
    x = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
    y = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
    dialog.move(x, y)


def _buttons_of(layout: QLayout) -> QWidget | None:
    """The row of buttons that ends a column, taken out of it."""
    last = layout.itemAt(layout.count() - 1) if isinstance(layout, QVBoxLayout) and layout.count() else None
    buttons = last.widget() if last is not None else None
    if not isinstance(buttons, QDialogButtonBox):
        return None
    margins = layout.contentsMargins()
    layout.removeWidget(buttons)
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(margins.left(), 0, margins.right(), margins.bottom())
    column.addWidget(buttons)
    return row
