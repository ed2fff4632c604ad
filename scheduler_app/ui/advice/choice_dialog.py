"""A dialog with one list to choose a line from: rooms for a lesson, lessons for a hole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QLabel, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from scheduler_app.ui.dialogs.form import lesson_heading
from scheduler_app.ui.fitting import keep_on_screen
from scheduler_app.ui.headings import RIGHT, numbers_to_the_right
from scheduler_app.ui.plain_tip import plain_tip
from scheduler_app.ui.weak_rows import WEAK, WeakRows

_VALUE = Qt.ItemDataRole.UserRole
_GAP = 12
"""Pixels between a text and the next column."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line: what it says in each column, what it stands for, whether it can be taken without breaking anything."""

    texts: tuple[str, ...]
    value: Any
    good: bool = True


class ChoiceDialog(QDialog):
    """Lines that are not good come greyed after the others, and can be chosen all the same: the user has been told."""

    chosen = Signal(object)  # Choice.value

    def __init__(
        self, name: str, title: str, heading: str, columns: Sequence[str], take: str, parent: QWidget, *, numbers: Sequence[int] = ()
    ) -> None:
        """`numbers` are the columns that stand to the right."""
        super().__init__(parent)
        self._numbers = tuple(numbers)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.heading = lesson_heading(heading)
        self.filter = QLineEdit(clearButtonEnabled=True)
        self.filter.setObjectName(f"{name}.filter")
        self.filter.setPlaceholderText(self.tr("Words to look for"))
        self.filter.setAccessibleName(self.tr("Filter"))
        self.list = QTreeWidget()
        self.list.setObjectName(f"{name}.list")
        self.list.setAccessibleName(title)
        self.list.setHeaderLabels(list(columns))
        numbers_to_the_right(self.list, *self._numbers)
        self.list.setItemDelegate(WeakRows(self.list))
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.state = QLabel(self.tr("Looking…"))
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.take = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.take.setText(take)
        self.take.setEnabled(False)
        column = QVBoxLayout(self)
        for widget in (self.heading, self.filter, self.list, self.state, self.buttons):
            column.addWidget(widget)
        self.filter.textChanged.connect(self._on_filter)
        self.list.currentItemChanged.connect(lambda item, _before: self.take.setEnabled(item is not None))
        self.list.itemActivated.connect(lambda _item, _column: self._on_take())
        self.buttons.accepted.connect(self._on_take)
        self.buttons.rejected.connect(self.reject)
        self.resize(620, 420)

    def show_choices(self, choices: Sequence[Choice], none: str, told: str = "") -> None:
        """Fill the list; `none` is said when there is nothing to choose, else `told`: their order, what grey means."""
        self.list.clear()
        for choice in choices:
            item = QTreeWidgetItem(list(choice.texts))
            item.setData(0, _VALUE, choice.value)
            for column, text in enumerate(choice.texts):
                item.setToolTip(column, plain_tip(text))
            for column in self._numbers:
                item.setTextAlignment(column, RIGHT)
            if not choice.good:
                for column in range(len(choice.texts)):
                    item.setData(column, WEAK, True)
            self.list.addTopLevelItem(item)
        self._share_width()
        self.state.setText(told if choices else none)
        self.state.setVisible(bool(self.state.text()))
        self._widen()
        first = self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus()

    def _share_width(self) -> None:
        """Every column as wide as it needs; the widest takes what is left, so that the last is in sight."""
        header, columns = self.list.header(), range(self.list.columnCount())
        header.setStretchLastSection(False)
        for column in columns:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            needed = self.list.sizeHintForColumn(column) + _GAP
            self.list.setColumnWidth(column, max(needed, header.sectionSizeHint(column)))
        header.setSectionResizeMode(max(columns, key=self.list.columnWidth), QHeaderView.ResizeMode.Stretch)

    def _widen(self) -> None:
        """As wide as the lines want, where the screen has room for it."""
        wanted = sum(
            max(self.list.sizeHintForColumn(column) + _GAP, self.list.header().sectionSizeHint(column))
            for column in range(self.list.columnCount())
        )
        around = self.width() - self.list.viewport().width() + self.list.verticalScrollBar().sizeHint().width()
        if wanted + around > self.width():
            self.resize(wanted + around, self.height())
            keep_on_screen(self)

    def _on_filter(self, text: str) -> None:
        words = text.casefold().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            assert item is not None
            line = " ".join(item.text(column) for column in range(item.columnCount())).casefold()
            item.setHidden(not all(word in line for word in words))

    def _on_take(self) -> None:
        item = self.list.currentItem()
        if item is not None and not item.isHidden():
            self.accept()
            self.chosen.emit(item.data(0, _VALUE))
