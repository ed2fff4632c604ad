"""A subject's colour as the board's cards have it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from scheduler_app.ui.theme import current_theme

_SIDE, _SHARP = 32, 2.0
"""Pixels of the picture, and how many of them make one on an ordinary screen."""


def subject_swatch(hue: int) -> QIcon:
    """Fill and edge of a card with this hue in the theme that is shown; a chosen row does not tint it."""
    look = current_theme().subjects[hue]
    picture = QPixmap(_SIDE, _SIDE)
    picture.setDevicePixelRatio(_SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.edge), 1))
        painter.setBrush(QColor(look.fill))
        painter.drawRoundedRect(QRectF(0, 0, _SIDE / _SHARP, _SIDE / _SHARP).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2)
    shown = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        shown.addPixmap(picture, mode)
    return shown
