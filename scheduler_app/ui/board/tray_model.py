"""The unplaced lessons as a tree of two levels: requirements, and the lessons that wait."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.lesson_mime import MIME_TYPE, mime_of
from scheduler_app.ui.board.view_data import CarriedLesson, TrayCard, TrayData, TrayGroup

_Index = QModelIndex | QPersistentModelIndex
GROUP_ROLE = Qt.ItemDataRole.UserRole
CARD_ROLE = Qt.ItemDataRole.UserRole + 1


class TrayModel(QAbstractItemModel):
    """Rows are given in order; `set_filter` keeps the groups in which every word of the filter occurs."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = TrayData()
        self._groups: list[TrayGroup] = []
        self._words: list[str] = []

    def set_data(self, data: TrayData) -> None:
        self._all = data
        self._rebuild()

    def set_filter(self, text: str) -> None:
        self._words = text.casefold().split()
        self._rebuild()

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._groups = [group for group in self._all.groups if all(word in group.search for word in self._words)]
        self.endResetModel()

    def index_of(self, lesson: str) -> QModelIndex:
        """The lesson's index; invalid when it is placed or filtered away."""
        for row, group in enumerate(self._groups):
            for child, card in enumerate(group.cards):
                if card.lesson == lesson:
                    return self.createIndex(child, 0, row + 1)
        return QModelIndex()

    def carried(self, index: _Index) -> CarriedLesson | None:
        """The lesson of a row as something to carry; a requirement's row gives its first (hardest) lesson."""
        found = self._at(index)
        if found is None:
            return None
        group, card = found
        if card is None:
            card = group.cards[0]
        return CarriedLesson(card.lesson, card.minutes, group.title, group.hue, group.detail)

    def _at(self, index: _Index) -> tuple[TrayGroup, TrayCard | None] | None:
        if not index.isValid():
            return None
        owner = int(index.internalId())
        if owner == 0:
            return self._groups[index.row()], None
        group = self._groups[owner - 1]
        return group, group.cards[index.row()]

    # -- Qt -----------------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: _Index = QModelIndex()) -> Any:  # noqa: B008 - Qt's signature
        owner = int(index.internalId()) if index.isValid() else 0
        return self.createIndex(owner - 1, 0, 0) if owner else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].cards) if int(parent.internalId()) == 0 and parent.column() == 0 else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [MIME_TYPE]

    def mimeData(self, indexes: Any) -> QMimeData:
        carried = next((found for found in map(self.carried, indexes) if found is not None), None)
        return mime_of(carried) if carried is not None else QMimeData()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        found = self._at(index)
        if found is None:
            return None
        group, card = found
        if role == GROUP_ROLE:
            return group
        if role == CARD_ROLE:
            return card
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if card is None:
                return board_texts.tray_group_text(group)
            return (
                f"{group.title}, {board_texts.tray_card_text(card)}"
                if role == Qt.ItemDataRole.AccessibleTextRole
                else board_texts.tray_card_text(card)
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return board_texts.as_tip([group.title, group.detail, *([board_texts.tray_card_text(card)] if card is not None else ())])
        return None
