"""Explain in the window: the menu, the child process, and the dialog that tells what came back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt

from scheduler_app.ui.desk import Desk
from scheduler_app.ui.explaining.copies import clear_left
from scheduler_app.ui.explaining.explain_dialog import ExplainDialog
from scheduler_app.ui.explaining.explain_run import ExplainRun
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.fitting import fit_to_screen
from scheduler_app.ui.plain_buttons import plain_buttons

START_SECONDS = 60.0
_LONGER = 3


class Explaining(QObject):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._dialog: ExplainDialog | None = None
        self._seconds = START_SECONDS
        self.run = ExplainRun(desk.services.stores, desk.services.explain_command, desk.background, self)
        self.run.ended.connect(self._on_ended)
        desk.add_action("solve", "explain", self.tr("&Explain why there is no timetable…"), self.explain, key="Shift+F5")
        desk.closed.connect(self._close)
        desk.leaving.connect(self.run.stop)
        desk.background.run(clear_left, lambda _: None, log_failure)

    def explain(self) -> None:
        """Ask for the reason; the board stays alive, and the cards of each rule are lit."""
        self._close()
        desk, dialog = self._desk, ExplainDialog(self._desk.window)
        self._dialog, self._seconds = dialog, START_SECONDS
        dialog.lessons_chosen.connect(desk.board.light)
        dialog.again_requested.connect(self._again)
        dialog.finished.connect(lambda _result: self._on_closed())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plain_buttons(dialog)
        fit_to_screen(dialog)
        dialog.show()
        self.run.start(desk.school, self._seconds)

    def _again(self) -> None:
        self._seconds *= _LONGER
        if self._dialog is not None:
            self._dialog.show_looking()
            self.run.start(self._desk.school, self._seconds)

    def _on_ended(self, answer: object) -> None:
        if self._dialog is not None:
            self._dialog.show_answer(answer)

    def _on_closed(self) -> None:
        self._dialog = None
        self.run.stop()
        self._desk.board.light(())

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()
