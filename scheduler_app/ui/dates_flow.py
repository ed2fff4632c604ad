"""What concerns single dates and what has been published: substitutes, cancellations, single pupils, corrections, history."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from scheduler_app.domain.dated_rows import DatedRow
from scheduler_app.ui.desk import Desk

if TYPE_CHECKING:
    from scheduler_app.ui.dialogs.dates_dialog import DatesDialog


class Dates(QObject):
    """Adds its actions to the menus; each dialog is imported when it is first asked for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.add_lesson_action("this_date", self.tr("This &date only…"), self._ask_date, key="Ctrl+Shift+D", placed=True, edits=True)
        desk.add_lesson_action("single_pupil", self.tr("Individual p&upils…"), self._ask_pupil, edits=True)
        desk.add_action("plan", "absence", self.tr("Teacher &away…"), self._ask_absence, key="Ctrl+Shift+A", edits=True)
        desk.add_action("plan", "dates", self.tr("Changes for single &dates…"), self._ask_dates, key="Ctrl+Shift+E")
        desk.add_action("plan", "correct", self.tr("&Correct published days…"), self._ask_correction)
        desk.add_action("plan", "publications", self.tr("Publication &history…"), self._ask_publications)

    def _ask_date(self, lesson: str) -> None:
        self._ask_date_of(lesson, date.today())

    def _ask_pupil(self, lesson: str) -> None:
        from scheduler_app.ui.dialogs.single_pupil_dialog import SinglePupilDialog

        dialog = SinglePupilDialog(self._desk.services.dated, self._desk.school, lesson, date.today(), self._desk.window)
        dialog.step_chosen.connect(self._desk.do)
        self._desk.show_dialog(dialog)

    def _ask_absence(self) -> None:
        from scheduler_app.ui.dialogs.absence_dialog import AbsenceDialog

        dialog = AbsenceDialog(self._desk.services.dated, self._desk.school, date.today(), self._desk.window)
        dialog.step_chosen.connect(self._desk.do)
        self._desk.show_dialog(dialog)

    def _ask_dates(self) -> None:
        from scheduler_app.ui.dialogs.dates_dialog import DatesDialog

        desk = self._desk
        dialog = DatesDialog(desk.services, desk.background, lambda: desk.school, date.today(), desk.window)
        dialog.step_chosen.connect(desk.do)
        dialog.change_wanted.connect(self._ask_date_of)
        dialog.row_chosen.connect(lambda row: self._go_to(row, dialog))
        desk.school_changed.connect(dialog.refresh)
        desk.show_dialog(dialog)

    def _ask_date_of(self, lesson: str, day: date) -> None:
        from scheduler_app.ui.dialogs.date_dialog import DateDialog

        dialog = DateDialog(self._desk.services.dated, self._desk.school, lesson, day, self._desk.window)
        dialog.step_chosen.connect(self._desk.do)
        self._desk.show_dialog(dialog)

    def _go_to(self, row: DatedRow, dialog: DatesDialog) -> None:
        """The lesson on the board, or the half day in the data."""
        dialog.reject()
        if row.lesson:
            self._desk.actions.show_board.trigger()
            self._desk.board.go_to_lesson(row.lesson)
        else:
            self._desk.data_wanted.emit("days_off", row.uid)

    def _ask_correction(self) -> None:
        from scheduler_app.ui.dialogs.correct_dialog import CorrectDialog

        desk, session = self._desk, self._desk.session
        if session is not None:
            dialog = CorrectDialog(desk.services, desk.background, session.school, session.store, date.today(), desk.window)
            dialog.place_chosen.connect(desk.go_to)
            desk.show_dialog(dialog)

    def _ask_publications(self) -> None:
        from scheduler_app.ui.dialogs.publications_dialog import PublicationsDialog

        desk = self._desk
        dialog = PublicationsDialog(desk.services, desk.background, desk.school, desk.window)
        desk.show_dialog(dialog)
        dialog.ask()
