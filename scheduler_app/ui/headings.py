"""Where the headings and the numbers of a table stand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QTreeWidget,
)

from scheduler_app.ui.plain_tip import plain_tip

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_OFF = "\N{EN SPACE}"
"""What keeps a number, and the heading over it, from the text of the next column."""


class Headings(QHeaderView):
    """Headings of a table that begin where their cells begin, or end where their numbers end; one that is cut is whole in its tip."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self.setDefaultAlignment(LEFT)
        self.setHighlightSections(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        super().initStyleOptionForIndex(option, section)
        if option.textAlignment & Qt.AlignmentFlag.AlignRight:
            option.text += _OFF

    def sectionSizeFromContents(self, section: int) -> QSize:
        return super().sectionSizeFromContents(section) + QSize(self.fontMetrics().horizontalAdvance(_OFF), 0)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (tip := self.tip(self.logicalIndexAt(event.pos()))):
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def tip(self, section: int) -> str:
        """The heading that has no room; empty where there is nothing to tell."""
        if section < 0 or self.sectionSize(section) >= self.sectionSizeHint(section):
            return ""
        return plain_tip(str(self.model().headerData(section, Qt.Orientation.Horizontal) or ""))


class NumberDelegate(QStyledItemDelegate):
    """Keeps what stands to the right away from the next column."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        if option.displayAlignment & Qt.AlignmentFlag.AlignRight and option.text:
            option.text += _OFF


def over_their_cells(table: QTableView) -> None:
    """Headings begin where their cells begin, unless the model says that a column's numbers stand to the right.

    Call it before anything is set on the header, which is a new one.
    """
    headings = Headings(table)
    headings.setSectionsClickable(True)
    table.setHorizontalHeader(headings)
    if type(table.itemDelegate()) is QStyledItemDelegate:
        table.setItemDelegate(NumberDelegate(table))


def numbers_to_the_right(tree: QTreeWidget, *columns: int) -> None:
    """Put the headings of these columns over their numbers, and both apart from the next column."""
    tree.setHeader(Headings(tree))
    tree.setItemDelegate(NumberDelegate(tree))
    for column in columns:
        tree.headerItem().setTextAlignment(column, RIGHT)
