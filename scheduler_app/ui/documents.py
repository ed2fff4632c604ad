"""Opening and making schools: asks for what is needed, works in the background, and hands over the opened school."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.ports import SchoolStore
from scheduler_app.ui import recent
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.dialogs.address_dialog import AddressDialog
from scheduler_app.ui.dialogs.form import documents_folder
from scheduler_app.ui.dialogs.import_dialog import ImportDialog
from scheduler_app.ui.dialogs.new_school import NewSchoolDialog, school_filter, with_suffix
from scheduler_app.ui.fitting import fit_to_screen
from scheduler_app.ui.plain_buttons import plain_buttons
from scheduler_app.ui.session import Opened, open_school


class Documents(QObject):
    """`opened` carries what was read; `failed` the reason and what to try again."""

    opened = Signal(object)  # Opened
    failed = Signal(object, object)  # Exception, Callable[[], None]

    def __init__(self, services: DesktopServices, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._background, self._window = services, background, window

    # Without asking

    def open_address(self, address: str) -> None:
        """Open a school by path or URL."""
        stores = self._services.stores
        self._start(lambda: stores.open(address), address)

    def create(
        self, make: Callable[[], School], address: str, overwrite: bool = False, note: Callable[[SchoolStore], None] | None = None
    ) -> None:
        """Make a school, store it, `note` in it how it came about, open it."""
        stores = self._services.stores

        def stored() -> SchoolStore:
            store = stores.create(address, make(), overwrite=overwrite)
            if note is not None:
                note(store)
            return store

        self._start(stored, address)

    def _start(self, open_store: Callable[[], SchoolStore], address: str) -> None:
        author = self._services.author

        def failed(error: Exception) -> None:
            if isinstance(error, InputError):
                recent.forget(address)
            if getattr(error, "code", "") == "storage_login_refused":
                self._ask_password(address)
            self.failed.emit(error, lambda: self._start(open_store, address))

        self._background.run(lambda: open_school(open_store, author), self._on_opened, failed)

    def _on_opened(self, opened: Opened) -> None:
        recent.remember(opened.workspace.store.address)
        self.opened.emit(opened)

    def _ask_password(self, address: str) -> None:
        from scheduler_app.ui.dialogs.password_dialog import PasswordDialog

        dialog = _shown(PasswordDialog(address, self._window))
        dialog.address_chosen.connect(self.open_address)

    # Asking

    def ask_open(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a school"), str(documents_folder()), school_filter())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_address)
        dialog.open()

    def ask_address(self) -> None:
        dialog = _shown(AddressDialog(self._window))
        dialog.address_chosen.connect(self.open_address)

    def ask_demo(self) -> None:
        dialog = _shown(NewSchoolDialog(self._services.demo_school, self._services.empty_school, self._window))
        dialog.school_chosen.connect(self.create)

    def ask_empty(self) -> None:
        dialog = _shown(NewSchoolDialog(None, self._services.empty_school, self._window))
        dialog.school_chosen.connect(self.create)

    def ask_import(self) -> None:
        """A new school from a foreign file: first the report, then where to keep it."""
        dialog = _shown(ImportDialog(self._services, self._background, None, self._window))
        dialog.outcome_chosen.connect(self._on_import_chosen)

    def _on_import_chosen(self, outcome: Any, source: Path) -> None:
        author, imports = self._services.author, self._services.imports

        def note(store: SchoolStore) -> None:
            imports.note(store, outcome, source, author)

        self._ask_where(outcome.school, note)

    def ask_register(self) -> None:
        """A new school from a register that is asked over the network."""
        from scheduler_app.ui.registers.register_dialog import RegisterDialog

        use = self._services.registers
        if use is None:
            return
        dialog = _shown(RegisterDialog(use, self._background, None, None, self._window))
        dialog.outcome_chosen.connect(
            lambda outcome, source: self._ask_where(outcome.school, lambda store: use.note(store, outcome, replace(source, secret="")))
        )

    def _ask_where(self, school: School, note: Callable[[SchoolStore], None]) -> None:
        dialog = QFileDialog(self._window, self.tr("Where to save the new school"), str(documents_folder()), school_filter())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda path: self._create_imported(school, with_suffix(path), note))
        dialog.open()

    def _create_imported(self, school: School, path: str, note: Callable[[SchoolStore], None]) -> None:
        self.create(lambda: school, path, Path(path).exists(), note)  # Qt has asked whether a file that exists is to be replaced


def _shown(dialog: Any) -> Any:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    plain_buttons(dialog)
    fit_to_screen(dialog)
    dialog.open()
    return dialog
