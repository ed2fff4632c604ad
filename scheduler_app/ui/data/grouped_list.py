"""A list in groups: each group's name stands over its first row, and the rows keep their numbers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from scheduler_app.ui.theme.fonts import bold

_GROUP = Qt.ItemDataRole.UserRole
_ABOVE = 10
"""Pixels between the last row of a group and the name of the next."""


class GroupedList(QListWidget):
    """`begin_group` names the group that begins with a row; the name is told to screen readers with that row."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_GroupDelegate(self))

    def begin_group(self, row: int, name: str) -> None:
        item = self.item(row)
        item.setData(_GROUP, name)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, name)


class _GroupDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(size.height() + 2 + (_heading(option, index) if index.data(_GROUP) else 0))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        name = index.data(_GROUP)
        if name:
            whole = QRect(option.rect)
            option.rect.setTop(whole.top() + _heading(option, index))
            area = whole.adjusted(3, 0, 0, 0)
            area.setBottom(option.rect.top() - 2)
            painter.save()
            font = bold(option.font)
            font.setPointSizeF(font.pointSizeF() * 0.9)
            painter.setFont(font)
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, str(name))
            painter.restore()
        super().paint(painter, option, index)


def _heading(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> int:
    return option.fontMetrics.height() + (_ABOVE if index.row() else 2)
