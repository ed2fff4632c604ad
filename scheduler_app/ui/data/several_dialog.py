"""One value for one column of all selected rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.data.columns import Column
from scheduler_app.ui.dialogs.form import add_row


class SeveralDialog(QDialog):
    chosen = Signal(int, str)  # column number, what was typed

    def __init__(self, school: School, columns: Sequence[Column], at: int, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("several")
        self.setWindowTitle(self.tr("Change {count} rows").format(count=count))
        self._school, self._columns = school, columns
        self.column = QComboBox()
        self.column.setObjectName("several.column")
        for number, one in enumerate(columns):
            if one.edit is not None:
                self.column.addItem(one.title, number)
        self.column.setCurrentIndex(max(0, self.column.findData(at)))
        self.value = QComboBox(editable=True)
        self.value.setObjectName("several.value")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self._on_accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        add_row(form, self.tr("&Column"), self.column)
        add_row(form, self.tr("&Value for all of them"), self.value)
        form.addRow(buttons)
        self.column.currentIndexChanged.connect(lambda _index: self._fill())
        self._fill()
        self.resize(420, self.sizeHint().height())

    def _fill(self) -> None:
        self.value.clear()
        column = self._columns[self.column.currentData()]
        if column.choices is not None:
            self.value.addItems(list(column.choices(self._school)))
        self.value.setEditText("")
        self.value.setFocus()

    def _on_accept(self) -> None:
        self.accept()
        self.chosen.emit(self.column.currentData(), self.value.currentText())
