"""The small picture beside each word of the legend, drawn with the same brushes and glyphs as the board itself."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from scheduler_app.ui.board import glyphs
from scheduler_app.ui.board.ground_painter import hatch
from scheduler_app.ui.board.legend_signs import LOCKERS, Mark, Sign, Stripe
from scheduler_app.ui.board.patterns import fill_stripe, pattern_brush
from scheduler_app.ui.board.view_data import CardStatus, SpanKind, Verdict
from scheduler_app.ui.theme import Theme
from scheduler_app.ui.theme.fonts import bold

_RADIUS = 5.5


def paint_sign(painter: QPainter, theme: Theme, sign: Sign, area: QRectF) -> None:
    """One sign within its area."""
    match sign:
        case CardStatus():
            status = theme.statuses[sign.value]
            glyphs.disc(painter, area.center(), 6, QColor(status.stripe), QColor(status.ink), status.glyph)
        case Stripe():
            _paint_stripe(painter, theme, sign.status, area)
        case Verdict():
            _paint_verdict(painter, theme, sign, area)
        case SpanKind():
            painter.fillRect(area, QColor(theme.base))
            painter.fillRect(area, hatch(theme, sign, painter.device().devicePixelRatio()))
            _frame(painter, area, QPen(QColor(theme.strong_line), 1))
        case Mark.NOT_SENT:
            pen = QPen(QColor(theme.text), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([4, 3])
            _frame(painter, area, pen)
        case Mark.WEEKS:
            font = QFont(painter.font())
            font.setPixelSize(9)
            painter.save()
            glyphs.badge(painter, area.adjusted(4, 0.5, -4, -0.5), QColor(theme.text), QColor(theme.base), bold(font), "A")
            painter.restore()
        case Mark.BEST:
            look = theme.legality[Verdict.LEGAL.value]
            _frame(painter, area, QPen(QColor(look.chip), 1.5, Qt.PenStyle.DashLine))
            glyphs.disc(painter, area.center(), _RADIUS, QColor(look.chip), QColor(look.chip_text), "1")
        case Mark.WISHED_ROOM:
            _paint_wished_room(painter, QColor(theme.wished_room), area)
        case Mark.BY_PERSON | Mark.BY_IMPORT | Mark.BY_SOLVER:
            middle = area.center() - QPointF(glyphs.GLYPH / 2, glyphs.GLYPH / 2)
            glyphs.locker(painter, middle.x(), middle.y(), QColor(theme.text), LOCKERS[sign])
        case Mark.TIME_LOCK | Mark.ROOM_LOCK:
            middle = area.center() - QPointF(glyphs.GLYPH / 2, glyphs.GLYPH / 2)
            glyphs.padlock(painter, middle.x(), middle.y(), QColor(theme.text), hollow=sign is Mark.ROOM_LOCK)


def _paint_stripe(painter: QPainter, theme: Theme, status: CardStatus, area: QRectF) -> None:
    """The left edge of a card with the status."""
    fill_stripe(painter, QRectF(area.left(), area.top(), 6, area.height()), theme.statuses[status.value])
    _frame(painter, area, QPen(QColor(theme.strong_line), 1))


def _paint_verdict(painter: QPainter, theme: Theme, verdict: Verdict, area: QRectF) -> None:
    look = theme.legality[verdict.value]
    painter.fillRect(area, QColor(look.tint))
    if look.pattern != "none":
        painter.fillRect(area, pattern_brush(look.pattern, look.ink, painter.device().devicePixelRatio()))
    _frame(painter, area, QPen(QColor(look.chip), 1))
    glyphs.disc(painter, area.center(), _RADIUS, QColor(look.chip), QColor(look.chip_text), look.glyph)


def _paint_wished_room(painter: QPainter, violet: QColor, area: QRectF) -> None:
    painter.fillRect(QRectF(area.right() - 3, area.top(), 2, area.height()), violet)
    painter.fillRect(QRectF(area.right() - 6, area.top(), 1, area.height()), violet)
    painter.setPen(violet)
    painter.drawText(area.adjusted(0, 0, -6, 0), Qt.AlignmentFlag.AlignCenter, "⌂")


def _frame(painter: QPainter, area: QRectF, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
