"""Side panes that follow the selected lesson: its class, its teachers and its rooms, each as a week of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.school import School
from scheduler_app.ui.board.legend import Legend
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.view_data import Mode
from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.desk import Desk
from scheduler_app.ui.names import who_text

Whose = Callable[[School, str], Sequence[str]]

_LEAST_WIDTH = 186
"""Pixels in which the short name of a subject stands in each of five days, upright."""
_LEAST_SCALE = 0.44
"""Pixels a minute in which 30 minutes still hold a line of words."""


class Pane(QWidget):
    """A small board to look at; selecting a card there selects the lesson everywhere."""

    def __init__(self, name: str, title: str, mode: Mode, whose: Whose) -> None:
        super().__init__()
        self.setObjectName(f"pane.{name}")
        self._mode, self._whose = mode, whose
        self._presenter: BoardPresenter | None = None
        self._school: School | None = None
        self._shown: tuple[str, ...] = ()
        self.heading = QLabel()
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.legend = Legend(lines=1)
        self.board = WeekBoard(self)
        self.board.setObjectName(f"pane.{name}.board")
        self.board.setAccessibleName(title)
        self.board.setMinimumSize(_LEAST_WIDTH, 110)
        self.board.look_only = True
        self.board.least_scale = _LEAST_SCALE
        self.board.setAcceptDrops(False)
        self.board.zoom_changed.connect(lambda _percent: self.legend.show_board(self.board.signs))
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addWidget(self.legend, 1)
        column.addLayout(head)
        column.addWidget(self.board, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All days are always in sight, and of the day what can be read, with the lesson in it."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self.board, self._fit)

    def _fit(self) -> None:
        self.board.fit()
        self.board.select(self.board.scene.selected)

    def sizeHint(self) -> QSize:
        return QSize(300, 220)

    def show_lesson(self, school: School, lesson: str) -> None:
        """Show whose week the lesson belongs to; a lesson with nobody here leaves what was shown."""
        wanted = tuple(self._whose(school, lesson)) if lesson in school.lessons else ()
        wanted = wanted or tuple(self._shown)
        if self._presenter is None or self._school is not school:
            self._presenter, self._school, self._shown = BoardPresenter(school), school, ()
        if wanted != self._shown:
            self._shown = wanted
            self.board.set_data(self._presenter.show(self._mode, wanted))
            self.board.fit()
            self.heading.setText(", ".join(who_text(school, uid) for uid in wanted))
        self.board.select(lesson)

    def clear(self) -> None:
        self._presenter = self._school = None
        self._shown = ()


class LinkedPanes(QObject):
    """Only panes in sight are kept up to date, a moment after the selection, so that the board itself is never late."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        below = Qt.DockWidgetArea.BottomDockWidgetArea
        self._docks: list[tuple[QDockWidget, Pane]] = []
        self._soon = QTimer(self, singleShot=True, interval=30)
        self._soon.timeout.connect(self._refresh)
        for name, title, mode, whose in (
            ("class", self.tr("Lesson's class"), Mode.CLASS, _classes),
            ("teacher", self.tr("Lesson's teachers"), Mode.TEACHER, _teachers),
            ("room", self.tr("Lesson's rooms"), Mode.ROOM, _rooms),
        ):
            pane = Pane(name, title, mode, whose)
            pane.board.lesson_selected.connect(self._on_selected)
            dock = desk.add_dock(f"pane.{name}", title, pane, below)
            dock.visibilityChanged.connect(lambda shown: self._soon.start() if shown else None)
            self._docks.append((dock, pane))
        desk.window.tabifyDockWidget(desk.panels.conflicts, self._docks[0][0])
        desk.lesson_selected.connect(lambda _uid: self._soon.start())
        desk.school_changed.connect(lambda _step: self._soon.start())
        desk.closed.connect(self._clear)

    def _refresh(self) -> None:
        desk = self._desk
        if desk.session is not None:
            for dock, pane in self._docks:
                if dock.isVisible():
                    pane.show_lesson(desk.school, desk.board.selected)

    def _on_selected(self, lesson: str) -> None:
        if lesson:
            self._desk.board.go_to_lesson(lesson)

    def _clear(self) -> None:
        for _, pane in self._docks:
            pane.clear()


def _classes(school: School, lesson: str) -> list[str]:
    groups = [school.groups[uid] for uid in school.requirement_of(lesson).groups if uid in school.groups]
    homes = [row.uid if row.kind is GroupKind.CLASS else row.parent for row in groups]
    return list(dict.fromkeys(uid for uid in homes if uid))


def _teachers(school: School, lesson: str) -> Sequence[str]:
    return school.requirement_of(lesson).teachers


def _rooms(school: School, lesson: str) -> Sequence[str]:
    placement = school.placed.get(lesson)
    return placement.rooms if placement is not None and placement.rooms else school.requirement_of(lesson).room_need.rooms[:1]
