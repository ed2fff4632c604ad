"""The whole school at a glance: a row for each class, a column for each day, the lessons as blocks along the clock, movable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.board_scene import Legality
from scheduler_app.ui.board.overview_cells import CellPictures, block
from scheduler_app.ui.board.overview_drag import CarryingTable
from scheduler_app.ui.board.overview_head import HourHead
from scheduler_app.ui.board.overview_legality import along, paint_legality
from scheduler_app.ui.board.overview_model import CARDS, OverviewModel
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import BoardData, CardData, PlaceMark, Verdict
from scheduler_app.ui.empty_word import EmptyWord
from scheduler_app.ui.theme import current_theme

_LANE = 17
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class SchoolOverview(CarryingTable):
    """Selecting a block paints its lesson's week; dragging moves it; a double click or Enter asks for the class's own week."""

    lesson_selected = Signal(str)
    pick_up_requested = Signal(str)
    column_requested = Signal(str, str)  # column uid, lesson or empty

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.overview")
        self.overview = OverviewModel(self)
        self.pictures = CellPictures()
        self.lit: frozenset[str] | None = None
        self.setModel(self.overview)
        self.setItemDelegate(_CellPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.head = HourHead(self)
        self.setHorizontalHeader(self.head)
        self.setShowGrid(False)  # the cells draw their edges, in a colour that is seen in every theme
        self.activated.connect(self._on_activated)
        self.empty = EmptyWord(self, "")
        self._write_texts()

    def _write_texts(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Board", "All classes"))
        words = QCoreApplication.translate(
            "Board",
            "There are no classes yet. Begin with the school data (Ctrl+D): subjects, staff, rooms, groups, and what is to be taught. "
            "Rows can be pasted from a spreadsheet, or imported (menu File).",
        )
        self.empty.say(words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._write_texts()

    def set_data(self, data: BoardData) -> None:
        self.board = data
        self.overview.set_data(data)
        self.head.show_board(data)
        self.forget_legality()
        for row in range(self.overview.rowCount()):
            self.setRowHeight(row, max(24, 6 + _LANE * min(3, self.overview.lanes(row))))

    def select(self, lesson: str) -> None:
        """Mark a lesson without telling, and scroll to it."""
        self.selected = lesson
        cell = self.overview.cell_of(lesson) if lesson else None
        if cell is not None:
            self.scrollTo(self.overview.index(*cell))
        self.viewport().update()
        self.ask_legality()

    def set_marks(self, lesson: str, minutes: int, marks: Sequence[PlaceMark]) -> None:
        """Paint the week for a lesson of this length."""
        self.set_legality(Legality.of(lesson, minutes, tuple(marks)))

    def set_lit(self, lessons: Iterable[str] | None) -> None:
        self.lit = None if lessons is None else frozenset(lessons)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        card = self.card_at(event.position().toPoint())
        self.select(card.lesson if card is not None else "")
        self.lesson_selected.emit(self.selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from lesson to lesson, M carries one by keys on its class's own week."""
        step = _ARROWS.get(Qt.Key(event.key())) if event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.NoModifier else None
        card = self.overview.beside(self.selected, *step) if step is not None else None
        if card is not None:
            self.select(card.lesson)
            self.setCurrentIndex(self.overview.index(*self.overview.place_of(card)))
            self.lesson_selected.emit(card.lesson)
        elif event.key() == Qt.Key.Key_M and self.selected and not event.modifiers():
            self.pick_up_requested.emit(self.selected)
        else:
            super().keyPressEvent(event)

    def keyboard_point(self) -> QPoint | None:
        cell = self.overview.cell_of(self.selected) if self.selected else None
        if cell is None:
            return None
        area = self.visualRect(self.overview.index(*cell))
        blocks = (block(self.board, area, *laid) for laid in self.overview.cards(*cell) if laid[0].lesson == self.selected)
        return next(blocks).center()

    def corner_of(self, day: int, start: int, column: str) -> QPoint:
        """The global point below a place, or the nearest one in sight; the middle where it is not on this board."""
        board, seen = self.overview.board, self.viewport().rect()
        row = next((i for i, each in enumerate(board.columns) if each.uid == column), None)
        if day not in board.days or row is None:
            return self.viewport().mapToGlobal(seen.center())
        area = self.visualRect(self.overview.index(row, board.days.index(day)))
        x = area.left() + 2 + round((start - board.first) * (area.width() - 4) / max(1, board.last - board.first))
        return self.viewport().mapToGlobal(QPoint(max(0, min(x, seen.right())), max(0, min(area.bottom(), seen.bottom()))))

    def viewportEvent(self, event: Any) -> bool:
        if isinstance(event, QHelpEvent):
            card = self.card_at(event.pos())
            text = board_texts.as_tip(board_texts.card_lines(card)) if card is not None else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)

    def card_at(self, point: QPoint) -> CardData | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        area = self.visualRect(index)
        found = (card for card, lane, lanes in index.data(CARDS) if block(self.overview.board, area, card, lane, lanes).contains(point))
        return next(found, None)

    def time_at(self, point: QPoint) -> tuple[int, float] | None:
        index, board = self.indexAt(point), self.overview.board
        if not index.isValid():
            return None
        area = self.visualRect(index)
        scale = (area.width() - 4) / max(1, board.last - board.first)
        return board.days[index.column()], board.first + (point.x() - area.left() - 2) / scale

    def _on_activated(self, index: QModelIndex) -> None:
        if index.isValid():
            cards = [card.lesson for card, _, _ in index.data(CARDS)]
            lesson = self.selected if self.selected in cards else next(iter(cards), "")
            self.column_requested.emit(self.overview.board.columns[index.row()].uid, lesson)


def _opacity(view: SchoolOverview, card: CardData) -> float:
    if view.held is not None and view.held.lesson.lesson == card.lesson:
        return current_theme().greyed
    return 1.0 if view.lit is None or card.lesson in view.lit else current_theme().greyed


def _paint_held(painter: QPainter, view: SchoolOverview, area: QRect, row: int) -> None:
    """The carried lesson in its classes' rows, where it would land, with its time."""
    held, theme, board = view.held, current_theme(), view.overview.board
    assert held is not None
    marks = view.legality.by_place.get((held.day, held.start), ()) if view.legality.lesson == held.lesson.lesson else ()
    mine = {column for mark in marks for column in mark.columns} or {held.lesson.column}
    if board.columns[row].uid not in mine:
        return
    look = theme.legality[marks[0].verdict.value].chip if marks else theme.accent
    rect = along(board, area, held.start, held.start + held.lesson.minutes)
    painter.fillRect(rect, QColor(theme.subjects[held.lesson.hue % len(theme.subjects)].fill))
    if marks and marks[0].verdict is Verdict.BLOCKED:
        painter.fillRect(rect, pattern_brush("diagonal", look, painter.device().devicePixelRatio()))
    painter.setPen(QPen(QColor(look), 3))
    painter.drawRect(rect.adjusted(1, 1, -2, -2))
    painter.setPen(QColor(theme.text))
    painter.drawText(rect.adjusted(3, 0, 60, 0), Qt.AlignmentFlag.AlignVCenter, clock_text(held.start))


class _CellPainter(QStyledItemDelegate):
    """The blocks of one cell: fill by subject, a sign in the corner for the worst status, an outline for the selected one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        view = self.parent()
        assert isinstance(view, SchoolOverview)
        theme, pictures = current_theme(), view.pictures
        board, row, area = view.overview.board, index.row(), option.rect
        day, cards = board.days[index.column()], view.overview.cards(row, index.column())
        painter.save()
        pictures.look(board, theme, option.font, painter.device().devicePixelRatio())
        painter.setFont(pictures.lettering.font)
        painter.drawPixmap(area.topLeft(), pictures.ground(area.size()))
        if view.legality.regions:
            paint_legality(painter, theme, board, view.legality, area, row, day)
        if cards:
            opacities = [_opacity(view, card) for card, _, _ in cards]
            painter.drawPixmap(area.topLeft(), pictures.blocks((row, index.column()), cards, opacities, area.size()))
            painter.setPen(QPen(QColor(theme.accent), 3))
            for (card, lane, lanes), opacity in zip(cards, opacities, strict=True):
                if card.lesson == view.selected:
                    painter.setOpacity(opacity)
                    painter.drawRect(block(board, area, card, lane, lanes).adjusted(0, 0, -1, -1))
            painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(theme.strong_line), 1))
        painter.drawLine(area.topRight(), area.bottomRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if view.held is not None and view.held.day == day:
            _paint_held(painter, view, area, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
        painter.restore()
