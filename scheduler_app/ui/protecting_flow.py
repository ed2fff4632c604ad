"""Carries a confirmed protection out: the attendance database is reached first, then the school is changed, then the former name goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.protecting import forget_everywhere
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.dialogs.protect_dialog import ProtectDialog, ProtectWish
from scheduler_app.ui.language import say


class ProtectingFlow(QObject):
    """A database that cannot be reached is told before anything has been changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def ask(self) -> None:
        """Open the dialog."""
        desk = self._desk
        dialog = ProtectDialog(desk.school, desk.window)
        dialog.confirmed.connect(self.carry_out)
        desk.show_dialog(dialog)

    def carry_out(self, wish: ProtectWish) -> None:
        targets, address = self._desk.services.targets, wish.address

        def reach() -> None:
            if address:
                targets.open(address).close()

        self._desk.background.run(reach, lambda _: self._change(wish), self._desk.fail)

    def _change(self, wish: ProtectWish) -> None:
        desk = self._desk
        if desk.session is None or not desk.do(wish.step):
            return
        store, services, school = desk.session.store, desk.services, desk.session.school

        def forget() -> tuple[int, int, list[Path]]:
            opened = [services.targets.open(wish.address)] if wish.address else []
            try:
                renamed = forget_everywhere(store, wish.step, school, opened, services.author)
            finally:
                for target in opened:
                    target.close()
            return (renamed, *_backups(store, remove=wish.remove_backups))

        desk.background.run(forget, self._on_forgotten, desk.fail)

    def _on_forgotten(self, done: tuple[int, int, list[Path]]) -> None:
        renamed, removed, left = done
        words = [say("protected_marked", n=renamed)]
        words += [say("protected_backups_removed", n=removed)] if removed else []
        words += [say("protected_backup_left", path=path) for path in left[:1]]
        words += [self.tr("…and {n} more.").format(n=len(left) - 1)] if len(left) > 1 else []
        self._desk.tell(" ".join(words))


def _backups(store: SchoolStore, *, remove: bool) -> tuple[int, list[Path]]:
    return (store.remove_backups(), []) if remove else (0, list(store.former_backups()))
