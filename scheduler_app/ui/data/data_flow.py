"""The page of the school's own data in the window: shows the school as it changes, makes steps of what is wished."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.services import editing
from scheduler_app.ui.data.pasting import stage_paste
from scheduler_app.ui.data.screen import DataScreen
from scheduler_app.ui.data.several_dialog import SeveralDialog
from scheduler_app.ui.data.staging import Staged, stage_value, tried
from scheduler_app.ui.data.staging_dialog import StagingDialog
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.language import error_line


class DataFlow(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.screen = screen = DataScreen()
        desk.pages["data"] = screen
        desk.actions.show_data.triggered.connect(lambda _checked=False: desk.page_wanted.emit(screen))
        desk.school_changed.connect(lambda _step: screen.show_school(desk.school))
        desk.opened.connect(lambda: screen.show_school(desk.school))
        desk.closed.connect(screen.forget)
        desk.data_wanted.connect(self._go_to)
        screen.edit_requested.connect(self._edit_row)
        screen.paste_requested.connect(self._paste)
        screen.several_requested.connect(self._ask_several)
        screen.changes_requested.connect(lambda changes: self._edit(lambda school: editing.change_step(school, changes)))
        screen.add_requested.connect(lambda entity: self._edit(lambda school: editing.add(school, entity)))
        screen.remove_requested.connect(lambda rows: self._edit(lambda school: editing.remove(school, rows)))

    def _go_to(self, key: str, uid: str) -> None:
        self._desk.actions.show_data.trigger()
        self.screen.go_to(key, uid)

    def _edit_row(self, row: Any) -> None:
        """The dialog of a row, or of a new one for None."""
        if not self._desk.may_edit():
            return
        if self.screen.kind.key != "programmes":
            self._desk.rule_wanted.emit(row.uid if row is not None else "")
            return
        from scheduler_app.ui.data.programme_dialog import ProgrammeDialog

        row = row or self.screen.kind.new_row(self._desk.school)
        if row is None:
            self.screen.say_what_is_needed()
            return
        dialog = ProgrammeDialog(self._desk.school, row, self._desk.window)
        dialog.programme_chosen.connect(lambda made: self._edit(lambda school: editing.change_or_add(school, made)))
        self._desk.show_dialog(dialog)

    # Many rows at once

    def _paste(self, text: str, row: int, column: int) -> None:
        if not self._desk.may_edit():
            return
        screen, school = self.screen, self._desk.school
        kind, shown = screen.kind, screen.shown_rows()
        staged = stage_paste(kind, school, text, shown, row, column)
        self._try(staged, lambda tried: self._show_staged(self.tr("Paste into {table}").format(table=kind.title), tried))

    def _ask_several(self, column: int) -> None:
        if not self._desk.may_edit():
            return
        chosen = self.screen.selected()
        if not chosen:
            self.screen.show_message(self.tr("Select the rows first: Ctrl or Shift with click, or Ctrl+A for all."))
            return
        kind = self.screen.kind
        dialog = SeveralDialog(self._desk.school, kind.columns, self._alike(chosen, column), len(chosen), self._desk.window)
        uids = [row.uid for row in chosen]

        def done(tried: Staged) -> None:
            if tried.good == len(tried.rows):
                self._take(tried.step)
            else:
                self._show_staged(dialog.windowTitle(), tried)

        dialog.chosen.connect(lambda number, text: self._try(stage_value(kind, uids, number, text), done))
        self._desk.show_dialog(dialog)

    def _alike(self, chosen: Sequence[Any], column: int) -> int:
        """The column of the cursor, or the first one that tells the chosen rows less apart: all of them cannot get one name."""
        columns, school = self.screen.kind.columns, self._desk.school

        def may(number: int) -> bool:
            return columns[number].edit is not None and len({columns[number].show(school, row) for row in chosen}) < len(chosen)

        return column if may(column) else next(filter(may, range(len(columns))), column)

    def _try(self, staged: Staged, done: Callable[[Staged], None]) -> None:
        school = self._desk.school
        self._desk.background.run(lambda: tried(staged, school), done, self._desk.fail, latest="staging")

    def _show_staged(self, title: str, staged: Staged) -> None:
        dialog = StagingDialog(title, self._desk.do, self._desk.window)
        dialog.try_requested.connect(lambda again: self._try(again, lambda tried: _show_if_there(dialog, tried)))
        dialog.show_staged(staged)
        self._desk.show_dialog(dialog)

    def _take(self, step: ChangeSet | None) -> None:
        if step is not None:
            self._desk.do(step)

    def _edit(self, make: Callable[[School], ChangeSet]) -> None:
        """What is refused is said above the table, where the eye is."""
        if self._desk.session is None:
            return
        try:
            step = make(self._desk.school)
        except RingklockaError as error:
            self.screen.show_message(error_line(error))
            return
        self._desk.do(step)


def _show_if_there(dialog: StagingDialog, staged: Staged) -> None:
    """The dialog may have been closed while its rows were tried."""
    if isValid(dialog):
        dialog.show_staged(staged)
