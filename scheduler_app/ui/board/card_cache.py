"""Pictures of cards, made once and kept while they fit.

A frame may spend only so long on new pictures; cards that must wait are drawn flat and the board asks for another frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtGui import QPixmap

from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.card_painter import card_pixmap
from scheduler_app.ui.theme import THEMES, Theme, ThemeName

FRAME_BUDGET_S = 0.007
"""Time for new pictures in one frame: with about 5 ms to put 2,000 finished ones on the screen a frame stays under 16 ms."""
LEAST_A_FRAME = 3
"""New pictures that a frame makes however late it is: on a slow computer with a large screen the ground alone can take all the time."""
MAX_BYTES = 96 * 1024 * 1024


class Look:
    """What pictures are made for, besides their size: device pixel ratio, theme and font family. Compared by identity."""

    __slots__ = ("family", "ratio", "theme")

    def __init__(self, ratio: float, theme: Theme, family: str) -> None:
        self.ratio, self.theme, self.family = ratio, theme, family


class CardCache:
    """Hands out the cards' pictures. A picture is remade when size, device pixel ratio, theme or font changed."""

    def __init__(self) -> None:
        self._bytes = 0
        self._held: dict[int, LaidCard] = {}
        self._deadline = 0.0
        self._made = 0
        self._look = Look(1.0, THEMES[ThemeName.LIGHT], "")
        self.missed = False
        """Whether a card of this frame had to go without its picture."""

    def begin_frame(self, ratio: float, theme: Theme, family: str, budget_s: float = FRAME_BUDGET_S) -> None:
        """Start a frame in a look; pictures of another look are stale."""
        if (ratio, theme.name, family) != (self._look.ratio, self._look.theme.name, self._look.family):
            self._look = Look(ratio, theme, family)
        self._deadline = perf_counter() + budget_s
        self._made = 0
        self.missed = False

    @property
    def look(self) -> Look:
        """The present look; the same object as long as nothing about it changes."""
        return self._look

    def picture(self, laid: LaidCard) -> QPixmap | None:
        """The card's picture, or None when this frame has no time left to make it."""
        if laid.stamp is self._look:
            return laid.pixmap
        if self._made >= LEAST_A_FRAME and perf_counter() > self._deadline:
            self.missed = True
            return None
        look, size = self._look, laid.rect.size()
        self._forget(laid)
        laid.pixmap = card_pixmap(laid.card, size.width(), size.height(), look.ratio, look.theme, look.family)
        laid.stamp = look
        self._made += 1
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
