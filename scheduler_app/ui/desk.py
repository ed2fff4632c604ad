"""What the window shares with its features: the open school, the actions and menus, the board, and a voice.

A feature is an object made once with the desk. It adds its own actions, pages and panels, and listens:

    class Substitutes(QObject):
        def __init__(self, desk: Desk) -> None:
            super().__init__(desk)
            self._desk = desk
            desk.add_action("solve", "substitutes", self.tr("&Substitutes…"), self._ask, key="Ctrl+U")
            desk.opened.connect(...)        # desk.session and desk.flow are there from now on

and stands in `features.py` with one line. What it shows is imported when it is first asked for, so that the window opens fast.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDockWidget, QMainWindow, QMenu, QWidget

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError, RingklockaError
from scheduler_app.ui.actions import Actions
from scheduler_app.ui.background import Background
from scheduler_app.ui.banner import Banner, Tone
from scheduler_app.ui.board_page import BoardPage
from scheduler_app.ui.desktop_services import DesktopServices
from scheduler_app.ui.failures import log_failure
from scheduler_app.ui.fitting import fit_to_screen
from scheduler_app.ui.language import error_line
from scheduler_app.ui.menus import FEATURES_PLACE
from scheduler_app.ui.plain_buttons import plain_buttons
from scheduler_app.ui.toolbar import Toolbar

if TYPE_CHECKING:
    from scheduler_app.ui.editing_flow import EditingFlow
    from scheduler_app.ui.panels import Panels
    from scheduler_app.ui.session import SchoolSession


class Desk(QObject):
    """Made by the window, which fills in what it builds later; `session` and `flow` are None while no school is open."""

    opened = Signal()
    closed = Signal()
    leaving = Signal()  # the window goes: end threads
    school_changed = Signal(object)  # ChangeSet, or None when anything may have changed
    checked = Signal(object)  # CheckReport
    running_changed = Signal(bool)  # a search begins or ends; nothing is edited meanwhile
    repaired = Signal(object)  # School before a search that moved as few lessons as possible
    lesson_selected = Signal(str)  # uid, empty for none
    page_wanted = Signal(QWidget)
    rule_wanted = Signal(str)  # uid, empty for a new one
    data_wanted = Signal(str, str)  # key of a data table, uid of its row

    panels: Panels

    def __init__(
        self, window: QMainWindow, services: DesktopServices, background: Background, actions: Actions, banner: Banner, board: BoardPage
    ) -> None:
        super().__init__(window)
        self.window, self.services, self.background = window, services, background
        self.actions, self.banner, self.board = actions, banner, board
        self.menus: dict[str, QMenu] = {}
        self.lesson_actions: list[QAction] = []
        """Offered in the context menu of a card."""
        self.pages: dict[str, QWidget] = {}
        self.session: SchoolSession | None = None
        self.flow: EditingFlow | None = None
        self._refusal = ""
        """What the banner last said of something that could not be done."""

    @property
    def school(self) -> School:
        """The school as it is shown; only while one is open."""
        assert self.session is not None
        return self.session.school

    # Plugging in

    def add_action(
        self, menu: str, name: str, text: str, run: Callable[[], object], *,
        key: str = "", icon_name: str = "", school: bool = True, after: str = "", edits: bool = False,
    ) -> QAction:  # fmt: skip
        """An action in a menu (file, edit, view, plan, solve, help); with `school` it can be used only while one is open.

        One that `edits` the school is refused in words while a search runs, before anything has been typed for nothing.
        It stands behind the action named `after`, else where the menu keeps a place for features, else last.
        """
        action = self.actions.add(name, text, key or None, icon_name, school=school)
        action.triggered.connect(lambda _checked=False: run() if not edits or self.may_edit() else None)
        into = self.menus[menu]
        there = into.actions()
        names = [one.objectName() for one in there]
        at = names.index(f"action.{after}") + 1 if after else names.index(FEATURES_PLACE) if FEATURES_PLACE in names else len(there)
        if at < len(there):
            into.insertAction(there[at], action)
        else:
            into.addAction(action)
        into.menuAction().setVisible(True)
        return action

    def add_lesson_action(
        self, name: str, text: str, run: Callable[[str], object], *,
        key: str = "", icon_name: str = "", placed: bool = False, edits: bool = False,
    ) -> QAction:  # fmt: skip
        """An action on the selected lesson, in the menu Lesson and in the context menu of cards; with `placed` only for placed lessons."""

        def on_selected() -> None:
            if self.has_lesson(placed=placed) and (not edits or self.may_edit()):
                run(self.board.selected)

        action = self.add_action("lesson", name, text, on_selected, key=key, icon_name=icon_name)
        action.setData("placed" if placed else "")
        if key and "Ctrl" not in key:  # letters belong to the board: elsewhere they type
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for widget in (self.board.panel.board, self.board.panel.table, self.board.tray):
                widget.addAction(action)
        self.lesson_actions.append(action)
        return action

    def add_page(self, name: str, text: str, page: QWidget, *, key: str = "", icon_name: str = "") -> QAction:
        """A page beside board and data, in the menu View and on the toolbar."""
        action = self.add_action("view", f"show_{name}", text, lambda: self.page_wanted.emit(page), key=key, icon_name=icon_name)
        action.setCheckable(True)
        self.actions.pages.addAction(action)
        bar = self.window.findChild(Toolbar, "toolbar")
        assert bar is not None
        bar.add_page(action)
        self.pages[name] = page
        return action

    def add_dock(self, name: str, title: str, inner: QWidget, area: Qt.DockWidgetArea, *, shown: bool = False) -> QDockWidget:
        """A panel around the board, in the menu View / Panels; where it is put is remembered by its name."""
        dock = self.panels.add(name, title, inner, area, shown=shown)
        self.menus["panels"].addAction(dock.toggleViewAction())
        return dock

    # Acting

    def has_lesson(self, *, placed: bool = False) -> bool:
        """Whether a lesson is selected, and with `placed` lies on the board; says what is missing."""
        if self.session is None:
            return False
        lesson = self.board.selected
        if lesson not in self.school.lessons:
            self.tell(self.tr("Choose a lesson first, on the board or in the tray."))
        elif placed and lesson not in self.school.placed:
            self.tell(self.tr("The lesson is not placed yet."))
        else:
            return True
        return False

    def may_edit(self) -> bool:
        """Whether the open school can be changed now; says why not while a search runs."""
        return self.session is not None and self.flow is not None and self.flow.may_edit()

    def do(self, step: ChangeSet) -> bool:
        """Make a step of the open school; refused in words while a search runs."""
        done = self.session is not None and self.may_edit() and self.session.do(step)
        if done and self.banner.text == self._refusal:  # of an earlier try
            self.banner.hide()
        return done

    def edit(self, make: Callable[[School], ChangeSet]) -> bool:
        """Make the step that `make` gives for the school as it is; what it refuses is said in the banner."""
        if self.session is None:
            return False
        try:
            return self.do(make(self.school))
        except RingklockaError as error:
            self.fail(error)
            return False

    def go_to(self, place: tuple[str, str]) -> None:
        """To a `lesson` on the board, to the `versions`, or to a row of a data table by the table's key."""
        key, uid = place
        if key == "lesson":
            self.actions.show_board.trigger()
            self.board.go_to_lesson(uid)
        elif key == "versions":
            self.actions.named("versions").trigger()
        else:
            self.data_wanted.emit(key, uid)

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a dialog, no larger than the screen; it goes away when it is closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        plain_buttons(dialog)
        fit_to_screen(dialog)
        dialog.open()

    def tell(self, text: str) -> None:
        self.banner.show_message(Tone.NOTE, text)

    def fail(self, error: Exception) -> None:
        """Say what could not be done; what nobody expected is logged too."""
        expected = isinstance(error, InputError)
        if not expected:
            log_failure(error)
        self._refusal = error_line(error)
        self.banner.show_message(Tone.WARNING if expected else Tone.ERROR, self._refusal)
