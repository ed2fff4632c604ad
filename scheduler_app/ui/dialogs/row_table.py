"""A table to read and choose from: whole rows, no editing, and Tab leads on to the next field."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from scheduler_app.ui.headings import RIGHT, over_their_cells


class RowTable(QTableWidget):
    """`name` is the object's name, `title` what a screen reader calls it; `numbers` are the columns that stand to the right."""

    def __init__(self, name: str, title: str, headings: Sequence[str], numbers: Collection[int] = ()) -> None:
        super().__init__(0, len(headings))
        self._numbers = numbers
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        over_their_cells(self)
        for column in numbers:
            self.model().setHeaderData(column, Qt.Orientation.Horizontal, int(RIGHT), Qt.ItemDataRole.TextAlignmentRole)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)

    def put_row(self, row: int, texts: Sequence[str]) -> None:
        """Fill a row that is there."""
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column in self._numbers:
                item.setTextAlignment(RIGHT)
            self.setItem(row, column, item)
