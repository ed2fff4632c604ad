"""One step in the history: what was done, wrapped, and under it, paler, when and by whom."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_SIDE, _ABOVE = 5, 3
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class HistoryDelegate(QStyledItemDelegate):
    """The last line of the text is when it was; the lines before it are what was done."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = max(60, view.viewport().width())
        return QSize(width, self._what(option.font, index, width).height() + QFontMetrics(_small(option.font)).height() + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        what, _, when = str(index.data()).rpartition("\n")
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        undone = option.font.strikeOut()
        roles = (QPalette.ColorRole.PlaceholderText if undone else QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        words, times = (QPalette.ColorRole.HighlightedText,) * 2 if chosen else roles
        area = option.rect.adjusted(_SIDE, _ABOVE, -_SIDE, -_ABOVE)
        painter.save()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(words))
        painter.drawText(area, _WRAP, what)
        painter.setFont(_small(option.font))
        painter.setPen(option.palette.color(times))
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, when)
        painter.restore()

    @staticmethod
    def _what(font: QFont, index: QModelIndex | QPersistentModelIndex, width: int) -> QRect:
        what = str(index.data()).rpartition("\n")[0]
        return QFontMetrics(font).boundingRect(QRect(0, 0, width - 2 * _SIDE, 10_000), _WRAP, what)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    small.setStrikeOut(False)
    return small
