"""The week board: a painted view of one week with clock time down and days x resources across.

It shows what it is given and tells what the user wishes; it changes nothing by itself.

In     set_data(BoardData) · set_marks(lesson, minutes, marks) / clear_marks() · select(lesson) · set_lit(lessons | None)
       set_period_frame(bool) · fit() · zoom(factor) · pick_up(CarriedLesson) · cancel() · reveal(lesson)
Out    lesson_selected(uid | "") · legality_wanted(uid | "") · drop_requested(uid, day, start, column uid)
       length_requested(uid, minutes) · start_requested(uid, start) (the end is kept)
       lock_requested(uid) · unplace_requested(uid) · properties_requested(uid)
       drop_refused(Refusal) · context_requested(uid | "", day, start, column uid, global QPoint) · zoom_changed(percent)

Mouse: press and move to carry, Esc cancels; the upper edge changes the start, the lower the end; Ctrl+wheel zooms, Ctrl+0 fits.
Keys: see board_keys. A drop on a blocked place is never requested, it is refused with the blockers.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.board_keys import handle_key
from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_scene import AXIS, Stretch
from scheduler_app.ui.board.board_view import BoardView
from scheduler_app.ui.board.carry import Carry
from scheduler_app.ui.board.geometry import snapped
from scheduler_app.ui.board.lesson_mime import carried_of
from scheduler_app.ui.board.tray_target import over_tray

HOVER_DELAY_MS = 140
_EDGE = 6
"""Pixels inside a card's upper and lower edge where the mouse takes the edge instead of the card."""


class _Part(Enum):
    """What of a card the mouse holds."""

    WHOLE = 0
    START = 1
    END = 2


_SCROLL_ZONE = 28
"""Pixels from the card area's border where carrying scrolls along."""


class WeekBoard(BoardView):
    """See the module's text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grip: tuple[QPoint, LaidCard, _Part] | None = None
        """Where the button went down, on which card, and on what of it."""
        self._twice = False
        self._hover_timer = QTimer(self, interval=HOVER_DELAY_MS, singleShot=True)
        self._hover_timer.timeout.connect(self._ask_legality)
        self._scroll_timer = QTimer(self, interval=30)
        self._scroll_timer.timeout.connect(self._scroll_along)

    def cancel(self) -> bool:
        self._grip = None
        self._scroll_timer.stop()
        return super().cancel()

    # -- mouse --------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.scene.carry is not None:
            self._carry_to(point)
            self.drop()
            return
        laid = self._card_at(point)
        if event.button() is Qt.MouseButton.LeftButton:
            if self.scene.in_content(point):
                self.choose(laid)
            self._grip = (point, laid, self._part_at(laid, point)) if laid is not None and not self.look_only else None
        elif event.button() is Qt.MouseButton.RightButton and laid is not None:
            self.choose(laid)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._grip is None:
            if self.scene.carry is not None:
                self._carry_to(point)
            else:
                self._hover(point)
            return
        pressed, laid, part = self._grip
        if (
            self.scene.carry is None
            and self.scene.stretch is None
            and (point - pressed).manhattanLength() < QApplication.startDragDistance()
        ):
            return
        if part is not _Part.WHOLE:
            self._stretch_to(laid, part, point)
        elif self.scene.carry is None:
            grip = self.scene.layout.geometry.minute_at(self.scene.to_content(pressed).y()) - laid.card.start
            self.scene.hovered = None
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.carry(self._carry_of(laid, grip))
            self._scroll_timer.start()
        if self.scene.carry is not None:
            self._carry_to(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        self._scroll_timer.stop()
        twice, self._twice = self._twice, False
        if event.button() is not Qt.MouseButton.LeftButton or grip is None:
            return
        scene = self.scene
        if scene.stretch is not None:
            stretch, card = scene.stretch, scene.stretch.laid.card
            self.cancel()
            if stretch.upper:
                self.start_requested.emit(card.lesson, stretch.start)
            elif stretch.end != card.end:
                self.length_requested.emit(card.lesson, stretch.end - stretch.start)
        elif scene.carry is not None:
            if over_tray(self, event):
                lesson = scene.carry.lesson.lesson
                self.cancel()
                self.unplace_requested.emit(lesson)
            elif self.viewport().rect().adjusted(-40, -40, 40, 40).contains(event.position().toPoint()):
                self.drop()
            else:
                self.cancel()
        elif twice:
            self.properties_requested.emit(grip[1].card.lesson)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second press of two may begin a drag: what it asks for is known when it is let go."""
        self.mousePressEvent(event)
        self._twice = event.button() is Qt.MouseButton.LeftButton

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.scene.hovered is not None and self._grip is None:
            self.scene.hovered = None
            self._hover_timer.start()
            self._refresh()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0015 ** event.angleDelta().y(), event.position().toPoint())
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        scene = self.scene
        if event.reason() is QContextMenuEvent.Reason.Keyboard and scene.current is not None:
            middle = scene.current.rect.center()
            point = QPoint(middle.x() - scene.scroll.x() + AXIS, middle.y() - scene.scroll.y() + scene.head)
        else:
            point = self.viewport().mapFrom(self, event.pos()) if event.reason() is QContextMenuEvent.Reason.Keyboard else event.pos()
        if not scene.in_content(point) or not self.data.columns:
            return
        laid = self._card_at(point)
        content = scene.to_content(point)
        day, column = scene.layout.geometry.cell_at(content.x())
        start = snapped(scene.layout.geometry.minute_at(content.y()))
        lesson = laid.card.lesson if laid is not None else ""
        self.context_requested.emit(lesson, self.data.days[day], start, self.data.columns[column].uid, self.viewport().mapToGlobal(point))

    def _card_at(self, point: QPoint) -> LaidCard | None:
        return self.scene.layout.card_at(self.scene.to_content(point)) if self.scene.in_content(point) else None

    def _part_at(self, laid: LaidCard, point: QPoint) -> _Part:
        """The edge or the whole: a low card has its lower edge only, a very low one none, so that it can still be carried."""
        y, tall = self.scene.to_content(point).y(), laid.rect.height()
        if tall > 3 * _EDGE and y > laid.rect.bottom() - _EDGE:
            return _Part.END
        return _Part.START if tall > 4 * _EDGE and y < laid.rect.top() + _EDGE else _Part.WHOLE

    def _hover(self, point: QPoint) -> None:
        laid = self._card_at(point)
        on_edge = laid is not None and not self.look_only and self._part_at(laid, point) is not _Part.WHOLE
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if on_edge else Qt.CursorShape.ArrowCursor)
        if laid is not self.scene.hovered:
            self.scene.hovered = laid
            self._hover_timer.start()
            self._refresh()

    def _carry_to(self, point: QPoint) -> None:
        carry = self.scene.carry
        if carry is not None and self.data.columns:
            content = self.scene.to_content(point)
            self.carry(carry.pointed(self.scene.layout.geometry, content.x(), content.y(), self.scene.periods))

    def _stretch_to(self, laid: LaidCard, part: _Part, point: QPoint) -> None:
        geometry, start, end = self.scene.layout.geometry, laid.card.start, laid.card.end
        minute = snapped(geometry.minute_at(self.scene.to_content(point).y()))
        if part is _Part.START:
            start = min(max(minute, geometry.first), end - GRID_MINUTES)
        else:
            end = max(start + GRID_MINUTES, min(minute, geometry.last))
        stretch = Stretch(laid, start, end)
        if self.scene.stretch != stretch:
            self.scene.stretch = stretch
            self._refresh()

    def _scroll_along(self) -> None:
        """Scroll while something is carried near the border."""
        point = self.viewport().mapFromGlobal(QCursor.pos())
        moved = False
        for bar, at, low, high in (
            (self.horizontalScrollBar(), point.x(), AXIS, self.viewport().width()),
            (self.verticalScrollBar(), point.y(), self.scene.head, self.viewport().height()),
        ):
            before = bar.value()
            if at < low + _SCROLL_ZONE:
                bar.setValue(before - 18)
            elif at > high - _SCROLL_ZONE:
                bar.setValue(before + 18)
            moved = moved or bar.value() != before
        if moved and self.scene.carry is not None:
            self._look_up_surroundings()
            self._carry_to(point)

    # -- drops from the tray ------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        lesson = carried_of(event.mimeData())
        if lesson is None or not self.data.columns:
            event.ignore()
            return
        self.scene.carry = None
        self._carry_from_tray(Carry(lesson, 0, 0, self.data.first), event.position().toPoint())
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.scene.carry is None:
            event.ignore()
            return
        self._carry_from_tray(self.scene.carry, event.position().toPoint())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.scene.carry is None:
            event.ignore()
            return
        self._carry_to(event.position().toPoint())
        event.acceptProposedAction()
        self.drop()

    def _carry_from_tray(self, carry: Carry, point: QPoint) -> None:
        self._look_up_surroundings()
        content = self.scene.to_content(point)
        held = replace(carry, grip=min(15.0, carry.lesson.minutes / 2))
        self.carry(held.pointed(self.scene.layout.geometry, content.x(), content.y(), self.scene.periods))

    # -- keys and tool tips -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if handle_key(self, event):
            event.accept()
        else:
            event.ignore()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self._tip_at(event.pos())
            if text:
                QToolTip.showText(event.globalPos(), text, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPoint) -> str:
        """What a tool tip says at a viewport point, as escaped rich text; empty for nothing."""
        scene = self.scene
        laid = self._card_at(point)
        if laid is not None:
            return board_texts.as_tip(board_texts.card_lines(laid.card))
        if not scene.in_content(point) or not scene.legality.marks or not self.data.columns:
            return ""
        content = scene.to_content(point)
        day, column = scene.layout.geometry.cell_at(content.x())
        start = int(scene.layout.geometry.minute_at(content.y())) // GRID_MINUTES * GRID_MINUTES
        mark = scene.legality.mark_at(self.data.days[day], start, self.data.columns[column].uid)
        return board_texts.as_tip(board_texts.mark_lines(mark)) if mark is not None else ""
