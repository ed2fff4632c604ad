"""Every card's rectangle for the present data and zoom, and finding cards by point and by direction. No widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import floor

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPixmap

from scheduler_app.ui.board.geometry import BoardGeometry
from scheduler_app.ui.board.lanes import lanes_of, occupied
from scheduler_app.ui.board.view_data import BoardData, CardData

_HOUR = 60


def legality_lane(column_width: float) -> int:
    """Pixels kept free at a column's left for the verdict lane, which no card ever hides."""
    return 7 if column_width >= 44 else 4 if column_width >= 20 else 2 if column_width >= 10 else 0


class LaidCard:
    """A card with its lane and, for the present zoom, its rectangle in content pixels and its picture."""

    __slots__ = ("card", "day_index", "column_index", "lane", "lanes", "rect", "corner", "pixmap", "stamp")  # noqa: RUF023 - in order of meaning

    def __init__(self, card: CardData, day_index: int, column_index: int, lane: int, lanes: int) -> None:
        self.card = card
        self.day_index = day_index
        self.column_index = column_index
        self.lane = lane
        self.lanes = lanes
        self.rect = QRect()
        self.corner = QPoint()
        self.pixmap: QPixmap | None = None
        self.stamp: object = None
        """The look the picture was made for (see CardCache); None or another look means it is stale."""

    def lay(self, rect: QRect) -> None:
        """Take a place; a picture of another size is stale."""
        if rect.size() != self.rect.size():
            self.stamp = None
        self.rect, self.corner = rect, rect.topLeft()


Cell = tuple[int, int]
"""(day index, column index)."""


class BoardLayout:
    """Lays out one BoardData. New data keeps the laid cards of cells that did not change, pictures included."""

    def __init__(self) -> None:
        self.data = BoardData()
        self.geometry = BoardGeometry(0, 0, 480, 1020, 120.0, 1.0)
        self.cells: dict[Cell, list[LaidCard]] = {}
        self.busy: dict[Cell, list[tuple[int, int]]] = {}
        self._by_lesson: dict[str, list[LaidCard]] = {}

    def set_data(self, data: BoardData) -> None:
        days = {day: i for i, day in enumerate(data.days)}
        columns = {column.uid: i for i, column in enumerate(data.columns)}
        grouped: dict[Cell, list[CardData]] = {}
        for card in data.cards:
            if card.day in days and card.column in columns:
                grouped.setdefault((days[card.day], columns[card.column]), []).append(card)
        before, self.cells = self.cells, {}
        for cell, cards in grouped.items():
            old = before.get(cell)
            if old is not None and len(old) == len(cards) and {id(laid.card) for laid in old} == {id(card) for card in cards}:
                self.cells[cell] = old
            else:
                pictures = {laid.card: laid for laid in old or ()}
                self.cells[cell] = [self._laid(pictures.get(card), card, cell, lane, lanes) for card, lane, lanes in lanes_of(cards)]
                self.busy[cell] = occupied(cards)
        self.busy = {cell: self.busy[cell] for cell in self.cells}
        self.data = data
        self._index()
        first, last = clock_range(data)
        self.set_geometry(replace(self.geometry, days=len(data.days), columns=len(data.columns), first=first, last=last))

    @staticmethod
    def _laid(old: LaidCard | None, card: CardData, cell: Cell, lane: int, lanes: int) -> LaidCard:
        laid = LaidCard(card, *cell, lane, lanes)
        if old is not None:
            laid.pixmap, laid.stamp, laid.rect = old.pixmap, old.stamp, old.rect
        return laid

    def _index(self) -> None:
        self._by_lesson = {}
        for laid in self.all_cards():
            self._by_lesson.setdefault(laid.card.lesson, []).append(laid)

    def set_geometry(self, geometry: BoardGeometry) -> None:
        """Take a new zoom and compute every rectangle."""
        self.geometry = geometry
        lane_px = legality_lane(geometry.width)
        for (day, column), laid_cards in self.cells.items():
            left = geometry.column_x(day, column) + lane_px
            width = geometry.width - lane_px - (2 if geometry.width >= 20 else 1)
            for laid in laid_cards:
                lane = width / laid.lanes
                x0 = left + lane * laid.lane
                y0, y1 = geometry.y(laid.card.start), geometry.y(laid.card.end)
                gap = 1 if y1 - y0 >= 8 else 0
                width_px = max(2, floor(lane) - 1)  # cards side by side are equal, and so are their letters
                height_px = max(2, round(y1 - y0) - gap)  # so are lessons of equal length; where there is no gap, cards may share an edge
                laid.lay(QRect(round(x0), round(y0), width_px, height_px))

    # -- looking up ---------------------------------------------------------------------------------------------

    def all_cards(self) -> Iterator[LaidCard]:
        for laid_cards in self.cells.values():
            yield from laid_cards

    def cards_of(self, lesson: str) -> list[LaidCard]:
        """The lesson's cards, one for each column that it concerns; empty when it is not on the board."""
        return self._by_lesson.get(lesson, [])

    def visible(self, area: QRect) -> Iterator[LaidCard]:
        """Cards that touch `area` (content pixels)."""
        left, right = area.left(), area.right()
        for cell, laid_cards in self.cells.items():
            x = self.geometry.column_x(*cell)
            if x <= right and x + self.geometry.width >= left:
                for laid in laid_cards:
                    if laid.rect.intersects(area):
                        yield laid

    def card_at(self, point: QPoint) -> LaidCard | None:
        """The card under a content point."""
        cell = self.geometry.cell_at(point.x())
        return next((laid for laid in self.cells.get(cell, ()) if laid.rect.contains(point)), None)

    def first_card(self) -> LaidCard | None:
        """The earliest card of the leftmost column that has any."""
        cells = sorted(cell for cell, laid_cards in self.cells.items() if laid_cards)
        return self.cells[cells[0]][0] if cells else None

    def neighbour(self, laid: LaidCard, across: int, down: int) -> LaidCard | None:
        """The next card in a direction: within the column by time, across by nearest start; None at the edge."""
        cell = (laid.day_index, laid.column_index)
        if down:
            cards = self.cells.get(cell, [])
            index = next((i for i, each in enumerate(cards) if each.card.lesson == laid.card.lesson), None)
            return None if index is None or not 0 <= index + down < len(cards) else cards[index + down]
        cards = self.cells.get(cell, [])
        beside = [
            each
            for each in cards
            if each.card.start < laid.card.end and laid.card.start < each.card.end and each.lane == laid.lane + across
        ]
        if beside:
            return min(beside, key=lambda each: abs(each.card.start - laid.card.start))
        order = sorted(self.cells)
        at = order.index(cell) + across if cell in order else -1
        if not 0 <= at < len(order):
            return None
        return min(
            self.cells[order[at]], key=lambda each: (abs(each.card.start - laid.card.start), each.lane if across > 0 else -each.lane)
        )


def clock_range(data: BoardData) -> tuple[int, int]:
    """First and last minute shown: the given ones, stretched to whole half-hours around every card and period."""
    half = _HOUR // 2
    first = min([data.first, *(card.start - card.setup for card in data.cards), *(slot.start for slot in data.periods)])
    last = max([data.last, *(card.end + card.cleanup for card in data.cards), *(slot.end for slot in data.periods)])
    return max(0, first // half * half), min(24 * _HOUR, -(-last // half) * half)
