"""The page with the week board: which class, teacher or room is seen, and the board itself."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.actions import mode_name
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.presenter_marks import marks_of
from scheduler_app.ui.board.refusal import Refusal, RefusalPopover
from scheduler_app.ui.board.view_data import CardStatus, Mode
from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.editing_flow import Verdicts


class BoardPage(QWidget):
    lesson_selected = Signal(str)
    verdicts_wanted = Signal(str)
    move_requested = Signal(str, int, int)
    swap_requested = Signal(str, str, int, int)
    clear_requested = Signal(str, object, int, int)
    length_requested = Signal(str, int)
    lock_requested = Signal(str)
    unplace_requested = Signal(str)
    mode_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board_page")
        self.tray = QLabel("tray")
        self.selected = ""
        self.popover: RefusalPopover | None = None
        self._presenter: BoardPresenter | None = None
        self._school = None
        self.board = WeekBoard()
        self.mode = QComboBox()
        for mode in Mode:
            self.mode.addItem(mode_name(mode), mode)
        self.resource = QComboBox()
        top = QHBoxLayout()
        top.addWidget(self.mode)
        top.addWidget(self.resource)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(top)
        column.addWidget(self.board, 1)
        self.board.lesson_selected.connect(self._on_selected)
        self.board.legality_wanted.connect(self.verdicts_wanted)
        self.board.drop_requested.connect(lambda uid, day, start, column: self.move_requested.emit(uid, day, start))
        self.board.drop_refused.connect(self._open_popover)
        self.board.length_requested.connect(self.length_requested)
        self.board.lock_requested.connect(self.lock_requested)
        self.board.unplace_requested.connect(self.unplace_requested)
        self.mode.currentIndexChanged.connect(lambda _: self._fill())
        self.resource.currentIndexChanged.connect(lambda _: self._show())

    def _on_selected(self, uid: str) -> None:
        self.selected = uid
        self.lesson_selected.emit(uid)

    def select(self, uid: str) -> None:
        self.board.select(uid)
        self._on_selected(uid)

    @property
    def cards(self):
        return self.board.data.cards

    def show_school(self, school: School, step: ChangeSet | None = None) -> None:
        self._school = school
        if self._presenter is None:
            self._presenter = BoardPresenter(school)
            self._fill()
        elif step is not None:
            self.board.set_data(self._presenter.update(step, school))
        else:
            self.board.set_data(self._presenter.replace_school(school))

    def _fill(self) -> None:
        if self._presenter is None:
            return
        self.resource.blockSignals(True)
        self.resource.clear()
        for item in self._presenter.resources(self.mode.currentData()):
            self.resource.addItem(item.name, item.uid)
        self.resource.blockSignals(False)
        self._show()

    def _show(self) -> None:
        self.board.set_data(self._presenter.show(self.mode.currentData(), (self.resource.currentData(),)))

    def show_verdicts(self, verdicts: Verdicts) -> None:
        marks = marks_of(self._school, verdicts.lesson, verdicts.places, columns=self._presenter.columns_of(verdicts.lesson), rule_name=labels.rule_name)
        self.board.set_marks(verdicts.lesson, self._school.lessons[verdicts.lesson].minutes, marks)

    def show_refusal(self, lesson: str, place: Any) -> None:
        """Name what is in the way of a place, with the ways out."""
        if self._presenter is None or self._school is None:
            return
        carried = self._presenter.carried(lesson)
        mark = marks_of(self._school, lesson, [place], rule_name=labels.rule_name)[0]
        if carried is not None:
            self._open_popover(Refusal(carried, place.day, place.start, carried.column, mark, self.board.mapToGlobal(self.board.rect().center())))

    def _open_popover(self, refusal: Refusal) -> None:
        popover = RefusalPopover(refusal, self)
        popover.swap_requested.connect(lambda r: self.swap_requested.emit(r.lesson.lesson, r.others[0], r.day, r.start))
        popover.clear_requested.connect(lambda r: self.clear_requested.emit(r.lesson.lesson, r.others, r.day, r.start))
        self.popover = popover
        popover.destroyed.connect(self._on_popover_gone)
        popover.open_beside()

    def _on_popover_gone(self) -> None:
        self.popover = None

    def show_remarks(self, report: Any) -> None: ...

    def light(self, lessons: Any) -> None:
        self.board.set_lit(lessons or None)

    def set_mode(self, mode: Mode) -> None:
        self.mode.setCurrentIndex(list(Mode).index(mode))

    def go_to_lesson(self, uid: str) -> None:
        self.select(uid)

    def go_to(self, mode: Mode, uid: str) -> None:
        self.set_mode(mode)
        self.resource.setCurrentIndex(self.resource.findData(uid))
