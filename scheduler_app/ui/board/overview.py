"""The whole school at a glance: a row for each class, a column for each day, the lessons as blocks along the clock, movable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from scheduler_app.domain.clock import clock_text
from scheduler_app.ui.board import board_texts
from scheduler_app.ui.board.board_scene import Legality
from scheduler_app.ui.board.lanes import lanes_of
from scheduler_app.ui.board.overview_drag import CarryingTable
from scheduler_app.ui.board.overview_legality import along, paint_legality
from scheduler_app.ui.board.patterns import pattern_brush
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus, PlaceMark, Verdict
from scheduler_app.ui.theme import current_theme

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_CARDS = Qt.ItemDataRole.UserRole
_LANE = 17


class OverviewModel(QAbstractTableModel):
    """Rows are the board's columns, columns its days; a cell has its cards with lanes."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.board = BoardData()
        self._cells: dict[tuple[int, int], list[tuple[CardData, int, int]]] = {}

    def set_data(self, data: BoardData) -> None:
        self.beginResetModel()
        rows = {column.uid: number for number, column in enumerate(data.columns)}
        days = {day: number for number, day in enumerate(data.days)}
        grouped: dict[tuple[int, int], list[CardData]] = {}
        for card in data.cards:
            if card.column in rows and card.day in days:
                grouped.setdefault((rows[card.column], days[card.day]), []).append(card)
        self.board, self._cells = data, {cell: lanes_of(cards) for cell, cards in grouped.items()}
        self.endResetModel()

    def cards(self, row: int, column: int) -> list[tuple[CardData, int, int]]:
        return self._cells.get((row, column), [])

    def lanes(self, row: int) -> int:
        return max((lanes for day in range(len(self.board.days)) for _, _, lanes in self.cards(row, day)), default=1)

    def cell_of(self, lesson: str) -> tuple[int, int] | None:
        return next((cell for cell, cards in self._cells.items() if any(card.lesson == lesson for card, _, _ in cards)), None)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.columns)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.board.days)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return self.board.columns[section].name if section < len(self.board.columns) else None
        return board_texts.day_name(self.board.days[section]) if section < len(self.board.days) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == _CARDS:
            return self.cards(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "; ".join(board_texts.card_text(card) for card, _, _ in self.cards(index.row(), index.column()))
        return None


class SchoolOverview(CarryingTable):
    """Selecting a block paints its lesson's week; dragging moves it; a double click or Enter asks for the class's own week."""

    lesson_selected = Signal(str)
    column_requested = Signal(str, str)  # column uid, lesson or empty

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("board.overview")
        self.setAccessibleName(QCoreApplication.translate("Board", "All classes"))
        self.overview = OverviewModel(self)
        self.lit: frozenset[str] | None = None
        self.setModel(self.overview)
        self.setItemDelegate(_CellPainter(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(True)
        self.activated.connect(self._on_activated)

    def set_data(self, data: BoardData) -> None:
        self.board = data
        self.overview.set_data(data)
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
        found = (card for card, lane, lanes in index.data(_CARDS) if block(self.overview.board, area, card, lane, lanes).contains(point))
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
            cards = [card.lesson for card, _, _ in index.data(_CARDS)]
            lesson = self.selected if self.selected in cards else next(iter(cards), "")
            self.column_requested.emit(self.overview.board.columns[index.row()].uid, lesson)


def block(board: BoardData, area: QRect, card: CardData, lane: int, lanes: int) -> QRect:
    """Where a card lies in its cell."""
    first = min(board.first, card.start)
    scale = (area.width() - 4) / max(1, max(board.last, card.end) - first)
    height = (area.height() - 4) / max(1, lanes)
    left, top = area.left() + 2 + (card.start - first) * scale, area.top() + 2 + lane * height
    return QRectF(left, top, max(2.0, card.minutes * scale - 1), max(2.0, height - 1)).toRect()


def _write(painter: QPainter, area: QRect, text: str, metrics: QFontMetricsF) -> None:
    """Across where it fits, else downwards where that fits better, else shortened."""
    width = metrics.horizontalAdvance(text)
    if width > area.width() - 2 and area.height() > area.width():
        painter.save()
        painter.translate(area.center())
        painter.rotate(90)
        turned = QRectF(-area.height() / 2, -area.width() / 2, area.height(), area.width())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.height() - 2)
        painter.drawText(turned, Qt.AlignmentFlag.AlignCenter, shown)
        painter.restore()
    elif width <= area.width() - 2 or area.width() > 2 * metrics.height():
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 2))


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
        theme = current_theme()
        painter.save()
        painter.fillRect(option.rect, QColor(theme.base))
        font = option.font
        font.setPointSizeF(max(6.0, font.pointSizeF() - 1.5))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        board, day = view.overview.board, view.overview.board.days[index.column()]
        if view.legality.regions:
            paint_legality(painter, theme, board, view.legality, option.rect, index.row(), day)
        for card, lane, lanes in index.data(_CARDS):
            area = block(board, option.rect, card, lane, lanes)
            look = theme.subjects[card.hue % len(theme.subjects)]
            painter.setOpacity(_opacity(view, card))
            painter.fillRect(area, QColor(look.fill))
            chosen = card.lesson == view.selected
            painter.setPen(QPen(QColor(theme.accent if chosen else look.edge), 3 if chosen else 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))
            text = ("✕ " if card.status is CardStatus.HARD else "") + card.short
            painter.setPen(QColor(look.text))
            if min(area.width(), area.height()) >= metrics.height() - 3:
                _write(painter, area, text, metrics)
        painter.setOpacity(1.0)
        if view.held is not None and view.held.day == day:
            _paint_held(painter, view, option.rect, index.row())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DotLine))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()
