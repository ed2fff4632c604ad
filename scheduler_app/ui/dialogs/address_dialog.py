"""Asks for the address of a school in a database."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from scheduler_app.ui.dialogs.form import add_row


class AddressDialog(QDialog):
    """A line for a PostgreSQL address."""

    address_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("address")
        self.setWindowTitle(self.tr("Open a school by its database address"))
        self.setMinimumWidth(560)
        self.line = QLineEdit()
        self.line.setObjectName("address.line")
        self.line.setPlaceholderText(self.tr("postgresql://user@host/database?schema=name"))
        hint = QLabel(
            self.tr("Several people can work on a school in PostgreSQL. The password is fetched from the system, never kept here.")
        )
        hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Open | QDialogButtonBox.StandardButton.Cancel)
        form = QFormLayout()
        add_row(form, self.tr("&Address"), self.line)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self._button = self.buttons.button(QDialogButtonBox.StandardButton.Open)
        self._button.setEnabled(False)
        self.line.textChanged.connect(lambda text: self._button.setEnabled(text.strip().startswith("postgresql")))
        self.buttons.accepted.connect(self._on_ok)
        self.buttons.rejected.connect(self.reject)

    def _on_ok(self) -> None:
        self.accept()
        self.address_chosen.emit(self.line.text().strip())
