"""Ctrl+F: find a class, person, room or lesson, and go there."""

from __future__ import annotations

from PySide6.QtCore import QObject

from scheduler_app.ui.desk import Desk
from scheduler_app.ui.find_dialog import FindDialog, Found


class Finding(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.actions.find.triggered.connect(lambda _checked=False: self.ask())

    def ask(self) -> None:
        dialog = FindDialog(self._desk.school, self._desk.window)
        dialog.chosen.connect(self._on_found)
        self._desk.show_dialog(dialog)

    def _on_found(self, found: Found) -> None:
        desk = self._desk
        desk.actions.show_board.trigger()
        if found.mode is None:
            desk.board.go_to_lesson(found.uid)
        else:
            desk.board.go_to(found.mode, found.uid)
