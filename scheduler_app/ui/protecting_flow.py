"""Carries a confirmed protection out: in the attendance database and in the school, or nowhere."""

from __future__ import annotations

from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.protecting import carry_out
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.dialogs.protect_dialog import ProtectDialog, ProtectWish
from scheduler_app.ui.language import say
from scheduler_app.ui.session import SchoolSession


class ProtectingFlow(QObject):
    """Asks who is to be protected, and carries out what was decided there or about people whom imports met."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def ask(self) -> None:
        """Open the dialog."""
        desk = self._desk
        dialog = ProtectDialog(desk.services.protecting, desk.school, desk.window)
        dialog.confirmed.connect(self.carry_out)
        desk.show_dialog(dialog)

    def carry_out(self, wish: ProtectWish) -> None:
        """Change attendance database and school, both or neither, and read the school again: all of it may tell the new identity."""
        desk, session = self._desk, self._desk.session
        if session is None:
            return
        if session.unsaved:
            desk.tell(self.tr("The last edit is still being stored; try again in a moment."))
            return
        store, services, school = session.store, desk.services, session.school

        def work() -> tuple[int, int, list[Path]]:
            with ExitStack() as opened:
                targets = [opened.enter_context(closing(services.targets.open(wish.address)))] if wish.address else []
                lessons = carry_out(store, school, wish.protection, targets, services.author)
            return (lessons, *_backups(store, remove=wish.remove_backups))

        desk.background.run(work, partial(self._on_done, session, wish), desk.fail)

    def _on_done(self, session: SchoolSession, wish: ProtectWish, done: tuple[int, int, list[Path]]) -> None:
        session.reload()
        if wish.protection.new is None:
            return
        lessons, removed, left = done
        words = [say("protected_marked", n=lessons)]
        words += [say("protected_mention", table=say(f"table_{found.table}"), id=found.text) for found in wish.mentions]
        words += [say("protected_backups_removed", n=removed)] if removed else []
        words += [say("protected_backup_left", path=path) for path in left[:1]]
        words += [self.tr("… and {n} more.").format(n=len(left) - 1)] if len(left) > 1 else []
        self._desk.tell(" ".join(words))


def _backups(store: SchoolStore, *, remove: bool) -> tuple[int, list[Path]]:
    return (store.remove_backups(), []) if remove else (0, list(store.former_backups()))
