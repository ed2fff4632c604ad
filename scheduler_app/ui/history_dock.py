"""The steps that were made, newest first; undone ones are greyed and can be made again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from scheduler_app.domain.history import HistoryEntry
from scheduler_app.ui.icons import icon
from scheduler_app.ui.labels import step_text
from scheduler_app.ui.moments import recent_text
from scheduler_app.ui.two_lines import TwoLines


class HistoryDock(QWidget):
    """Lists history entries and asks for undo and redo."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.list = QListWidget()
        self.list.setObjectName("history.list")
        self.list.setAccessibleName(self.tr("Steps, newest first"))
        self.list.setAlternatingRowColors(True)
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.undo = QPushButton(icon("undo"), self.tr("&Undo"))
        self.redo = QPushButton(icon("redo"), self.tr("&Redo"))
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        buttons = QHBoxLayout()
        buttons.addWidget(self.undo)
        buttons.addWidget(self.redo)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.show_history(())

    def show_history(self, entries: Sequence[HistoryEntry]) -> None:
        self.list.clear()
        for entry in entries:
            item = QListWidgetItem(self._line(entry))
            if entry.undone:
                font = item.font()
                font.setStrikeOut(True)
                item.setFont(font)
            self.list.addItem(item)
        self.undo.setEnabled(any(not entry.undone for entry in entries))
        self.redo.setEnabled(any(entry.undone for entry in entries))

    def _line(self, entry: HistoryEntry) -> str:
        when = recent_text(entry.at)
        what = step_text(entry)
        return f"{what}\n{when} · {entry.author}" if entry.author else f"{what}\n{when}"
