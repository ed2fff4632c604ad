"""Any list of a school's entities as a table: shown, sorted by Swedish collation, filtered, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)

from scheduler_app.domain.changes import Change
from scheduler_app.domain.school import School
from scheduler_app.ui.data.columns import Column, NotAcceptedError
from scheduler_app.ui.data.swatches import subject_swatch
from scheduler_app.ui.headings import RIGHT

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EntityTableModel(QAbstractTableModel):
    """Texts are made once for each set of rows, so that painting, sorting and filtering ask nothing of the school."""

    changes_requested = Signal(object)  # tuple[Change, ...]
    refused = Signal(str)

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None, then_by: Sequence[int] = ()) -> None:
        super().__init__(parent)
        self._columns, self._then_by = tuple(columns), tuple(then_by)
        self._school: School | None = None
        self._rows: list[Any] = []
        self._texts: list[tuple[str, ...]] = []
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        return self._columns

    @property
    def school(self) -> School | None:
        return self._school

    def show_rows(self, school: School, rows: Sequence[Any]) -> None:
        """Replace everything when rows came or went, otherwise only what differs, so that the selection stays."""
        made = [(row, tuple((column.said or column.show)(school, row) for column in self._columns)) for row in rows]
        at = {row.uid: number for number, row in enumerate(self._rows)}
        self._school = school
        if len(made) == len(self._rows) and all(row.uid in at for row, _ in made):
            for row, texts in made:
                number = at[row.uid]
                if self._texts[number] != texts or self._rows[number] != row:
                    self._rows[number], self._texts[number] = row, texts
                    self.dataChanged.emit(self.index(number, 0), self.index(number, len(self._columns) - 1))
            return
        self.beginResetModel()
        self._rows = [row for row, _ in made]
        self._texts = [texts for _, texts in made]
        self._order()
        self.endResetModel()

    def forget(self) -> None:
        """The school is closed: nothing of it is kept in memory."""
        self.beginResetModel()
        self._school, self._rows, self._texts = None, [], []
        self.endResetModel()

    def entity(self, row: int) -> Any:
        return self._rows[row]

    def row_of(self, uid: str) -> int:
        """The row of an entity, -1 when it is not here."""
        return next((number for number, row in enumerate(self._rows) if row.uid == uid), -1)

    def search_text(self, row: int) -> str:
        return "\n".join(self._texts[row]).casefold()

    # Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            column = self._columns[section]
            if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
                return int(RIGHT)
            return column.title if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Vertical:
            return section + 1
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return self._typed(index)
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return int(RIGHT)
        if role == Qt.ItemDataRole.DecorationRole and column.swatch:
            return subject_swatch(int(self._texts[index.row()][index.column()]))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {self._texts[index.row()][index.column()]}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if index.isValid() and self._columns[index.column()].edit is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags if index.isValid() else Qt.ItemFlag.NoItemFlags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the change; the table shows it when the school has changed."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._school is None:
            return False
        edit = self._columns[index.column()].edit
        if edit is None or str(value) == self._typed(index):
            return False
        try:
            changes: tuple[Change, ...] = edit(self._school, self._rows[index.row()], str(value))
        except (NotAcceptedError, ValueError) as error:
            self.refused.emit(str(error))
            return False
        if changes:
            self.changes_requested.emit(changes)
        return bool(changes)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column < 0:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        entities = [(self._rows[index.row()].uid, index.column()) for index in before]
        self._sorted_by = (column, order)
        self._order()
        at = {row.uid: number for number, row in enumerate(self._rows)}
        self.changePersistentIndexList(before, [self.index(at[uid], col) for uid, col in entities])
        self.layoutChanged.emit()

    def _typed(self, index: _Index) -> str:
        """A cell as it is typed."""
        column = self._columns[index.column()]
        if column.said is None or self._school is None:
            return self._texts[index.row()][index.column()]
        return column.show(self._school, self._rows[index.row()])

    def _order(self) -> None:
        if self._sorted_by is None or not self._rows:
            return
        column, order = self._sorted_by
        pairs = list(zip(self._rows, self._texts))
        for other in reversed([number for number in self._then_by if number != column]):
            pairs.sort(key=self._key(other))
        pairs.sort(key=self._key(column), reverse=order == Qt.SortOrder.DescendingOrder)
        self._rows = [row for row, _ in pairs]
        self._texts = [texts for _, texts in pairs]

    def _key(self, column: int) -> Callable[[tuple[Any, tuple[str, ...]]], int]:
        """Where a row stands by this column; each text is compared once, however many rows have it."""
        collator = QCollator(QLocale("sv_SE"))
        collator.setNumericMode(True)
        shown = self._columns[column]
        words = shown.choices(self._school) if shown.ranked and shown.choices and self._school is not None else ()
        ranks = {word: float(rank) for rank, word in enumerate(words)}
        known = {texts[column] for texts in self._texts}
        ordered = sorted(known, key=lambda text: (_number(text) if shown.number else ranks.get(text, 0.0), collator.sortKey(text)))
        places = {text: place for place, text in enumerate(ordered)}
        return lambda pair: places[pair[1][column]]


class TableFilter(QSortFilterProxyModel):
    """Lets rows through that hold every word; sorting is the model's own (one collation key a row, not one call a comparison)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def set_words(self, text: str) -> None:
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, source_row: int, source_parent: _Index) -> bool:
        model = self.sourceModel()
        if not self._words or not isinstance(model, EntityTableModel):
            return True
        text = model.search_text(source_row)
        return all(word in text for word in self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        model = self.sourceModel()
        if model is not None:
            model.sort(column, order)


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return float("-inf")
