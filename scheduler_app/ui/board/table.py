"""The lessons on the board as a table: what screen readers read, and a second way to work by keyboard alone.

The board is a picture; Qt offers no way to describe it cell by cell. The table holds the same lessons, one row each, with
`AccessibleTextRole`; `select` and `lesson_selected` keep both on the same lesson.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.view_data import BoardData, CardData, Column
from scheduler_app.ui.column_widths import fit_columns
from scheduler_app.ui.headings import RIGHT, over_their_cells

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS, _MINUTES, _SUBJECT, _WEEKS, _STATUS = 9, 2, 3, 7, 8
_LONG_NAME = 16
"""Letters of a subject that its column makes room for; a longer one is written short where it has none."""
_CELL_MARGIN = 4
"""Pixels that a cell keeps free on either side of its text."""
_SORT = Qt.ItemDataRole.UserRole
LESSON_ROLE, _SHORT = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2


class BoardTableModel(QAbstractTableModel):
    """One row for each lesson on the board, by day and time; a lesson in several columns has one row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[CardData] = []

    def set_data(self, data: BoardData) -> None:
        unique = {card.lesson: card for card in reversed(data.cards)}
        rows = sorted(unique.values(), key=lambda card: (card.day, card.start, card.title, card.lesson))
        if [card.lesson for card in rows] == [card.lesson for card in self._rows]:
            changed = [i for i, (old, new) in enumerate(zip(self._rows, rows)) if old != new]
            self._rows = rows
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], _COLUMNS - 1))
        else:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def row_of(self, lesson: str) -> int:
        """The lesson's row, -1 when it is not on the board."""
        return next((i for i, card in enumerate(self._rows) if card.lesson == lesson), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole and section == _MINUTES:
            return int(RIGHT)
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole or not 0 <= section < _COLUMNS:
            return None
        return _headers()[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        card, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _cell(card, column)
            case Qt.ItemDataRole.TextAlignmentRole if column == _MINUTES:
                return int(RIGHT)
            case Qt.ItemDataRole.AccessibleTextRole:
                return _read_out(card, column)
            case Qt.ItemDataRole.ToolTipRole:
                return board_texts.as_tip(board_texts.card_lines(card))
            case _ if role == _SORT:
                return (card.day * 1440 + card.start) if column in {0, 1} else card.minutes if column == _MINUTES else _cell(card, column)
            case _ if role == LESSON_ROLE:
                return card.lesson
            case _ if role == _SHORT:
                return card.short or card.title
        return None


def _headers() -> tuple[str, ...]:
    return (
        QCoreApplication.translate("Board", "Day"),
        QCoreApplication.translate("Board", "Time"),
        QCoreApplication.translate("Board", "Min"),
        QCoreApplication.translate("Board", "Subject"),
        QCoreApplication.translate("Board", "Groups"),
        QCoreApplication.translate("Board", "Teachers"),
        QCoreApplication.translate("Board", "Rooms"),
        QCoreApplication.translate("Board", "Weeks"),
        QCoreApplication.translate("Board", "Status"),
    )


def _cell(card: CardData, column: int) -> str:
    match column:
        case 0:
            return board_texts.day_name(card.day)
        case 1:
            return f"{clock_text(card.start)}–{clock_text(card.end)}"
        case _ if column == _MINUTES:
            return str(card.minutes)
        case _ if column == _SUBJECT:
            return card.title
        case 4:
            return card.groups
        case 5:
            return card.teachers
        case 6:
            return card.rooms
        case _ if column == _WEEKS:
            return card.badge
        case _:
            return ", ".join(text for text in (board_texts.status_word(card.status), *board_texts.lock_lines(card)) if text)


def _read_out(card: CardData, column: int) -> str:
    """What a screen reader says of a cell, where there is room for all of it."""
    if column == 0:
        return board_texts.card_text(card)
    status = ", ".join([board_texts.status_text(card.status), *board_texts.lock_lines(card)])
    return f"{_headers()[column]}: {status if column == _STATUS else _cell(card, column)}"


class _ShortSubjects(QStyledItemDelegate):
    """A subject by its whole name where the column has room for it, else by its short one, as on the cards; never a cut word."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        super().initStyleOption(option, index)
        room = option.rect.width() - 2 * _CELL_MARGIN
        unmeasured = not option.rect.isValid()
        cut = len(option.text) > _LONG_NAME if unmeasured else option.fontMetrics.horizontalAdvance(option.text) > room
        if cut:
            option.text = index.data(_SHORT)


class BoardTable(QTableView):
    """The table beside the board. Enter opens properties, M picks the lesson up on the board, L locks, Del unplaces."""

    lesson_selected = Signal(str)
    properties_requested = Signal(str)
    lock_requested = Signal(str)
    unplace_requested = Signal(str)
    pick_up_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.table")
        self.setAccessibleName(QCoreApplication.translate("Board", "Lessons of the board as a table"))
        self.lessons = BoardTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.lessons)
        self._sorted.setSortRole(_SORT)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        over_their_cells(self)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)  # a row has one line: a cut text shall keep the letters that it has room for
        self.setItemDelegateForColumn(_SUBJECT, _ShortSubjects(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self._shown: tuple[Column, ...] = ()
        self._unfitted = True
        self._silent = False
        self._lesson = ""
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def set_data(self, data: BoardData) -> None:
        self._unfitted = self._unfitted or data.columns != self._shown
        self._shown = data.columns
        lesson, self._silent = self._lesson, True
        self.lessons.set_data(data)
        rows = range(self.lessons.rowCount())
        weeks = any(self.lessons.index(row, _WEEKS).data() for row in rows)
        self._unfitted = self._unfitted or self.isColumnHidden(_WEEKS) is weeks
        self.setColumnHidden(_WEEKS, not weeks)  # most boards have nothing but lessons of every week
        self._silent = False
        self._fit_columns()
        self.select(lesson)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Once for what is shown, and only while it is in sight."""
        if self._unfitted and self.isVisible() and self.model().rowCount():
            self._unfitted = False
            fit_columns(self, stretch_last=True)

    def select(self, lesson: str) -> None:
        """Make a lesson's row current without telling; no row when it is not on the board."""
        self._silent, self._lesson = True, lesson
        row = self.lessons.row_of(lesson)
        if row < 0:
            self.clearSelection()
            self.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
        else:
            column = max(0, self.currentIndex().column())
            index = self._sorted.mapFromSource(self.lessons.index(row, column))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self._silent = False

    def _on_current_row_changed(self, current: QModelIndex) -> None:
        lesson = current.data(LESSON_ROLE) or ""
        if not self._silent and lesson != self._lesson:
            self._lesson = lesson
            self.lesson_selected.emit(lesson)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wishes = {
            Qt.Key.Key_Return: self.properties_requested, Qt.Key.Key_Enter: self.properties_requested, Qt.Key.Key_L: self.lock_requested,
            Qt.Key.Key_Delete: self.unplace_requested, Qt.Key.Key_M: self.pick_up_requested,
        }  # fmt: skip
        wish = wishes.get(Qt.Key(event.key()))
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if wish is not None and plain and self._lesson:
            wish.emit(self._lesson)
        else:
            super().keyPressEvent(event)
