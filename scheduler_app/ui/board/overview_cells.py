"""The ground and the blocks of the overview's cells, kept as pictures while only what lies between or above them changes (hover, verdicts).

A table of thirty classes takes 30–80 ms to paint block by block, and some five with the pictures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from scheduler_app.ui.board.overview_head import paint_hours
from scheduler_app.ui.board.overview_lettering import Lettering
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus
from scheduler_app.ui.theme import Theme

MAX_BYTES = 96 * 1024 * 1024
"""More than the largest screen shows at once."""

Laid = tuple[CardData, int, int]
"""A card, its lane, and how many lanes there are."""


def block(board: BoardData, area: QRect, card: CardData, lane: int, lanes: int) -> QRect:
    """Where a card lies in its cell."""
    first = min(board.first, card.start)
    scale = (area.width() - 4) / max(1, max(board.last, card.end) - first)
    height = (area.height() - 4) / max(1, lanes)
    left, top = area.left() + 2 + (card.start - first) * scale, area.top() + 2 + lane * height
    return QRectF(left, top, max(2.0, card.minutes * scale - 1), max(2.0, height - 1)).toRect()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a picture shows, and the picture."""

    cards: Sequence[Laid]
    opacities: Sequence[float]
    size: QSize
    picture: QPixmap


class CellPictures:
    """Hands out pictures of cells; remade where cards, their opacity or size are others, all of them in another look."""

    def __init__(self) -> None:
        self._look: tuple[object, ...] = ()
        self._grounds: dict[tuple[int, int], QPixmap] = {}
        self._kept: dict[tuple[int, int], _Kept] = {}
        self.held_bytes = 0
        """Bytes of all pictures; beyond MAX_BYTES they are begun anew."""

    def look(self, board: BoardData, theme: Theme, font: QFont, ratio: float) -> None:
        """How cells look from now on."""
        look = (board.first, board.last, theme.name, font.key(), ratio)
        self._board = board
        if look != self._look:
            self._look, self._theme, self._ratio, self.lettering = look, theme, ratio, Lettering(font)
            self._forget()

    def ground(self, size: QSize) -> QPixmap:
        """An empty cell with its hours."""
        key = (size.width(), size.height())
        picture = self._grounds.get(key)
        if picture is None:
            picture = self._grounds[key] = self._empty(size, QColor(self._theme.base))
            with QPainter(picture) as painter:
                paint_hours(painter, self._board, QRect(QPoint(), size))
        return picture

    def blocks(self, cell: tuple[int, int], cards: Sequence[Laid], opacities: Sequence[float], size: QSize) -> QPixmap:
        """The cards of one cell."""
        kept = self._kept.get(cell)
        if kept is None or (kept.cards, kept.opacities, kept.size) != (cards, opacities, size):
            kept = self._kept[cell] = _Kept(cards, opacities, size, self._empty(size, QColor(Qt.GlobalColor.transparent)))
            with QPainter(kept.picture) as painter:
                self._paint(painter, QRect(QPoint(), size), cards, opacities)
        return kept.picture

    def _empty(self, size: QSize, ground: QColor) -> QPixmap:
        picture = QPixmap(max(1, round(size.width() * self._ratio)), max(1, round(size.height() * self._ratio)))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(ground)
        held = picture.width() * picture.height() * 4
        if self.held_bytes + held > MAX_BYTES:
            self._forget()
        self.held_bytes += held
        return picture

    def _paint(self, painter: QPainter, area: QRect, cards: Sequence[Laid], opacities: Sequence[float]) -> None:
        for (card, lane, lanes), opacity in zip(cards, opacities, strict=True):
            look, place = self._theme.subjects[card.hue % len(self._theme.subjects)], block(self._board, area, card, lane, lanes)
            painter.setOpacity(opacity)
            painter.fillRect(place, QColor(look.fill))
            painter.setPen(QPen(QColor(look.edge), 1))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
            painter.setPen(QColor(look.text))
            self.lettering.write(painter, place, ("✕ " if card.status is CardStatus.HARD else "") + card.short)

    def _forget(self) -> None:
        self._grounds, self._kept, self.held_bytes = {}, {}, 0
