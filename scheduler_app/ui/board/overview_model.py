"""The cells of the overview of all classes: what lies in them, and which lesson is beside which."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.lanes import lanes_of
from scheduler_app.ui.board.view_data import BoardData, CardData

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
CARDS = Qt.ItemDataRole.UserRole


class OverviewModel(QAbstractTableModel):
    """Rows are the board's columns, columns its days; a cell has its cards with lanes."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.board = BoardData()
        self._cells: dict[tuple[int, int], list[tuple[CardData, int, int]]] = {}

    def set_data(self, data: BoardData) -> None:
        self.beginResetModel()
        rows = {column.uid: number for number, column in enumerate(data.columns)}
        days = {day: number for number, day in enumerate(data.days)}
        grouped: dict[tuple[int, int], list[CardData]] = {}
        for card in data.cards:
            if card.column in rows and card.day in days:
                grouped.setdefault((rows[card.column], days[card.day]), []).append(card)
        self.board, self._cells = data, {cell: lanes_of(cards) for cell, cards in grouped.items()}
        self.endResetModel()

    def cards(self, row: int, column: int) -> list[tuple[CardData, int, int]]:
        return self._cells.get((row, column), [])

    def lanes(self, row: int) -> int:
        return max((lanes for day in range(len(self.board.days)) for _, _, lanes in self.cards(row, day)), default=1)

    def cell_of(self, lesson: str) -> tuple[int, int] | None:
        return next((cell for cell, cards in self._cells.items() if any(card.lesson == lesson for card, _, _ in cards)), None)

    def place_of(self, card: CardData) -> tuple[int, int]:
        """Row and column of a card that is shown."""
        rows = [column.uid for column in self.board.columns]
        return rows.index(card.column), self.board.days.index(card.day)

    def beside(self, lesson: str, across: int, down: int) -> CardData | None:
        """The lesson before or after in the same row, or nearest in time in the next row that has any; the very first for none."""
        cell = self.cell_of(lesson) if lesson else None
        every = [sorted(self._row(row), key=lambda card: (card.day, card.start, card.lesson)) for row in range(self.rowCount())]
        if cell is None:
            return next((card for cards in every for card in cards), None)
        here = next(card for card in every[cell[0]] if card.lesson == lesson)
        if across:
            at = every[cell[0]].index(here) + across
            return every[cell[0]][at] if 0 <= at < len(every[cell[0]]) else None
        others = every[cell[0] + 1 :] if down > 0 else every[: cell[0]][::-1]
        nearest = next((cards for cards in others if cards), [])
        return min(nearest, key=lambda card: (abs(card.day - here.day), abs(card.start - here.start)), default=None)

    def _row(self, row: int) -> list[CardData]:
        return [card for day in range(len(self.board.days)) for card, _, _ in self.cards(row, day)]

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.columns)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.days)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.board.columns[section].name if section < len(self.board.columns) else None
        return board_texts.day_name(self.board.days[section]) if section < len(self.board.days) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CARDS:
            return self.cards(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join(board_texts.card_text(card) for card, _, _ in self.cards(index.row(), index.column()))
        return None
