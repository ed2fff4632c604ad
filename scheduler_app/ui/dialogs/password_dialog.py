"""Asks for the password of a database that refused the login."""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from scheduler_app.ui.dialogs.form import add_row
from scheduler_app.ui.recent import without_password


class PasswordDialog(QDialog):
    """The password goes into the address of this one connection; it is written nowhere."""

    address_chosen = Signal(str)  # with the password

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("password")
        self.setWindowTitle(self.tr("Password of the database"))
        self.setMinimumWidth(460)
        self._address = address
        where = QLabel(without_password(address))
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        hint = QLabel(self.tr("The server refused the login. The password is used for this connection and kept nowhere."))
        hint.setWordWrap(True)
        self.line = QLineEdit()
        self.line.setObjectName("password.line")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._on_ok)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        add_row(form, self.tr("&Password"), self.line)
        column = QVBoxLayout(self)
        column.addWidget(where)
        column.addWidget(hint)
        column.addLayout(form)
        column.addWidget(self.buttons)

    def _on_ok(self) -> None:
        self.accept()
        self.address_chosen.emit(with_password(self._address, self.line.text()))


def with_password(address: str, password: str) -> str:
    """The address with this password in place of any other."""
    parts = urlsplit(without_password(address))
    user, _, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}"))
