"""A bar behind a number: how much of a post is left. What is used beyond it is hatched, so that colour is not alone in saying it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from scheduler_app.ui.headings import NumberDelegate
from scheduler_app.ui.staffing.line_table import LOAD_ROLE
from scheduler_app.ui.theme import current_theme

_MARGIN = 3.0
_END = 2.0
"""Pixels of the line where a bar ends: its ground is too pale to be told from the table's by itself."""


class LoadDelegate(NumberDelegate):
    """Paints what `LOAD_ROLE` (the share that is used) leaves under what the column shows."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        share = index.data(LOAD_ROLE)
        if isinstance(share, float):
            rect = QRectF(option.rect).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            theme = current_theme()
            full = QRectF(rect.left(), rect.top(), rect.width() * min(1.0, abs(1.0 - share)), rect.height())
            painter.save()
            if share > 1:
                painter.fillRect(full, QBrush(QColor(theme.legality["blocked"].ink), Qt.BrushStyle.BDiagPattern))
            else:
                painter.fillRect(full, QColor(theme.legality["legal"].tint))
                painter.fillRect(QRectF(full.right() - _END, full.top(), _END, full.height()), QColor(theme.outline))
            painter.setPen(QColor(theme.strong_line))
            painter.drawRect(rect)
            painter.restore()
        super().paint(painter, option, index)
