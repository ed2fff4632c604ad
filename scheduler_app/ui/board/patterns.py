"""Brushes for hatching, drawn at the screen's own pixel ratio so that lines stay thin and even at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from scheduler_app.ui.theme import StatusLook

_STEP = 8
_TILE = 8 * _STEP
"""Side of a tile: with one step alone a fill takes four times as long."""
_PATTERNED = 3
"""A stripe of so few pixels is plain."""


@lru_cache(maxsize=64)
def pattern_brush(pattern: str, ink: str, ratio: float, ground: str = "") -> QBrush:
    """A tile with the pattern: diagonal, back (the other diagonal), dots, cross; anything else is empty.

    Transparent without `ground`; with it one fill paints both, several times as fast as two.
    """
    tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
    with QPainter(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink), 1.0))
        for at in range(-_TILE, 2 * _TILE, _STEP):
            if pattern in {"diagonal", "cross"}:
                painter.drawLine(QLineF(at - 1, _TILE + 1, at + _TILE + 1, -1))
            if pattern in {"back", "cross"}:
                painter.drawLine(QLineF(at - 1, -1, at + _TILE + 1, _TILE + 1))
        if pattern == "dots":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            for x in range(0, _TILE, _STEP):
                for y in range(0, _TILE, _STEP):
                    painter.drawEllipse(QPointF(x + 2, y + 2), 0.95, 0.95)
                    painter.drawEllipse(QPointF(x + 6, y + 6), 0.95, 0.95)
    return QBrush(tile)


def fill_stripe(painter: QPainter, area: QRectF, status: StatusLook) -> None:
    """The stripe at a card's left side that tells its status."""
    painter.fillRect(area, QColor(status.stripe))
    if status.pattern != "plain" and area.width() > _PATTERNED:
        painter.fillRect(area, pattern_brush(status.pattern, status.ink, painter.device().devicePixelRatio()))
