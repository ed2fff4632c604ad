"""Opens the dialogs that take a school in or send it out: import, export, print, publish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from scheduler_app.domain.publication import WaitingPublication
from scheduler_app.ui.background import Background
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.recent import without_password
from scheduler_app.ui.session import SchoolSession


class Outputs(QObject):
    """Each dialog is made when it is asked for and goes away when it is closed; dialogs are imported at their first use."""

    step_chosen = Signal(object)  # ChangeSet of an import
    told = Signal(str)

    def __init__(self, services: DesktopServices, background: Background, session: SchoolSession, window: QWidget) -> None:
        super().__init__(window)
        self._services, self._background, self._session, self._window = services, background, session, window

    def finish_publications(self) -> None:
        """Ask the targets what became of publications that were begun and never confirmed; say which did not arrive."""
        services, store = self._services, self._session.store
        self._background.run(lambda: services.finish_waiting(store, services.targets), self._on_finished, log_failure)

    def _on_finished(self, waiting: Sequence[WaitingPublication]) -> None:
        lost = [one for one in waiting if one.receipt is None]
        if lost:
            target = without_password(lost[-1].target)
            text = self.tr("A publication to {target} was begun and did not arrive. Publish again when it suits.")
            self.told.emit(text.format(target=target))

    def ask_import(self) -> None:
        from scheduler_app.ui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(self._services, self._background, self._session.school, self._window)
        dialog.outcome_chosen.connect(self._on_import)
        _show(dialog)

    def ask_export(self) -> None:
        from scheduler_app.ui.dialogs.export_dialog import ExportDialog

        dialog = ExportDialog(self._services, self._background, self._session.school, self._window)
        dialog.exported.connect(lambda path: self.told.emit(self.tr("Written: {path}").format(path=path)))
        _show(dialog)

    def ask_print(self) -> None:
        from scheduler_app.ui.dialogs.print_dialog import PrintDialog

        _show(PrintDialog(self._services, self._background, self._session.school, self._window))

    def ask_publish(self) -> None:
        from scheduler_app.ui.dialogs.publish_dialog import PublishDialog

        session = self._session
        _show(PublishDialog(self._services, self._background, session.school, session.store, date.today(), self._window))

    def _on_import(self, outcome: Any) -> None:
        if outcome.step is not None:
            self.step_chosen.emit(outcome.step)


def _show(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
