"""The fields that say which register is asked: remembered between times, all but the secret."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from scheduler_app.domain.register import Login, RegisterProfile, RegisterSource
from scheduler_app.ui.dialogs.form import PathField, add_row
from scheduler_app.ui.language import current

_SETTINGS = "register"


class RegisterFields(QWidget):
    """`changed` says that what has been looked at is no longer what the fields say."""

    changed = Signal()

    def __init__(self, profiles: Sequence[RegisterProfile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profiles = {row.name: row for row in profiles}
        self.profile = QComboBox()
        self.profile.setObjectName("register.profile")
        for row in profiles:
            self.profile.addItem(row.title[current()], row.name)
        self.url, self.client, self.unit, self.token_url = (self._line(name) for name in ("url", "client", "unit", "token_url"))
        self.secret = self._line("secret")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.certificate = PathField("register.certificate", self.tr("Certificates (*.pem *.crt);;All files (*)"), save=False)
        self.key = PathField("register.key", self.tr("Keys (*.pem *.key);;All files (*)"), save=False)
        self.full = QCheckBox(self.tr("Read e&verything, not only what has changed"))
        self.full.setObjectName("register.full")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        add_row(self._form, self.tr("&Supplier"), self.profile)
        add_row(self._form, self.tr("&Address"), self.url)
        add_row(self._form, self.tr("&Client id"), self.client)
        add_row(self._form, self.tr("S&ecret"), self.secret)
        add_row(self._form, self.tr("School &unit (code, name or id)"), self.unit)
        add_row(self._form, self.tr("&Token address"), self.token_url)
        add_row(self._form, self.tr("Client ce&rtificate"), self.certificate, target=self.certificate.line)
        add_row(self._form, self.tr("Certificate's &key"), self.key, target=self.key.line)
        self._form.addRow(self.full)
        self._recall()
        self._follow_profile()
        self.profile.currentIndexChanged.connect(self._follow_profile)
        self.full.toggled.connect(self.changed)
        for field in (self.certificate, self.key):
            field.changed.connect(self.changed)

    def source(self) -> RegisterSource:
        profile = self._profile()
        by_token = profile.login is Login.TOKEN
        return RegisterSource(
            url=self.url.text().strip(),
            profile=profile.name,
            client_id="" if by_token else self.client.text().strip(),
            secret=self.secret.text(),
            unit=self.unit.text().strip(),
            token_url="" if by_token else self.token_url.text().strip(),
            certificate=self.certificate.text or None,
            key=self.key.text or None,
        )

    def remember(self) -> None:
        """Keep everything but the secret for the next time."""
        source = self.source()
        kept = {"profile": source.profile, "url": source.url, "client": source.client_id, "unit": source.unit,
                "token_url": source.token_url, "certificate": source.certificate or "", "key": source.key or ""}  # fmt: skip
        settings = QSettings()
        for name, value in kept.items():
            settings.setValue(f"{_SETTINGS}/{name}", value)

    def say_secret_kept(self, kept: bool) -> None:
        self.secret.setPlaceholderText(self.tr("kept in the computer's keyring") if kept else "")

    def _recall(self) -> None:
        settings = QSettings()

        def kept(name: str) -> str:
            return str(settings.value(f"{_SETTINGS}/{name}", "") or "")

        index = self.profile.findData(kept("profile"))
        self.profile.setCurrentIndex(max(index, 0))
        for name, line in (("url", self.url), ("client", self.client), ("unit", self.unit), ("token_url", self.token_url)):
            line.setText(kept(name))
        self.certificate.set_text(kept("certificate"))
        self.key.set_text(kept("key"))

    def _profile(self) -> RegisterProfile:
        return self._profiles[self.profile.currentData()]

    def _follow_profile(self) -> None:
        """Show how the supplier's addresses look, and hide what its login does not need."""
        profile = self._profile()
        by_token = profile.login is Login.TOKEN
        self.url.setPlaceholderText(profile.address or "https://server.example.se/v2.0")
        self.token_url.setPlaceholderText(profile.token_url)
        for field in (self.client, self.token_url):
            self._form.setRowVisible(field, not by_token)
        self.changed.emit()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"register.{name}")
        line.textChanged.connect(self.changed)
        return line
