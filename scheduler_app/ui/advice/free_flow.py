"""Who is free: the teachers without lesson and closed time at a place of the week, to find a substitute or a second adult."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.ui.board.lanes import hole_around
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.names import lesson_title, time_text

if TYPE_CHECKING:
    from scheduler_app.ui.advice.choice_dialog import Choice

_LONGEST = 60
"""Minutes asked about at an empty place where no lesson is selected, if nothing begins before."""


class WhoIsFree(QObject):
    """On a lesson for its own time, at an empty place for the time there; taking a line shows that teacher's week."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.add_lesson_action("free_teachers", self.tr("Fr&ee teachers at that time…"), self._at_lesson, key="Ctrl+Shift+T", placed=True)
        desk.board.panel.menu_about_to_show.connect(self._fill_menu)

    def _fill_menu(self, menu: QMenu, lesson: str, day: int, start: int, column: str) -> None:
        desk = self._desk
        hole = None if lesson else hole_around(desk.board.panel.board.data, day, start, column)
        if hole is not None:
            selected = desk.board.selected if desk.board.selected in desk.school.lessons else ""
            minutes = desk.school.lessons[selected].minutes if selected else min(_LONGEST, hole[1] - start)
            action = menu.addAction(self.tr("Fr&ee teachers at that time…"))
            action.triggered.connect(lambda _checked=False: self.ask(day, start, start + minutes, selected))

    def _at_lesson(self, lesson: str) -> None:
        placement = self._desk.school.placed.get(lesson)
        if placement is not None:
            end = placement.start + self._desk.school.lessons[lesson].minutes
            self.ask(placement.day, placement.start, end, lesson)

    def ask(self, day: int, start: int, end: int, lesson: str = "") -> None:
        """Open the list for clock times of a weekday; with a lesson it says who may teach it."""
        from scheduler_app.ui.advice.choice_dialog import ChoiceDialog

        desk, school = self._desk, self._desk.school
        heading = time_text(day, start, end - start) + (f" · {lesson_title(school, lesson)}" if lesson else "")
        columns = [self.tr("Teacher"), self.tr("Initials"), self.tr("That day"), self.tr("Lessons"), self.tr("Min/week left")]
        columns += [self.tr("Qualified")] if lesson else []
        dialog = ChoiceDialog(
            "free_teachers", self.tr("Free teachers"), heading, columns, self.tr("&Show the week"), desk.window, numbers=(3, 4)
        )

        told = self.tr("Most minutes left first.")
        if lesson:
            told = self.tr("Qualified teachers first, then the others, in grey; most minutes left first.")

        def find() -> Sequence[Any]:
            return desk.services.free_teachers(school, day, start, end, lesson)

        def on_found(found: Sequence[Any]) -> None:
            if isValid(dialog):  # it may have been closed before the answer
                dialog.show_choices([self._choice(school, row) for row in found], self.tr("No teacher is free at that time."), told)

        def on_failed(error: Exception) -> None:
            if isValid(dialog):
                dialog.reject()
            desk.fail(error)

        dialog.chosen.connect(self._show_week)
        desk.show_dialog(dialog)
        desk.background.run(find, on_found, on_failed)

    def _choice(self, school: School, row: Any) -> Choice:
        from scheduler_app.ui.advice.choice_dialog import Choice

        person = school.staff[row.staff]
        span = f"{clock_text(row.day[0])}–{clock_text(row.day[1])}" if row.day else self.tr("no lessons")
        texts = (person.name, person.signature, span, str(row.lessons), str(row.left))
        if row.qualified is None:
            return Choice(texts, row.staff)
        return Choice((*texts, self.tr("Yes") if row.qualified else self.tr("No")), row.staff, row.qualified)

    def _show_week(self, staff: str) -> None:
        self._desk.actions.show_board.trigger()
        self._desk.board.go_to(Mode.TEACHER, staff)
