"""Advice in the window: opens the dialogs, asks the services in the background, and makes a step of what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog, QMenu
from shiboken6 import isValid

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.school import School
from scheduler_app.ui import moves
from scheduler_app.ui.advice.search import SuggestionSearch
from scheduler_app.ui.board.lanes import hole_around
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.desktop_services import Suggesting
from scheduler_app.ui.fitting import fit_to_screen
from scheduler_app.ui.names import lesson_time, lesson_title, time_text
from scheduler_app.ui.plain_buttons import plain_buttons


class Advice(QObject):
    """Every dialog closes when the school changes under it: its answers were about the school before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._search = SuggestionSearch(desk.services.suggester, self)
        self._known: tuple[School, Suggesting] | None = None
        self._dialog: QDialog | None = None
        desk.add_lesson_action("suggest", self.tr("Suggest &moves…"), self.suggest, key="Ctrl+M", icon_name="find")
        desk.add_lesson_action("room", self.tr("Change &room…"), self.change_room, key="Ctrl+R", placed=True, edits=True)
        desk.add_lesson_action("why_here", self.tr("&Why here?"), self.why_here, key="Ctrl+I", placed=True)
        desk.board.panel.chain_requested.connect(self.find_chain)
        desk.board.panel.menu_about_to_show.connect(self._fill_menu)
        desk.school_changed.connect(lambda _step: self._close())
        desk.closed.connect(self._close)
        desk.leaving.connect(self._search.shut_down)

    def _fill_menu(self, menu: QMenu, lesson: str, day: int, start: int, column: str) -> None:
        """At an empty place: what could be there, and why the selected lesson is not."""
        desk = self._desk
        if lesson:
            return
        hole = hole_around(desk.board.panel.board.data, day, start, column)
        if hole is not None:
            self._offer(menu, self.tr("&Find a lesson for this gap…"), lambda: self.find_lessons(day, *hole, column))
        selected = desk.board.selected
        if selected in desk.school.lessons:
            title = lesson_title(desk.school, selected).replace("&", "&&")
            self._offer(menu, self.tr("&Why not here? ({lesson})").format(lesson=title), lambda: self.why_not(selected, day, start))

    @staticmethod
    def _offer(menu: QMenu, text: str, run: Callable[[], None]) -> None:
        action = menu.addAction(text)
        action.triggered.connect(lambda _checked=False: run())

    # Suggestions

    def suggest(self, lesson: str) -> None:
        """Ways to place the lesson, or to place it better."""
        self._open_search(lesson, None)

    def find_chain(self, lesson: str, day: int, start: int) -> None:
        """Ways to bring the lesson to a start where others are in the way."""
        self._open_search(lesson, (day, start))

    def _open_search(self, lesson: str, at: tuple[int, int] | None) -> None:
        from scheduler_app.ui.advice.suggest_dialog import SuggestDialog

        desk, search, school = self._desk, self._search, self._desk.school
        dialog = SuggestDialog(school, lesson, at, desk.window)

        def on_search(seconds: int, depth: int) -> None:
            dialog.show_searching()
            search.start(school, lesson, at, seconds, depth)

        def on_failed(error: Exception) -> None:
            dialog.reject()
            desk.fail(error)

        dialog.search_requested.connect(on_search)
        dialog.stop_requested.connect(search.stop)
        dialog.shown.connect(desk.board.light)
        dialog.assigned.connect(lambda suggestion: self._assign(school, suggestion))
        connections = (
            search.progressed.connect(lambda found: dialog.show_suggestions(found, done=False)),
            search.ended.connect(lambda found: dialog.show_suggestions(found, done=True)),
            search.failed.connect(on_failed),
        )

        def on_finished(_result: int) -> None:
            for connection in connections:
                QObject.disconnect(connection)
            search.stop(forget=True)
            desk.board.light(())

        dialog.finished.connect(on_finished)
        self._show(dialog)
        dialog.begin()

    def _assign(self, school: School, suggestion: Any) -> None:
        self._ask(lambda known: known.step(suggestion), self._desk.do, school)

    # Holes

    def find_lessons(self, day: int, start: int, end: int, column: str) -> None:
        """Lessons that fit a hole of the class, teacher or room whose column it is in."""
        from scheduler_app.ui.advice.choice_dialog import ChoiceDialog

        desk = self._desk
        place = f"{time_text(day, start)}–{clock_text(end)}"
        heading = self.tr("Lessons that fit on {place}, unplaced ones first").format(place=place)
        columns = (self.tr("Lesson"), self.tr("Minutes"), self.tr("Placed now"), self.tr("Starts"), self.tr("Cost"))
        dialog = ChoiceDialog(
            "hole", self.tr("Find a lesson for this gap"), heading, columns, self.tr("&Place here"), desk.window, numbers=(1, 4)
        )
        target = _target(desk.school, desk.board.panel.mode, column)

        def on_found(found: Sequence[Any]) -> None:
            if isValid(dialog):  # it may have been closed before the answer
                dialog.show_choices(self._hole_choices(found), self.tr("No lesson fits here."))

        dialog.chosen.connect(lambda fit: desk.edit(lambda school: moves.to_place(school, fit.lesson, fit.day, fit.start, fit.rooms)))
        self._show(dialog)
        self._ask(lambda known: known.lessons_for(day, start, end, **target), on_found)

    def _hole_choices(self, found: Sequence[Any]) -> list[Any]:
        from scheduler_app.ui.advice.choice_dialog import Choice
        from scheduler_app.ui.advice.wording import cost_text

        school, choices = self._desk.school, []
        for fit in found:
            now = lesson_time(school, fit.lesson) or self.tr("tray")
            minutes = str(school.lessons[fit.lesson].minutes)
            choices.append(Choice((lesson_title(school, fit.lesson), minutes, now, clock_text(fit.start), cost_text(fit.cost)), fit))
        return choices

    # Rooms

    def change_room(self, lesson: str) -> None:
        """Rooms for the lesson where it lies: free ones first, then taken ones with whose they are."""
        from scheduler_app.ui.advice.choice_dialog import ChoiceDialog

        desk = self._desk
        placement = desk.school.placed.get(lesson)
        if placement is None:
            return
        heading = f"{lesson_title(desk.school, lesson)}, {lesson_time(desk.school, lesson)}"
        columns = (self.tr("Room"), self.tr("Seats"), self.tr("Status"), self.tr("Cost"))
        dialog = ChoiceDialog("rooms", self.tr("Change room"), heading, columns, self.tr("&Take this room"), desk.window, numbers=(1, 3))

        def on_found(found: Sequence[Any]) -> None:
            if isValid(dialog):
                dialog.show_choices(self._room_choices(found), self.tr("The lesson needs no room, or no room is suitable for it."))

        day, start = placement.day, placement.start
        dialog.chosen.connect(lambda rooms: desk.edit(lambda school: moves.to_place(school, lesson, day, start, rooms)))
        self._show(dialog)
        self._ask(lambda known: known.free_rooms(lesson, day, start), on_found)

    def _room_choices(self, found: Sequence[Any]) -> list[Any]:
        from scheduler_app.ui.advice.choice_dialog import Choice
        from scheduler_app.ui.advice.wording import cost_text, room_state, rooms_text

        school = self._desk.school
        choices = []
        for choice in found:
            seats = "+".join(str(school.rooms[uid].seats or "–") for uid in choice.rooms)
            texts = (rooms_text(school, choice.rooms), seats, room_state(school, choice), cost_text(choice.cost))
            choices.append(Choice(texts, choice.rooms, choice.free))
        return choices

    # Reasons

    def why_here(self, lesson: str) -> None:
        if lesson in self._desk.school.placed:
            title = self.tr("Why {lesson} is placed on {place}").format(
                lesson=lesson_title(self._desk.school, lesson), place=lesson_time(self._desk.school, lesson)
            )
            self._ask(lambda known: known.why_here(lesson), lambda reasons: self._show_reasons(title, lesson, reasons))

    def why_not(self, lesson: str, day: int, start: int) -> None:
        title = self.tr("Why {lesson} is not placed on {place}").format(
            lesson=lesson_title(self._desk.school, lesson), place=time_text(day, start)
        )
        self._ask(lambda known: known.why_not(lesson, day, start), lambda reasons: self._show_reasons(title, lesson, reasons))

    def _show_reasons(self, title: str, lesson: str, reasons: Any) -> None:
        from scheduler_app.ui.advice.reasons_dialog import ReasonsDialog
        from scheduler_app.ui.advice.wording import reason_lines

        self._show(ReasonsDialog(title, reason_lines(self._desk.school, lesson, reasons), self._desk.window))

    # Private

    def _ask(self, question: Callable[[Suggesting], Any], answer: Callable[[Any], object], about: School | None = None) -> None:
        """Put a question about the school in the background; an answer about another school than the shown one is dropped."""
        desk, school = self._desk, about or self._desk.school

        def work() -> Any:
            if self._known is None or self._known[0] is not school:
                self._known = (school, desk.services.suggester(school))
            return question(self._known[1])

        def done(found: Any) -> None:
            if desk.session is not None and desk.school is school:
                answer(found)

        desk.background.run(work, done, desk.fail)

    def _show(self, dialog: QDialog) -> None:
        """Beside the window, not over it: the board stays alive while suggestions are looked at."""
        self._close()
        self._dialog = dialog
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.setModal(False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plain_buttons(dialog)
        fit_to_screen(dialog)
        dialog.show()

    def _forget(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()


def _target(school: School, mode: Mode, column: str) -> dict[str, str]:
    match mode:
        case Mode.TEACHER:
            return {"staff": column}
        case Mode.ROOM:
            return {"room": column}
        case _:
            return {"group": column} if column in school.groups else {}
