"""Opens the dialogs that take a school in or send it out: import, export, print, publish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject

from scheduler_app.domain.publication import WaitingPublication
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.recent import without_password


class Outputs(QObject):
    """Each dialog is made when it is asked for and goes away when it is closed; dialogs are imported at their first use."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.opened.connect(self.finish_publications)
        act = desk.actions
        for action, ask in (
            (act.export, self.ask_export), (act.print, self.ask_print), (act.publish, self.ask_publish),
        ):  # fmt: skip
            action.triggered.connect(lambda _checked=False, ask=ask: ask())

    def finish_publications(self) -> None:
        """Ask the targets what became of publications that were begun and never confirmed; say which did not arrive."""
        desk = self._desk
        if desk.session is not None:
            store, services = desk.session.store, desk.services
            desk.background.run(lambda: services.finish_waiting(store, services.targets), self._on_finished, log_failure)

    def _on_finished(self, waiting: Sequence[WaitingPublication]) -> None:
        lost = [one for one in waiting if one.receipt is None]
        if lost:
            target = without_password(lost[-1].target)
            text = self.tr("A publication to {target} was begun but did not arrive. Publish again when convenient.")
            self._desk.tell(text.format(target=target))

    def ask_export(self) -> None:
        from scheduler_app.ui.dialogs.export_dialog import ExportDialog

        desk = self._desk
        dialog = ExportDialog(desk.services, desk.background, desk.school, desk.window)
        dialog.exported.connect(lambda path: desk.tell(self.tr("Written: {path}").format(path=path)))
        desk.show_dialog(dialog)

    def ask_print(self) -> None:
        from scheduler_app.ui.dialogs.print_dialog import PrintDialog

        desk = self._desk
        desk.show_dialog(PrintDialog(desk.services, desk.background, desk.school, desk.window))

    def ask_publish(self) -> None:
        from scheduler_app.ui.dialogs.publish_dialog import PublishDialog

        desk, session = self._desk, self._desk.session
        if session is not None:
            dialog = PublishDialog(desk.services, desk.background, session.school, session.store, date.today(), desk.window)
            dialog.place_chosen.connect(desk.go_to)
            desk.show_dialog(dialog)
