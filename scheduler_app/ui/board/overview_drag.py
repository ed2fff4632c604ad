"""What the mouse does on the overview of all classes: hover, carry a block to another day and time, drop it, or bring one from the tray."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from scheduler_app.ui.board.board_scene import NO_LEGALITY, Legality
from scheduler_app.ui.board.geometry import snapped
from scheduler_app.ui.board.lesson_mime import carried_of
from scheduler_app.ui.board.refusal import Refusal
from scheduler_app.ui.board.tray_target import over_tray
from scheduler_app.ui.board.view_data import BoardData, CardData, CarriedLesson, Verdict
from scheduler_app.ui.board.week_board import HOVER_DELAY_MS


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson being carried: where it would land, and how many minutes from its beginning the pointer holds it."""

    lesson: CarriedLesson
    day: int
    start: int
    grip: float


class CarryingTable(QTableView):
    """Gestures of a table whose cells are days with lessons along the clock; what a cell shows is its heir's business.

    Time is carried, not the row: a lesson stays its classes' wherever it is dropped.
    """

    legality_wanted = Signal(str)
    legality_painted = Signal(object)  # Legality
    drop_requested = Signal(str, int, int, str)
    drop_refused = Signal(object)  # Refusal
    unplace_requested = Signal(str)
    context_requested = Signal(str, int, int, str, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = BoardData()
        self.selected = ""
        self.legality: Legality = NO_LEGALITY
        self.held: Held | None = None
        self._grip: tuple[QPoint, CardData, float] | None = None
        self._hovered = ""
        self._wanted = ""
        self._hover_timer = QTimer(self, interval=HOVER_DELAY_MS, singleShot=True)
        self._hover_timer.timeout.connect(self.ask_legality)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QTableView.DragDropMode.DropOnly)

    # What the heir knows

    def card_at(self, _point: QPoint) -> CardData | None:
        """The lesson under a viewport point; a table without lessons has none anywhere."""
        return None

    def time_at(self, _point: QPoint) -> tuple[int, float] | None:
        """Weekday and minutes after midnight under a viewport point; None outside the week, which is everywhere without one."""
        return None

    def keyboard_point(self) -> QPoint | None:
        """Where the selected lesson lies in the viewport; a table without lessons has none."""
        return None

    # Verdicts

    def set_legality(self, legality: Legality) -> None:
        """Paint a lesson's week; ignored when another lesson's verdicts are wanted by now."""
        if not self._wanted or legality.lesson == self._wanted:
            self._paint_legality(legality)

    def ask_legality(self) -> None:
        """Want the verdicts of the carried, else the hovered, else the selected lesson."""
        wanted = self.held.lesson.lesson if self.held is not None else self._hovered or self.selected
        if wanted != self._wanted and self.isVisible():
            self._wanted = wanted
            if self.legality.lesson != wanted:
                self._paint_legality(NO_LEGALITY)
            self.legality_wanted.emit(wanted)

    def forget_legality(self) -> None:
        """The timetable is another one: put back what is carried, and ask anew."""
        self.held, self._hovered, self._wanted = None, "", ""
        self._paint_legality(NO_LEGALITY)
        self.ask_legality()

    def _paint_legality(self, legality: Legality) -> None:
        self.legality = legality
        self.legality_painted.emit(legality)
        self.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.forget_legality()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        point = event.position().toPoint()
        card, time = self.card_at(point), self.time_at(point)
        if event.button() is Qt.MouseButton.LeftButton and card is not None and time is not None:
            self._grip = (point, card, time[1] - card.start)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of two may begin a drag as well."""
        super().mouseDoubleClickEvent(event)
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._grip is None:
            self._hover(point)
            return
        pressed, card, minutes = self._grip
        if self.held is None and (point - pressed).manhattanLength() < QApplication.startDragDistance():
            return
        if self.held is None:
            lesson = CarriedLesson(card.lesson, card.minutes, card.title, card.hue, card.groups, card.column, (card.day, card.start))
            self._hold(Held(lesson, card.day, card.start, minutes))
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._carry_to(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._grip = None
        held = self.held
        if held is None:
            return
        if over_tray(self, event):
            self.cancel()
            self.unplace_requested.emit(held.lesson.lesson)
        elif self.time_at(event.position().toPoint()) is None:
            self.cancel()
        else:
            self._drop(event.position().toPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.cancel():
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By keyboard it is about the selected lesson."""
        keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        point = (self.keyboard_point() if keyboard else None) or event.pos()
        card, time, index = self.card_at(point), self.time_at(point), self.indexAt(point)
        if time is not None and index.isValid():
            column = self.board.columns[index.row()].uid
            lesson = card.lesson if card is not None else ""
            self.context_requested.emit(lesson, time[0], snapped(time[1]), column, self.viewport().mapToGlobal(point))

    def cancel(self) -> bool:
        """Put back what is carried; tells whether there was anything."""
        busy, self.held, self._grip = self.held is not None, None, None
        self.viewport().unsetCursor()
        if busy:
            self.viewport().update()
            self.ask_legality()
        return busy

    # From the tray

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        lesson = carried_of(event.mimeData())
        if lesson is None or not self.board.columns:
            event.ignore()
            return
        self._hold(Held(lesson, self.board.days[0], self.board.first, min(15.0, lesson.minutes / 2)))
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.held is None:
            event.ignore()
            return
        self._carry_to(event.position().toPoint())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.held is None:
            event.ignore()
            return
        event.acceptProposedAction()
        self._carry_to(event.position().toPoint())
        self._drop(event.position().toPoint())

    # Private

    def _hover(self, point: QPoint) -> None:
        card = self.card_at(point)
        hovered = card.lesson if card is not None else ""
        if hovered != self._hovered:
            self._hovered = hovered
            self._hover_timer.start()

    def _hold(self, held: Held) -> None:
        self.held = held
        self.ask_legality()
        self.viewport().update()

    def _carry_to(self, point: QPoint) -> None:
        time = self.time_at(point)
        if self.held is not None and time is not None:
            latest = max(self.board.first, self.board.last - self.held.lesson.minutes)
            start = min(max(snapped(time[1] - self.held.grip), self.board.first), latest)
            self.held = replace(self.held, day=time[0], start=start)
            self.viewport().update()

    def _drop(self, point: QPoint) -> None:
        held = self.held
        assert held is not None
        lesson, place = held.lesson, (held.day, held.start)
        mark = next(iter(self.legality.by_place.get(place, ())), None) if self.legality.lesson == lesson.lesson else None
        self.cancel()
        if lesson.origin == place:
            return
        if mark is not None and mark.verdict is Verdict.BLOCKED:
            self.drop_refused.emit(Refusal(lesson, *place, lesson.column, mark, self.viewport().mapToGlobal(point)))
        else:
            self.drop_requested.emit(lesson.lesson, *place, lesson.column)
