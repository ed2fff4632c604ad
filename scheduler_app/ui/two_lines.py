"""An item of a list in two parts: words, wrapped, and under them, smaller and paler, a line about them."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextLayout
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_SIDE = 5
_CLOSE = 3
"""Pixels by which words drawn on a finer screen may be wider than measured: a line that just fits is counted as two."""
_MIDDLE = Qt.TextElideMode.ElideMiddle


class TwoLines(QStyledItemDelegate):
    """The last line of the text is the paler one; the lines before it are the words. `above` is the air over and under it in pixels."""

    def __init__(self, view: QListView, above: int = 3) -> None:
        super().__init__(view)
        self._above = above
        view.setWordWrap(True)  # else Qt keeps the rows where they were when the list gets narrower and their words take more lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        width = max(60, view.viewport().width())
        self.initStyleOption(option, index)  # a bold item is wrapped as bold
        words = len(_wrapped(index, option.font, width)) * QFontMetrics(option.font).lineSpacing()
        return QSize(width, words + QFontMetrics(_small(option.font)).height() + 2 * self._above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        line = str(index.data()).rpartition("\n")[2]
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        undone = option.font.strikeOut()
        roles = (QPalette.ColorRole.PlaceholderText if undone else QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        words, pale = (QPalette.ColorRole.HighlightedText,) * 2 if chosen else roles
        area = option.rect.adjusted(_SIDE, self._above, -_SIDE, -self._above)
        painter.save()
        away = chosen and not option.state & QStyle.StateFlag.State_Active
        group = QPalette.ColorGroup.Inactive if away else option.palette.currentColorGroup()
        painter.setFont(option.font)
        painter.setPen(option.palette.color(group, words))
        metrics = QFontMetrics(option.font)
        for number, told in enumerate(_wrapped(index, option.font, option.rect.width())):
            painter.drawText(area.left(), area.top() + number * metrics.lineSpacing() + metrics.ascent(), told)
        small = _small(option.font)
        painter.setFont(small)
        painter.setPen(option.palette.color(group, pale))
        painter.drawText(
            area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shortened(line, QFontMetrics(small), area.width())
        )
        painter.restore()


def _wrapped(index: QModelIndex | QPersistentModelIndex, font: QFont, width: int) -> list[str]:
    """The words of an item in the lines that they take in its width: drawn as they are counted."""
    what = str(index.data()).rpartition("\n")[0].replace("\n", "\u2028")
    layout = QTextLayout(what, font)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width - 2 * _SIDE - _CLOSE)
        lines.append(what[line.textStart() : line.textStart() + line.textLength()].rstrip())
    layout.endLayout()
    return lines


def shortened(line: str, metrics: QFontMetrics, width: int) -> str:
    """The line with as many whole words and folders left out of its middle as there is no room for."""
    if metrics.horizontalAdvance(line) <= width:
        return line
    parts = re.split(r"(?<=[/\\\\ ])", line)
    for left_out in range(1, len(parts) - 1):
        first = (len(parts) - left_out) // 2
        told = "".join((*parts[:first], "…", *parts[first + left_out :]))
        if metrics.horizontalAdvance(told) <= width:
            return told
    return metrics.elidedText(line, _MIDDLE, width)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    small.setStrikeOut(False)
    small.setBold(False)
    return small
