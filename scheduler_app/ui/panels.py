"""The dock panels around the board: where they are, kept in the user's settings, and away when the board is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QCoreApplication, QPoint, QRect, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QTabBar, QWidget

from scheduler_app.ui.clear_place import clear_place, covered
from scheduler_app.ui.raised_by_keyboard import RaisedByKeyboard

_VERSION = 1
_LEFT, _RIGHT, _BOTTOM = 226, 250, 185
"""Pixels that the panels have at first, at least."""
_SIDE, _LOWER = 0.13, 0.24
"""Parts of the window's width and height that they have at first in a large one."""
_WITH_TABS = 2.3
"""Share of the width of panels behind each other, whose tabs need room for their words; one panel alone has 1."""
_BELOW = 0.26
"""Part of the window's height that a panel opened below the board gets at least."""
_ROOM_FOR_PANELS = 1000
"""A screen that is narrower (a laptop at 200 %) begins with the board alone; the menu View has the panels, which then float over it."""
_FLOATING, _LOW = QSize(320, 240), 190
"""How large a floating panel is at first, unless it needs more; one of those below the board is as wide as the screen and low."""


class Panels:
    """Tray to the left; lesson, search and history behind each other to the right; conflicts below the board.

    Features add theirs until `settle`, which takes the arrangement at the beginning.
    """

    def __init__(self, window: QMainWindow, tray: QWidget, lesson: QWidget, run: QWidget, history: QWidget, conflicts: QWidget) -> None:
        self._window = window
        left, right, bottom = (
            Qt.DockWidgetArea.LeftDockWidgetArea,
            Qt.DockWidgetArea.RightDockWidgetArea,
            Qt.DockWidgetArea.BottomDockWidgetArea,
        )
        for corner, area in ((Qt.Corner.BottomRightCorner, right), (Qt.Corner.BottomLeftCorner, left)):
            window.setCorner(corner, area)
        self.docks: list[QDockWidget] = []
        self._behind: set[QDockWidget] = set()
        """Open, but behind others."""
        RaisedByKeyboard(window, self.docks)
        self.lesson_area: Callable[[], QRect] = QRect
        """Where the chosen lesson is on the screen; empty while it is nowhere."""
        self.tray = self.add("tray", QCoreApplication.translate("Panels", "Tray"), tray, left, shown=True)
        self.lesson = self.add("lesson", QCoreApplication.translate("Panels", "Lesson"), _scrolled(lesson), right, shown=True)
        self.run = self.add("run", QCoreApplication.translate("Panels", "Search"), _scrolled(run), right, shown=True)
        self.history = self.add("history", QCoreApplication.translate("Panels", "History"), history, right, shown=True)
        self.conflicts = self.add("conflicts", QCoreApplication.translate("Panels", "Conflicts"), conflicts, bottom, shown=True)
        self._shown, self._narrow, self._untouched = True, False, True
        self._first = self._kept = QByteArray()

    def settle(self) -> None:
        """Every panel is there: take this as the arrangement to begin with."""
        window = self._window
        window.tabifyDockWidget(self.lesson, self.run)
        window.tabifyDockWidget(self.run, self.history)
        self.lesson.raise_()
        self._give_room()
        self._narrow = window.screen().availableGeometry().width() < _ROOM_FOR_PANELS
        if self._narrow:
            for dock in self.docks:
                self._float(dock)
        self._first = self._kept = window.saveState(_VERSION)

    def _give_room(self) -> None:
        """The sizes to begin with: in a large window a share of it, so that names are read whole."""
        window = self._window
        share = round(window.width() * _SIDE)
        window.resizeDocks([self.tray, self.lesson], [max(_LEFT, share), max(_RIGHT, share)], Qt.Orientation.Horizontal)
        window.resizeDocks([self.conflicts], [max(_BOTTOM, round(window.height() * _LOWER))], Qt.Orientation.Vertical)

    def _float(self, dock: QDockWidget) -> None:
        """Hidden, and over the window when it is shown: beside the board it would push the window beyond the screen."""
        room, area = self._window.screen().availableGeometry(), self._window.dockWidgetArea(dock)
        wished = QSize(room.width(), _LOW) if area is Qt.DockWidgetArea.BottomDockWidgetArea else _FLOATING
        dock.setAllowedAreas(Qt.DockWidgetArea.NoDockWidgetArea)
        dock.setFloating(True)
        dock.resize(dock.minimumSizeHint().expandedTo(wished).boundedTo(room.size()))
        beside = 0 if area is Qt.DockWidgetArea.LeftDockWidgetArea else room.width() - dock.width()
        dock.move(room.topLeft() + QPoint(beside, room.height() - dock.height()))
        dock.toggleViewAction().triggered.connect(lambda shown: self.bring_up(dock) if shown else None)
        dock.hide()

    def toggle_actions(self) -> list[QAction]:
        return [dock.toggleViewAction() for dock in self.docks]

    def bring_up(self, dock: QDockWidget) -> None:
        """Show a panel in front of those it shares its place with; one that floats gets the keyboard, which no Tab would bring there."""
        dock.show()
        dock.raise_()
        if dock.isFloating():
            self._clear(dock)
            dock.activateWindow()
            dock.widget().setFocus()

    def clear_lesson(self) -> None:
        """Panels that float over the board leave the chosen lesson in sight."""
        if self._narrow:
            for dock in self.docks:
                if dock.isFloating() and dock.isVisible():
                    self._clear(dock)

    def _clear(self, dock: QDockWidget) -> None:
        lesson = self.lesson_area()
        if not self._narrow or not covered(dock.geometry(), lesson):
            return
        room, area = self._window.screen().availableGeometry(), self._window.dockWidgetArea(dock)
        wished = QSize(room.width() if area is Qt.DockWidgetArea.BottomDockWidgetArea else _FLOATING.width(), dock.height())
        left = area is Qt.DockWidgetArea.LeftDockWidgetArea
        dock.setGeometry(clear_place(lesson, wished.expandedTo(dock.minimumSizeHint()), dock.minimumSizeHint(), room, left=left))

    def restore(self) -> bool:
        """Put window and panels as they were last time; False when nothing is kept (or it is of another version)."""
        settings = QSettings()
        geometry, state = settings.value("window/geometry"), settings.value(self._state_key)
        if not isinstance(geometry, QByteArray) or not isinstance(state, QByteArray):
            return False
        self._window.restoreGeometry(geometry)
        self._kept, self._untouched = state, False
        return self._window.restoreState(state, _VERSION)

    def save(self) -> None:
        if self._shown:
            self._kept = self._window.saveState(_VERSION)
        settings = QSettings()
        settings.setValue("window/geometry", self._window.saveGeometry())
        settings.setValue(self._state_key, self._kept)

    @property
    def _state_key(self) -> str:
        return "window/narrow_state" if self._narrow else "window/state"

    def show_all(self, shown: bool) -> None:
        """Show the panels where the user had them, or take them all away."""
        if shown == self._shown:
            return
        if not shown:
            self._kept = self._window.saveState(_VERSION)
        self._shown = shown
        if shown:
            self._window.restoreState(self._kept, _VERSION)
            if self._untouched and not self._narrow:
                self._give_room()
            self._untouched = False
        else:
            for dock in self.docks:
                dock.hide()
        self._name_tabs()

    def _name_tabs(self) -> None:
        """Qt makes a bar of tabs for panels behind each other, gives it no name, and leaves it in the way of Tab when it has no tabs."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName(QCoreApplication.translate("Menus", "&Panels").replace("&", ""))
            reached = self._shown and bar.count() > 1
            bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if reached else Qt.FocusPolicy.NoFocus)

    def reset(self) -> None:
        """As at the very first start."""
        QSettings().remove("window")
        self._kept, self._untouched = self._first, not self._shown
        if self._shown:
            self._window.restoreState(self._first, _VERSION)
            if not self._narrow:
                self._give_room()

    def add(self, name: str, title: str, inner: QWidget, area: Qt.DockWidgetArea, *, shown: bool = False) -> QDockWidget:
        """One more panel; `shown` is how it is at the very first start."""
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock.{name}")
        dock.setWidget(inner)
        dock.setAccessibleName(title)
        self._window.addDockWidget(area, dock)
        dock.setVisible(shown)
        dock.toggleViewAction().triggered.connect(lambda opened: self._on_toggled(dock, opened))
        dock.visibilityChanged.connect(lambda seen: self._on_seen(dock, seen))
        self.docks.append(dock)
        return dock

    def _on_seen(self, dock: QDockWidget, seen: bool) -> None:
        if seen:
            self._behind.discard(dock)
        elif not dock.isHidden():
            self._behind.add(dock)

    def _on_toggled(self, dock: QDockWidget, opened: bool) -> None:
        """Whoever chooses a panel that is not in sight wants to see it: one that was behind others comes to the front."""
        if opened or dock in self._behind:
            dock.show()
            dock.raise_()
            QTimer.singleShot(0, dock, lambda: self._share(dock))

    def _share(self, dock: QDockWidget) -> None:
        """What is opened below the board shares the width with its neighbours, and has a part of the height that can be read in."""
        window, below = self._window, Qt.DockWidgetArea.BottomDockWidgetArea
        if dock.isFloating() or window.dockWidgetArea(dock) is not below:
            return
        beside: list[QDockWidget] = []
        for one in self.docks:
            there = not one.isHidden() and not one.isFloating() and window.dockWidgetArea(one) is below
            if there and not any(other in beside for other in window.tabifiedDockWidgets(one)):
                beside.append(one)
        shares = [_WITH_TABS if window.tabifiedDockWidgets(one) else 1.0 for one in beside]
        window.resizeDocks(beside, [round(window.width() * share) for share in shares], Qt.Orientation.Horizontal)
        window.resizeDocks([dock], [max(dock.height(), round(window.height() * _BELOW))], Qt.Orientation.Vertical)


def _scrolled(inner: QWidget) -> QScrollArea:
    """A form in a low window is scrolled, not squeezed."""
    area = QScrollArea(widgetResizable=True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(inner.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())  # else the bar covers fields
    area.setWidget(inner)
    return area
