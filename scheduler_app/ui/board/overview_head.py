"""The head of the overview of all classes: the days in bold as on the week board, and under each the hours as far as there is room."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board.overview_legality import along
from scheduler_app.ui.board.view_data import BoardData
from scheduler_app.ui.theme import current_theme
from scheduler_app.ui.theme.fonts import bold

_HOUR = 60
_BETWEEN = 6
"""Pixels between two hours' words at least."""


class HourHead(QHeaderView):
    """Day names, and hours below them: every one with minutes, or the numbers of every first, second or fourth hour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.board = BoardData()
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_board(self, board: BoardData) -> None:
        self.board = board
        self.viewport().update()

    def sectionSizeFromContents(self, logical: int) -> QSize:
        size = super().sectionSizeFromContents(logical)
        return QSize(size.width(), size.height() + round(QFontMetricsF(self._small()).height()))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        theme, small = current_theme(), self._small()
        below = QFontMetricsF(small).height() + 2
        painter.save()
        painter.fillRect(rect, QColor(theme.header))
        painter.setPen(QPen(QColor(theme.strong_line), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        heading = bold(self.font())
        painter.setFont(heading)
        painter.setPen(QColor(theme.text))
        name = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        name = QFontMetricsF(heading).elidedText(name, Qt.TextElideMode.ElideRight, rect.width() - 4)
        painter.drawText(QRectF(rect).adjusted(0, 0, 0, -below), Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(small)
        painter.setPen(QColor(theme.muted))
        for left, text, width in self._hours(rect, QFontMetricsF(small)):
            painter.drawText(QRectF(left, rect.bottom() - below, width, below), Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setBold(False)
        font.setPointSizeF(max(6.0, font.pointSizeF() - 2))
        return font

    def _hours(self, rect: QRect, metrics: QFontMetricsF) -> Iterator[tuple[float, str, float]]:
        """(left, word, width) of the hours that have room; the outermost ones are moved inwards, hence half a word more between two."""
        hour = along(self.board, rect, 0, _HOUR).width()
        full, short = metrics.horizontalAdvance("00:00") + _BETWEEN, metrics.horizontalAdvance("00") + _BETWEEN
        step = next((hours for hours in (1, 2, 4) if 1.5 * short <= hours * hour), None)
        for minute in whole_hours(self.board)[::step] if step is not None else ():
            if minute >= self.board.last:  # it would stand beside the first hour of the next day
                continue
            text = clock_text(minute) if 1.5 * full <= hour else str(minute // _HOUR)
            width = metrics.horizontalAdvance(text)
            middle = along(self.board, rect, minute, minute).left()
            yield min(max(middle - width / 2, rect.left() + 2), rect.right() - width - 2), text, width


def whole_hours(board: BoardData) -> range:
    """The whole hours of a board's day, in minutes."""
    return range(-(-board.first // _HOUR) * _HOUR, board.last + 1, _HOUR)


def paint_hours(painter: QPainter, board: BoardData, area: QRect) -> None:
    """Thin lines down a cell at the whole hours."""
    painter.setPen(QPen(QColor(current_theme().line), 1))
    for minute in whole_hours(board):
        x = round(along(board, area, minute, minute).left())
        painter.drawLine(x, area.top(), x, area.bottom())
