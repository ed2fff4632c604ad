"""A lesson's week painted behind the blocks of the overview: green, dotted with a cost, hatched, a violet line for the wished room."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from scheduler_app.ui.board.board_scene import Legality
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import BoardData, Verdict
from scheduler_app.ui.theme import Theme


def along(board: BoardData, area: QRect, start: int, end: int) -> QRectF:
    """The part of a cell between two clock times."""
    scale = (area.width() - 4) / max(1, board.last - board.first)
    return QRectF(area.left() + 2 + (start - board.first) * scale, area.top() + 1, (end - start) * scale, area.height() - 2)


def paint_legality(painter: QPainter, theme: Theme, board: BoardData, legality: Legality, area: QRect, row: int, day: int) -> None:
    """The verdicts of the lesson in one cell, where the cell's class is one of the lesson's; ranks 1 to 3 as numbers."""
    column, ratio = board.columns[row].uid, painter.device().devicePixelRatio()
    for region in legality.regions:
        if region.day != day or (region.columns and column not in region.columns):
            continue
        look = theme.legality[region.verdict.value]
        rect = along(board, area, region.start, region.end)
        painter.fillRect(rect, pattern_brush(look.pattern, look.ink, ratio, look.tint))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), QColor(look.chip))
        if region.verdict is Verdict.BLOCKED:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 3, rect.width(), 3), pattern_brush("diagonal", look.chip_text, ratio))
        if region.wished_room:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), QColor(theme.wished_room))
    for mark in legality.best:
        if mark.day == day and (not mark.columns or column in mark.columns):
            rect = along(board, area, mark.start, mark.start + legality.minutes)
            painter.setPen(QPen(QColor(theme.legality[Verdict.LEGAL.value].chip), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.setPen(QColor(theme.text))
            painter.drawText(rect.adjusted(2, 0, -2, -4), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(mark.rank))
