"""What concerns imports into the open school: taking a file in, the log, people who wait for a decision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from scheduler_app.domain.protection import Protection
from scheduler_app.domain.withheld import Decision, Withheld
from scheduler_app.ui.desk import Desk

if TYPE_CHECKING:
    from scheduler_app.ui.protecting_flow import ProtectingFlow


class Imports(QObject):
    """Each dialog is imported when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._protecting: ProtectingFlow | None = None
        desk.add_action("file", "import_log", self.tr("Import lo&g…"), self.ask_log)
        desk.add_action("file", "protected", self.tr("Pro&tected people…"), self.ask_protected)
        desk.actions.import_file.triggered.connect(lambda _checked=False: self.ask_import())
        desk.opened.connect(self._tell_waiting)

    def ask_import(self) -> None:
        if not self._desk.may_edit():
            return
        from scheduler_app.ui.dialogs.import_dialog import ImportDialog

        desk = self._desk
        dialog = ImportDialog(desk.services, desk.background, desk.school, desk.window)
        dialog.outcome_chosen.connect(self.carry_out)
        desk.show_dialog(dialog)

    def carry_out(self, outcome: Any, source: Path) -> None:
        """Make the steps, then note the run: the worker thread does both in this order."""
        desk = self._desk
        steps = [step for step in (outcome.remember, outcome.step) if step is not None]
        if desk.session is None or not all(desk.do(step) for step in steps):
            return
        store, author, note = desk.session.store, desk.services.author, desk.services.imports.note
        desk.background.run(lambda: note(store, outcome, source, author), lambda _: self._tell_waiting(), desk.fail)

    def ask_log(self) -> None:
        from scheduler_app.ui.dialogs.import_log_dialog import ImportLogDialog

        desk = self._desk
        if desk.session is not None:
            desk.show_dialog(ImportLogDialog(desk.session.store, desk.background, desk.window))

    def ask_protected(self) -> None:
        from scheduler_app.ui.dialogs.protected_dialog import ProtectedDialog

        desk = self._desk
        dialog = ProtectedDialog(desk.services.protecting, lambda: desk.school, desk.window)
        dialog.decided.connect(self._on_decided)
        dialog.another_wanted.connect(self.ask_protect)
        desk.school_changed.connect(dialog.refresh)
        desk.show_dialog(dialog)

    def ask_protect(self) -> None:
        self._protection().ask()

    def _protection(self) -> ProtectingFlow:
        from scheduler_app.ui.protecting_flow import ProtectingFlow

        if self._protecting is None:
            self._protecting = ProtectingFlow(self._desk)
        return self._protecting

    def _on_decided(self, protection: Protection) -> None:
        from scheduler_app.ui.dialogs.protect_dialog import ProtectWish

        self._protection().carry_out(ProtectWish(protection))

    def _tell_waiting(self) -> None:
        desk = self._desk
        rows: list[Withheld] = list(desk.school.withheld.values()) if desk.session is not None else []
        number = sum(row.decision is Decision.WAITING for row in rows)
        if number:
            words = self.tr("People with a protection mark waiting for a decision: {n} (File, Protected people).")
            desk.tell(words.format(n=number))
