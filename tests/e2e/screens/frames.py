"""Frames of dialogs: the display has no window manager, so what it would draw around them is drawn on the photograph."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QDialog, QWidget

_TITLE = 24


def make_room_for_frames(windows: Iterable[QWidget]) -> None:
    """Dialogs stand where a window manager would put them: with their titles on the screen."""
    for dialog in windows:
        if isinstance(dialog, QDialog) and dialog.y() < _TITLE:
            dialog.move(dialog.x(), _TITLE)


def draw_frames(photograph: QPixmap, windows: Iterable[QWidget]) -> None:
    """A line around every dialog and, where there is room above it, a bar with its title; in the dialog's own colours."""
    painter = QPainter(photograph)
    for dialog in (one for one in windows if isinstance(one, QDialog)):
        palette, area = dialog.palette(), QRect(dialog.geometry())
        painter.setPen(QPen(palette.placeholderText().color(), 1))
        bar = QRect(area.left(), area.top() - _TITLE, area.width(), _TITLE)
        if bar.top() >= 0:
            painter.fillRect(bar, palette.button())
            painter.setPen(palette.buttonText().color())
            painter.setFont(dialog.font())
            title = painter.fontMetrics().elidedText(dialog.windowTitle(), Qt.TextElideMode.ElideRight, bar.width() - 16)
            painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, title)
            painter.setPen(QPen(palette.placeholderText().color(), 1))
            area = area.united(bar)
        painter.drawRect(area.adjusted(-1, -1, 0, 0))
    painter.end()
