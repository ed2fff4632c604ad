"""The board as a view: data, zoom, scroll, selection, verdicts, the carried lesson, and painting. No mouse, no keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_painter import carry_rect, mark_under, paint_board
from scheduler_app.ui.board.board_scene import AXIS, NO_LEGALITY, Legality
from scheduler_app.ui.board.card_cache import FRAME_BUDGET_S, CardCache
from scheduler_app.ui.board.card_layer import CardLayer
from scheduler_app.ui.board.carry import Carry
from scheduler_app.ui.board.legend_signs import Sign, signs_of_board
from scheduler_app.ui.board.refusal import Refusal
from scheduler_app.ui.board.view_data import BoardData, CarriedLesson, PlaceMark, Verdict
from scheduler_app.ui.board.zooming_area import ZoomingArea


class BoardView(ZoomingArea):
    """Shows, zooms, scrolls, selects and carries; how the mouse and the keys do that is WeekBoard's business."""

    lesson_selected = Signal(str)
    legality_wanted = Signal(str)
    legality_painted = Signal(object)  # Legality
    drop_requested = Signal(str, int, int, str)
    drop_refused = Signal(object)
    length_requested = Signal(str, int)
    start_requested = Signal(str, int)
    lock_requested = Signal(str)
    unplace_requested = Signal(str)
    properties_requested = Signal(str)
    context_requested = Signal(str, int, int, str, QPoint)

    frame_budget_s = FRAME_BUDGET_S
    look_only = False
    """Cards can be selected, but nothing can be carried or stretched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.week")
        self.setAccessibleName(board_texts.board_name())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(320, 130)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._cache = CardCache()
        self._layer = CardLayer(self._cache)
        self._wanted = ""
        self._more_timer = QTimer(self, interval=0, singleShot=True)
        self._more_timer.timeout.connect(self.viewport().update)
        self._ask_timer = QTimer(self, interval=0, singleShot=True)
        self._ask_timer.timeout.connect(self._ask_legality)

    # -- in -----------------------------------------------------------------------------------------------------

    @property
    def signs(self) -> tuple[Sign, ...]:
        """What the cards at their present sizes and the ground show; changes with the data and with `zoom_changed`."""
        return signs_of_board(self.scene.layout, self.font().family())

    @property
    def data(self) -> BoardData:
        return self.scene.layout.data

    def set_data(self, data: BoardData) -> None:
        """Show a board. Zoom (one for each mode), scroll and selection stay; a carried lesson is put back.

        Verdicts are asked anew when it has been painted: working them out at the same time would hold the painting up.
        """
        scene = self.scene
        current = scene.current.card if scene.current is not None else None
        mode = scene.layout.data.mode
        scene.layout.set_data(data)
        if data.mode is not mode:
            self.change_mode(mode, data.mode)
        self._cache.keep_only(scene.layout.all_cards())
        scene.hovered = scene.carry = scene.stretch = None
        self._wanted = ""
        self._paint_legality(NO_LEGALITY)
        cards = scene.layout.cards_of(current.lesson if current is not None else scene.selected)
        scene.current = next(
            (laid for laid in cards if current is not None and laid.card.column == current.column), cards[0] if cards else None
        )
        if self._auto_fit is not None:
            self._auto_fit()
        self._update_scroll_bars()
        self._refresh()
        self._ask_timer.start()

    def set_marks(self, lesson: str, minutes: int, marks: Sequence[PlaceMark]) -> None:
        """Paint the week for a lesson of this length; ignored when another lesson's verdicts are wanted by now."""
        if self._wanted and lesson != self._wanted:
            return
        self._paint_legality(Legality.of(lesson, minutes, tuple(marks), self.scene.periods))
        self._refresh()

    def clear_marks(self) -> None:
        self._paint_legality(NO_LEGALITY)
        self._refresh()

    @property
    def legality(self) -> Legality:
        """The week that is painted."""
        return self.scene.legality

    def _paint_legality(self, legality: Legality) -> None:
        self.scene.legality = legality
        self.legality_painted.emit(legality)

    def select(self, lesson: str) -> None:
        """Select a lesson (empty: none) without telling; scrolls to its card when it has one."""
        cards = self.scene.layout.cards_of(lesson)
        self.scene.selected = lesson
        if cards and (self.scene.current is None or self.scene.current.card.lesson != lesson):
            self.scene.current = cards[0]
        if cards and self.scene.current is not None:
            self.reveal(self.scene.current)
        self._describe()
        self._refresh()
        self._ask_legality()

    def set_lit(self, lessons: Iterable[str] | None) -> None:
        """Light these lessons and grey the others; None shows all as usual."""
        self.scene.lit = None if lessons is None else frozenset(lessons)
        self._refresh()

    def set_period_frame(self, shown: bool) -> None:
        """Show the fixed period frame instead of the clock, and snap to it; without effect where the school has none."""
        self.scene.period_frame = shown
        legality = self.scene.legality
        self.scene.legality = Legality.of(legality.lesson, legality.minutes, legality.marks, self.scene.periods)
        self._refresh()

    def pick_up(self, lesson: CarriedLesson) -> None:
        """Carry a lesson by keys: arrows move it, Page Down goes to the next possible place, Enter drops, Esc cancels."""
        data = self.data
        if not data.columns or not data.days:
            return
        day, start = lesson.origin or (data.days[0], data.first)
        column = next((i for i, each in enumerate(data.columns) if each.uid == lesson.column), 0)
        self.carry(Carry(lesson, data.days.index(day) if day in data.days else 0, column, start, by_keys=True))
        self.activateWindow()  # the lesson may have been chosen in a panel that floats
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def cancel(self) -> bool:
        """Put back whatever is being carried or stretched; tells whether there was anything."""
        busy = self.scene.carry is not None or self.scene.stretch is not None
        self.scene.carry = self.scene.stretch = None
        self.viewport().unsetCursor()
        if busy:
            self._refresh()
            self._ask_legality()
        return busy

    def finish_painting(self) -> None:
        """Make every picture in sight now, so that the next frame is complete (for screenshots and print)."""
        self._look_up_surroundings()
        scene = self.scene
        self._cache.begin_frame(scene.ratio, scene.theme, scene.family, 1e9)
        for laid in scene.layout.visible(scene.area):
            self._cache.picture(laid)
        self.viewport().update()

    # -- what keys and mouse share -------------------------------------------------------------------------------

    def choose(self, laid: LaidCard | None) -> None:
        """Make a card current and its lesson selected, and tell. A choice among greyed cards, or of none, ends the lighting."""
        self.scene.current = laid
        lesson = laid.card.lesson if laid is not None else ""
        if self.scene.lit is not None and lesson not in self.scene.lit:
            self.scene.lit = None
        changed = lesson != self.scene.selected
        self.scene.selected = lesson
        if laid is not None:
            self.reveal(laid)
        self._describe()
        self._refresh()
        if changed:
            self.lesson_selected.emit(lesson)
        self._ask_legality()

    def carry(self, carry: Carry) -> None:
        """Show the carried lesson at a new place."""
        if carry != self.scene.carry and not self.look_only:
            self.scene.carry = carry
            self._ask_legality()
            rect = carry_rect(self.scene)
            if carry.by_keys and rect is not None:
                self._reveal_rect(rect)
            self._describe()
            self._refresh()

    def drop(self) -> None:
        """Let go of the carried lesson: ask for the move, or refuse it where the place is known to be blocked."""
        scene = self.scene
        carry, mark = scene.carry, mark_under(scene)
        if carry is None or carry.day_index < 0:
            self.cancel()
            return
        day, column = self.data.days[carry.day_index], self.data.columns[carry.column_index].uid
        self.cancel()
        if carry.lesson.origin == (day, carry.start) and carry.lesson.column == column:
            return
        if mark is not None and mark.verdict is Verdict.BLOCKED:
            self.drop_refused.emit(Refusal(carry.lesson, day, carry.start, column, mark, self.corner_of(day, carry.start, column)))
        else:
            self.drop_requested.emit(carry.lesson.lesson, day, carry.start, column)

    def request_move(self, laid: LaidCard, days: int, steps: int) -> None:
        """Ask to move a card by whole days and 5-minute steps, by the same way as a drop."""
        carry = self._carry_of(laid, 0.0)
        moved = carry.nudged(self.scene.layout.geometry, days, steps, self.scene.periods)
        if moved != carry:
            self.scene.carry = moved
            self.drop()

    def carried(self, laid: LaidCard) -> CarriedLesson:
        card = laid.card
        return CarriedLesson(card.lesson, card.minutes, card.title, card.hue, card.groups, card.column, (card.day, card.start))

    def area_of_selected(self) -> QRect:
        """The selected lesson's card as it is seen on the screen; empty where it is out of sight."""
        scene = self.scene
        laid = next(iter(scene.layout.cards_of(scene.selected)), None)
        if laid is None:
            return QRect()
        seen = laid.rect.translated(AXIS - scene.scroll.x(), scene.head - scene.scroll.y()).intersected(self.viewport().rect())
        return QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def corner_of(self, day: int, start: int, column: str) -> QPoint:
        """The global point at the upper right of a place, or the nearest one in sight; the middle where it is not on this board."""
        scene, data, geometry = self.scene, self.data, self.scene.layout.geometry
        index = next((i for i, each in enumerate(data.columns) if each.uid == column), None)
        if day not in data.days or index is None:
            return self.viewport().mapToGlobal(self.viewport().rect().center())
        x = round(geometry.column_x(data.days.index(day), index) + geometry.width) - scene.scroll.x() + AXIS
        y = round(geometry.y(start)) - scene.scroll.y() + scene.head
        return self.viewport().mapToGlobal(QPoint(max(AXIS, min(x, scene.width)), max(scene.head, min(y, scene.height))))

    def reveal(self, laid: LaidCard) -> None:
        """Scroll so that a card is seen."""
        self._reveal_rect(laid.rect)

    def _carry_of(self, laid: LaidCard, grip: float) -> Carry:
        return Carry(self.carried(laid), laid.day_index, laid.column_index, laid.card.start, grip)

    def _describe(self) -> None:
        """Tell assistive technology what is current; the table beside the board is the full picture."""
        scene = self.scene
        if scene.carry is not None:
            text = board_texts.carry_text(scene, mark_under(scene))
        else:
            text = board_texts.card_text(scene.current.card) if scene.current is not None else ""
        if text != self.accessibleDescription():
            self.setAccessibleDescription(text)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _ask_legality(self) -> None:
        """Want the verdicts of the carried, else the hovered, else the selected lesson."""
        scene = self.scene
        if scene.carry is not None:
            wanted = scene.carry.lesson.lesson
        elif scene.hovered is not None:
            wanted = scene.hovered.card.lesson
        else:
            wanted = scene.selected
        if wanted != self._wanted:
            self._wanted = wanted
            if scene.legality.lesson not in {"", wanted}:
                self.clear_marks()
            self.legality_wanted.emit(wanted)

    # -- events that only concern showing ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        self._look_up_surroundings()
        scene = self.scene
        self._cache.begin_frame(scene.ratio, scene.theme, scene.family, self.frame_budget_s)
        with QPainter(self.viewport()) as painter:
            paint_board(painter, scene, self._layer)
        if self._cache.missed:
            self._more_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.viewport().update()
        elif event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(board_texts.board_name())
            self._describe()
            self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.scene.current is None and event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.scene.current = self.scene.layout.first_card()
            self._describe()
        self._refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._refresh()
