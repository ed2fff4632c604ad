"""Everything an import would change, row by row; thousands of rows are only shown as far as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from scheduler_app.domain.import_difference import Difference, Kind
from scheduler_app.texts import text
from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.headings import over_their_cells
from scheduler_app.ui.language import current
from scheduler_app.ui.plain_tip import plain_tip

_Index = QModelIndex | QPersistentModelIndex


class ImportChanges(QWidget):
    """The differences, narrowed to one kind where wanted."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Difference] = ()
        self.model = _Model((self.tr("What"), self.tr("Kind"), self.tr("Name"), self.tr("Before → after")))
        self.kind = QComboBox()
        self.kind.setObjectName("import.changes.kind")
        self.rows = QTableView()
        self.rows.setObjectName("import.changes")
        self.rows.setAccessibleName(self.tr("What would change"))
        self.rows.setModel(self.model)
        self.rows.verticalHeader().hide()
        over_their_cells(self.rows)
        self._before = self.tr("What the file would change is listed here, before anything is changed.")
        self.empty = EmptyWord(self.rows, self._before)
        self.rows.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.rows.setTabKeyNavigation(False)
        self.rows.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.rows.horizontalHeader().setStretchLastSection(True)
        for place, width in enumerate((110, 150, 240)):
            self.rows.setColumnWidth(place, width)
        form = QFormLayout()
        add_row(form, self.tr("S&how"), self.kind)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.rows, 1)
        self.kind.currentIndexChanged.connect(lambda _: self._narrow())

    def clear(self) -> None:
        """As before the file was looked at."""
        self.show_differences(())
        self.empty.say(self._before)

    def show_differences(self, found: Sequence[Difference]) -> None:
        self._all = found
        self.empty.say(self.tr("Nothing would change."))
        counts = {kind: sum(row.kind is kind for row in found) for kind in Kind}
        self.kind.blockSignals(True)
        self.kind.clear()
        self.kind.addItem(self.tr("Everything ({n})").format(n=len(found)), None)
        for kind, number in counts.items():
            if number:
                self.kind.addItem(f"{_word(kind)} ({number})", kind)
        self.kind.blockSignals(False)
        self._narrow()

    def _narrow(self) -> None:
        wanted = self.kind.currentData()
        self.model.show([row for row in self._all if wanted is None or row.kind == wanted])


def _word(kind: Kind) -> str:
    return text(f"difference_{kind.value}", current()).rstrip(":")


class _Model(QAbstractTableModel):
    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self._titles = titles
        self._rows: Sequence[Difference] = ()

    def show(self, rows: Sequence[Difference]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._titles[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self._rows[index.row()]
        shown = (_word(row.kind), text(f"table_{row.table}", current()), row.name, row.changed)[index.column()]
        return plain_tip(shown) if role == Qt.ItemDataRole.ToolTipRole else shown
