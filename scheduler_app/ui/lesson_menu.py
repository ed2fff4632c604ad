"""What can be done with one lesson or at one place, beyond moving it: locks, splitting, and the context menus of board and tray."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.ui import moves
from scheduler_app.ui.asking import number_question
from scheduler_app.ui.desk import Desk


class LessonMenu(QObject):
    """Adds its actions to the menu Lesson and everything that other features added there to the cards' context menu."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        desk.add_lesson_action("show_places", self.tr("Show &possible times"), self._show_places, key="Ctrl+Shift+M")
        desk.add_lesson_action("lock_time", self.tr("Lock or unlock the t&ime"), self._toggle_time, key="Shift+L", placed=True)
        desk.add_lesson_action("lock_room", self.tr("Lock or unlock the r&oom"), self._toggle_room, key="Ctrl+Shift+L", placed=True)
        desk.add_lesson_action("split", self.tr("&Split the length…"), self._ask_split, edits=True)
        desk.board.panel.menu_about_to_show.connect(self._fill)
        desk.board.panel.anyway_requested.connect(self._place_anyway)
        desk.board.tray.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        desk.board.tray.customContextMenuRequested.connect(self._open_in_tray)

    def _fill(self, menu: QMenu, lesson: str, _day: int, _start: int, _column: str) -> None:
        if lesson:
            placed = lesson in self._desk.school.placed
            menu.addSeparator()
            menu.addActions([action for action in self._desk.lesson_actions if placed or not action.data()])

    def _open_in_tray(self, at: QPoint) -> None:
        """What can be done with the lesson that waits; nothing where none is chosen."""
        session, tray, lesson = self._desk.session, self._desk.board.tray, self._desk.board.selected
        if session is not None and lesson in session.school.lessons and lesson not in session.school.placed:
            menu = QMenu(tray)
            menu.setObjectName("tray.menu")
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addActions([action for action in self._desk.lesson_actions if not action.data()])
            menu.popup(tray.mapToGlobal(at))

    def _show_places(self, lesson: str) -> None:
        self._desk.actions.show_board.trigger()
        self._desk.board.go_to_lesson(lesson)
        self._desk.board.panel.board.setFocus()

    def _toggle_time(self, lesson: str) -> None:
        if lesson in self._desk.school.placed:
            self._desk.edit(lambda school: moves.time_lock_switched(school, lesson))

    def _toggle_room(self, lesson: str) -> None:
        if lesson in self._desk.school.placed:
            self._desk.edit(lambda school: moves.room_lock_switched(school, lesson))

    def _ask_split(self, lesson: str) -> None:
        minutes = self._desk.school.lessons[lesson].minutes
        if minutes < 2 * GRID_MINUTES:
            self._desk.tell(self.tr("The lesson is too short to be split."))
            return
        label = self.tr("Minutes of the first part; the rest becomes a lesson in the tray")
        dialog = number_question(
            self._desk.window, "split", self.tr("Split the length"), label,
            lambda first: self._desk.edit(lambda school: moves.split(school, lesson, first)),
            least=GRID_MINUTES, most=minutes - GRID_MINUTES, step=GRID_MINUTES, value=minutes // 2 // GRID_MINUTES * GRID_MINUTES,
        )  # fmt: skip
        self._desk.show_dialog(dialog)

    def _place_anyway(self, lesson: str, day: int, start: int, _column: str) -> None:
        if self._desk.flow is not None:
            self._desk.flow.place_anyway(lesson, day, start)
