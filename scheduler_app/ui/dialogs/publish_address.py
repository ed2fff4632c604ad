"""The attendance database that was used last, proposed the next time; a password is never kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings

from scheduler_app.ui.dialogs.form import documents_folder
from scheduler_app.ui.recent import without_password

_KEY = "publish/address"


def last_address() -> str:
    """The address of last time, else a file in the documents folder."""
    kept = QSettings().value(_KEY, "")
    return str(kept) or str(documents_folder() / QCoreApplication.translate("PublishDialog", "attendance.sqlite"))


def remember_address(address: str) -> None:
    QSettings().setValue(_KEY, without_password(address))
