"""One value for one column of all selected rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.data.columns import Column
from scheduler_app.ui.dialogs.form import add_row


class SeveralDialog(QDialog):
    """OK waits for a value; emptying the column is a choice of its own."""

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
        self.emptied = QCheckBox(self.tr("&Empty the column"))
        self.emptied.setObjectName("several.emptied")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        buttons.accepted.connect(self._on_accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        add_row(form, self.tr("&Column"), self.column)
        add_row(form, self.tr("&Value for all of them"), self.value)
        form.addRow("", self.emptied)
        form.addRow(buttons)
        self.column.currentIndexChanged.connect(lambda _index: self._fill())
        self.value.editTextChanged.connect(lambda _text: self._enable())
        self.emptied.toggled.connect(lambda _on: self._enable())
        self._fill()
        self.resize(420, self.sizeHint().height())

    def _fill(self) -> None:
        self.value.clear()
        column = self._columns[self.column.currentData()]
        if column.choices is not None:
            self.value.addItems(list(column.choices(self._school)))
        self.value.setEditText("")
        self.value.setFocus()
        self._enable()

    def _enable(self) -> None:
        empty = self.emptied.isChecked()
        self.value.setEnabled(not empty)
        self.ok.setEnabled(empty or bool(self.value.currentText().strip()))

    def _on_accept(self) -> None:
        self.accept()
        self.chosen.emit(self.column.currentData(), "" if self.emptied.isChecked() else self.value.currentText())
