"""The page of the school's own data in the window: shows the school as it changes, makes steps of what is wished."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.services import editing
from scheduler_app.ui.data.screen import DataScreen
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
        desk.data_wanted.connect(self._go_to)
        screen.changes_requested.connect(lambda changes: self._edit(lambda school: editing.change_step(school, changes)))
        screen.add_requested.connect(lambda entity: self._edit(lambda school: editing.add(school, entity)))
        screen.remove_requested.connect(lambda rows: self._edit(lambda school: editing.remove(school, rows)))

    def _go_to(self, key: str, uid: str) -> None:
        self._desk.actions.show_data.trigger()
        self.screen.go_to(key, uid)

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
