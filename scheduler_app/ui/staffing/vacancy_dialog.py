"""The dialog that adds a post before anybody is hired: what it is called, how large it is, what it is qualified for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from scheduler_app.domain.school import School
from scheduler_app.ui import language
from scheduler_app.ui.dialogs.form import add_row


class VacancyDialog(QDialog):
    """`chosen` carries name, percent and subject uids."""

    chosen = Signal(str, float, object)

    def __init__(self, school: School, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("vacancy")
        self.setWindowTitle(self.tr("New vacant post"))
        self.resize(440, 420)
        self.name = QLineEdit()
        self.name.setObjectName("vacancy.name")
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(self.tr("for instance Vacancy MA/NO"))
        self.percent = QSpinBox()
        self.percent.setObjectName("vacancy.percent")
        self.percent.setRange(1, 100)
        self.percent.setValue(100)
        self.percent.setSuffix(language.say("print_percent", n=""))
        self.subjects = QListWidget()
        self.subjects.setObjectName("vacancy.subjects")
        rows = [row for row in school.subjects.values() if not row.archived and not row.special]
        for row in sorted(rows, key=lambda subject: subject.name.casefold()):
            item = QListWidgetItem(f"{row.name} ({row.code})", self.subjects)
            item.setData(Qt.ItemDataRole.UserRole, row.uid)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(False)
        self.name.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        form = QFormLayout()
        add_row(form, self.tr("&Name"), self.name)
        add_row(form, self.tr("&Post"), self.percent)
        add_row(form, self.tr("&Qualified for"), self.subjects)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)

    def _on_accepted(self) -> None:
        name = " ".join(self.name.text().split())
        items = (self.subjects.item(row) for row in range(self.subjects.count()))
        subjects = tuple(item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked)
        self.chosen.emit(name, float(self.percent.value()), subjects)
        self.accept()
