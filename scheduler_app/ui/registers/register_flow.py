"""Plugs the import from registers into the window."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from scheduler_app.domain.register import RegisterSource
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.documents import Documents


class Registers(QObject):
    """Entries in the menu File, where there are registers to ask."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        if desk.services.registers is not None:
            text = self.tr("New from SS 1&2000…")
            desk.add_action("file", "new_register", text, self.ask_new, icon_name="import", school=False, after="new_import")
            desk.add_action("file", "import_register", self.tr("Import from SS 12&000…"), self.ask, icon_name="import", after="import")

    def ask_new(self) -> None:
        documents = self._desk.window.findChild(Documents)
        if documents is not None:
            documents.ask_register()

    def ask(self) -> None:
        from scheduler_app.ui.registers.register_dialog import RegisterDialog

        desk, session = self._desk, self._desk.session
        if session is None or desk.services.registers is None:
            return
        dialog = RegisterDialog(desk.services.registers, desk.background, desk.school, session.store, desk.window)
        dialog.outcome_chosen.connect(self._on_chosen)
        desk.show_dialog(dialog)

    def _on_chosen(self, outcome: ImportOutcome, source: RegisterSource) -> None:
        """The step is stored by the worker thread, in order: noting the run comes after it."""
        desk, use = self._desk, self._desk.services.registers
        if outcome.step is None or use is None or desk.session is None or not desk.do(outcome.step):
            return
        store, named = desk.session.store, replace(source, secret="")
        desk.background.run(lambda: use.note(store, outcome, named), lambda _: None, desk.fail)
