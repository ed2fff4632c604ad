"""Pictures of cards, made once and kept while they fit.

A frame may spend only so long on new pictures; cards that must wait are drawn flat and the board asks for another frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtGui import QPixmap

from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.card_painter import card_pixmap
from scheduler_app.ui.theme import Theme

FRAME_BUDGET_S = 0.007
"""Time for new pictures in one frame: with about 5 ms to put 2,000 finished ones on the screen a frame stays under 16 ms."""
MAX_BYTES = 96 * 1024 * 1024


class CardCache:
    """Hands out the cards' pictures. A picture is remade when size, device pixel ratio, theme or font changed."""

    def __init__(self) -> None:
        self._bytes = 0
        self._held: dict[int, LaidCard] = {}
        self._deadline = 0.0
        self.missed = False
        """Whether a card of this frame had to go without its picture."""

    def begin_frame(self, budget_s: float = FRAME_BUDGET_S) -> None:
        self._deadline = perf_counter() + budget_s
        self.missed = False

    def picture(self, laid: LaidCard, ratio: float, theme: Theme, family: str) -> QPixmap | None:
        """The card's picture, or None when this frame has no time left to make it."""
        stamp = (laid.rect.width(), laid.rect.height(), ratio, theme.name, family)
        if laid.stamp == stamp:
            return laid.pixmap
        if perf_counter() > self._deadline:
            self.missed = True
            return None
        self._forget(laid)
        laid.pixmap = card_pixmap(laid.card, laid.rect.width(), laid.rect.height(), ratio, theme, family)
        laid.stamp = stamp
        self._held[id(laid)] = laid
        self._bytes += _size(laid.pixmap)
        return laid.pixmap

    def trim(self, wanted: Iterable[LaidCard]) -> None:
        """When the pictures have grown beyond MAX_BYTES, keep only those of the cards in sight."""
        if self._bytes <= MAX_BYTES:
            return
        keep = {id(laid) for laid in wanted}
        for key, laid in list(self._held.items()):
            if key not in keep:
                self._forget(laid)

    def keep_only(self, present: Iterable[LaidCard]) -> None:
        """Let go of cards that are no longer on the board."""
        alive = {id(laid): laid for laid in present if laid.pixmap is not None}
        self._held = alive
        self._bytes = sum(_size(laid.pixmap) for laid in alive.values() if laid.pixmap is not None)

    def _forget(self, laid: LaidCard) -> None:
        if self._held.pop(id(laid), None) is not None and laid.pixmap is not None:
            self._bytes -= _size(laid.pixmap)
        laid.pixmap, laid.stamp = None, None


def _size(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
