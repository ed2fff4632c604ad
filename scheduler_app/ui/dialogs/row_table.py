"""A table to read and choose from: whole rows, no editing, and Tab leads on to the next field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableWidget

from scheduler_app.ui.headings import over_their_cells


class RowTable(QTableWidget):
    """`name` is the object's name, `title` what a screen reader calls it."""

    def __init__(self, name: str, title: str, headings: Sequence[str]) -> None:
        super().__init__(0, len(headings))
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setHorizontalHeaderLabels(list(headings))
        self.verticalHeader().hide()
        over_their_cells(self)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
