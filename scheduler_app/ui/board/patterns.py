"""Brushes for hatching, drawn at the screen's own pixel ratio so that lines stay thin and even at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

_TILE = 8


@lru_cache(maxsize=64)
def pattern_brush(pattern: str, ink: str, ratio: float) -> QBrush:
    """A transparent tile with the pattern: diagonal, back (the other diagonal), dots, cross; anything else is empty."""
    tile = QPixmap(round(_TILE * ratio), round(_TILE * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(ink), 1.0))
    if pattern in {"diagonal", "cross"}:
        painter.drawLines([QLineF(-1, _TILE + 1, _TILE + 1, -1), QLineF(-1, 1, 1, -1), QLineF(_TILE - 1, _TILE + 1, _TILE + 1, _TILE - 1)])
    if pattern in {"back", "cross"}:
        painter.drawLines([QLineF(-1, -1, _TILE + 1, _TILE + 1), QLineF(-1, _TILE - 1, 1, _TILE + 1), QLineF(_TILE - 1, -1, _TILE + 1, 1)])
    if pattern == "dots":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(QPointF(2, 2), 0.95, 0.95)
        painter.drawEllipse(QPointF(6, 6), 0.95, 0.95)
    painter.end()
    return QBrush(tile)
