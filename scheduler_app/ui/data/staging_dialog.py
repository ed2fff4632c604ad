"""Pasted rows before they are taken: what is wrong is marked in its cell and can be typed anew, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.ui.column_widths import fit_columns
from scheduler_app.ui.data.staging import WHOLE_ROW, Staged
from scheduler_app.ui.headings import over_their_cells
from scheduler_app.ui.icons import icon
from scheduler_app.ui.theme import current_theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class StagingModel(QAbstractTableModel):
    """A sign, the pasted cells, and what is wrong with each row. `typed` tells of a cell that was corrected."""

    typed = Signal(int, int, str)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._staged: Staged | None = None

    def show_staged(self, staged: Staged) -> None:
        """The same number of rows keeps what is selected."""
        before = self._staged
        if before is not None and len(before.rows) == len(staged.rows) and before.columns == staged.columns:
            self._staged = staged
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._staged = staged
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._staged is None else len(self._staged.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() or self._staged is None else len(self._staged.columns) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or self._staged is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return section + 1
        cell = section - 1
        if 0 <= cell < len(self._staged.columns):
            return self._staged.kind.columns[self._staged.columns[cell]].title
        return self.tr("Status") if section == 0 else self.tr("What is wrong")

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._staged is None:
            return None
        row, cell = self._staged.rows[index.row()], index.column() - 1
        inside = 0 <= cell < len(self._staged.columns)
        wrong = row.problems.get(cell, "") if inside else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if inside:
                return f"✕ {row.cells[cell]}" if wrong and role == Qt.ItemDataRole.DisplayRole else row.cells[cell]
            return self._state(row) if index.column() == 0 else " ".join(row.problems.values())
        if role == Qt.ItemDataRole.BackgroundRole and (wrong or (row.problems.get(WHOLE_ROW) and inside)):
            return QBrush(QColor(current_theme().statuses["hard"].stripe))
        if role == Qt.ItemDataRole.ForegroundRole and (wrong or (row.problems.get(WHOLE_ROW) and inside)):
            return QBrush(QColor(current_theme().statuses["hard"].ink))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {self.data(index)} {wrong}".strip()
        return None

    def _state(self, row: Any) -> str:
        if row.problems:
            return self.tr("✕ wrong")
        return self.tr("✓ changed") if row.uid else self.tr("✓ new")

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self._staged is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEditable if 0 <= index.column() - 1 < len(self._staged.columns) else flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.typed.emit(index.row(), index.column() - 1, str(value))
        return True


class StagingDialog(QDialog):
    """`try_requested` wants rows tried again. `take` is given the step of the good ones and tells whether it was made: rows that
    were not taken stay to be corrected."""

    try_requested = Signal(object)  # Staged

    def __init__(self, title: str, take: Callable[[ChangeSet], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("staging")
        self.setWindowTitle(title)
        self._staged: Staged | None = None
        self._take = take
        self.model = StagingModel(self)
        self.model.typed.connect(self._on_typed)
        self.table = QTableView()
        self.table.setObjectName("staging.table")
        self.table.setAccessibleName(title)
        self.table.setModel(self.model)
        over_their_cells(self.table)
        self.state = QLabel()
        self.state.setObjectName("staging.state")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.rejected.connect(self.reject)
        self.take = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.take.setIcon(icon("check"))
        self.take.setObjectName("staging.take")
        self.take.clicked.connect(self._on_take)
        self.leave_out = QPushButton(self.tr("&Leave out the rows"))
        self.leave_out.setObjectName("staging.leave_out")
        self.leave_out.setAutoDefault(False)
        self.leave_out.clicked.connect(self._on_leave_out)
        buttons = QHBoxLayout()
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.leave_out)
        buttons.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.resize(900, 480)

    def show_staged(self, staged: Staged) -> None:
        """Rows that have been tried."""
        first = self._staged is None
        self._staged = staged
        self.model.show_staged(staged)
        if first:
            fit_columns(self.table, stretch_last=True)
        bad = len(staged.rows) - staged.good
        self.take.setText(self.tr("&Add rows ({count})").format(count=staged.good))
        self.take.setEnabled(staged.step is not None)
        if bad:
            text = self.tr("Rows with something wrong: {count}. Correct the marked cells, or add the others: these stay here.")
            text = text.format(count=bad)
        else:
            text = self.tr("Nothing is wrong.")
        if staged.left_out:
            unknown = self.tr("Left out, because this table has no such column to fill in: {columns}.")
            text += " " + unknown.format(columns=", ".join(staged.left_out))
        self.state.setText(text)

    def _on_typed(self, row: int, cell: int, text: str) -> None:
        if self._staged is not None:
            self._staged = self._staged.with_cell(row, cell, text)
            self.model.show_staged(self._staged)
            self.try_requested.emit(self._staged)

    def _on_leave_out(self) -> None:
        """Rows with a chosen cell are not wanted: headings that were not known as such, sums."""
        rows = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        if self._staged is not None and rows:
            rest = self._staged.without(rows)
            if rest.rows:
                self._staged = rest
                self.try_requested.emit(rest)
            else:
                self.reject()

    def _on_take(self) -> None:
        staged = self._staged
        if staged is None or staged.step is None:
            return
        rest = staged.bad_ones() if self._take(staged.step) else staged
        if rest.rows:
            self._staged = rest
            self.try_requested.emit(rest)
        else:
            self.accept()
