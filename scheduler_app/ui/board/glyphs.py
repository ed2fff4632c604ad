"""Small drawn signs: padlock, who locked, warning discs. Paths, not font characters, so that they look alike on every machine."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPen

GLYPH = 10
"""Width and height of a glyph in pixels at font size 8.5."""


def padlock(painter: QPainter, x: float, y: float, colour: QColor, *, hollow: bool = False) -> None:
    """A closed padlock: filled for a locked time, hollow for a locked room."""
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(x + 2.3, y + 0.8, 5.0, 7.0), 0, 180 * 16)
    body = QRectF(x + 1.0, y + 4.4, 7.6, 5.2)
    painter.setPen(QPen(colour, 1.1))
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QBrush(colour))
    painter.drawRoundedRect(body, 1.2, 1.2)


def locker(painter: QPainter, x: float, y: float, colour: QColor, who: str) -> None:
    """Who set a lock: a person's head and shoulders, an arrow into a tray for an import, a gear for the solver."""
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(QBrush(colour))
    if who == "person":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QRectF(x + 2.6, y + 0.6, 4.2, 4.2))
        painter.drawPie(QRectF(x + 0.8, y + 5.4, 7.8, 8.4), 0, 180 * 16)
    elif who == "import":
        painter.drawLine(QPointF(x + 4.7, y + 0.8), QPointF(x + 4.7, y + 5.6))
        painter.drawPolygon([QPointF(x + 2.3, y + 4.0), QPointF(x + 7.1, y + 4.0), QPointF(x + 4.7, y + 7.0)])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline([QPointF(x + 0.9, y + 6.4), QPointF(x + 0.9, y + 9.2), QPointF(x + 8.5, y + 9.2), QPointF(x + 8.5, y + 6.4)])
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 2.0))
        painter.drawEllipse(QRectF(x + 2.5, y + 2.9, 4.4, 4.4))
        painter.setPen(QPen(colour, 1.5))
        for dx, dy in ((0, 1), (1, 0), (0.7, 0.7), (0.7, -0.7)):
            for sign in (-1, 1):
                painter.drawLine(
                    QPointF(x + 4.7 + sign * dx * 3.2, y + 5.1 + sign * dy * 3.2),
                    QPointF(x + 4.7 + sign * dx * 4.5, y + 5.1 + sign * dy * 4.5),
                )


def disc(painter: QPainter, centre: QPointF, radius: float, fill: QColor, ink: QColor, glyph: str) -> None:
    """A filled circle with one character in it."""
    painter.setPen(QPen(ink, 0.8))
    painter.setBrush(QBrush(fill))
    painter.drawEllipse(centre, radius, radius)
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(7, round(radius * 1.45)))
    painter.save()
    painter.setFont(font)
    painter.setPen(ink)
    area = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, glyph)
    painter.restore()


def badge(painter: QPainter, area: QRectF, fill: QColor, ink: QColor, font: QFont, text: str) -> None:
    """A short text in a filled pill."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fill))
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
