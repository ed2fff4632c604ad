"""Which signs of a card have room at its size, and where: asked by who paints it and by the legend, so that they agree. No painting."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt

from scheduler_app.ui.board import glyphs
from scheduler_app.ui.board.card_fonts import CardFonts, fonts_for
from scheduler_app.ui.board.view_data import CardData, CardStatus

NARROWEST = 9
"""A card narrower than this shows its colour, stripe and edge only (see block_names)."""
MARGINS = 7
"""Pixels beside the stripe and the text."""
_FLAT, _LOW = 26, 10
"""A card narrower than the first or lower than the second shows its name only."""
_TOP_ROW = 15
"""Pixels from the top that the name and the signs take; a badge that reaches into them stands beside the signs."""
_ROOM_FOR_SIGNS = 14
"""Pixels of height below which a card has no signs in its top row and no badge."""
_ROOM_FOR_BADGE = 30
"""Pixels of width below which a card has no badge."""
_BESIDE = 2
"""Pixels between a lock or the badge and what stands to its left."""
_DISC = 13
"""Pixels that the status sign takes."""


@dataclass(frozen=True)
class LockSign:
    """A padlock with who locked to its right; `x` is the padlock's left edge."""

    x: float
    who: str
    room: bool


@dataclass(frozen=True)
class CardSigns:
    """What a card shows besides its name and details, in the card's own pixels."""

    stripe: int = 0
    """Width of the status stripe, 0 for none."""
    name_only: bool = True
    disc: float | None = None
    """Left edge of the status sign; None where it has no room or the card is fine."""
    locks: tuple[LockSign, ...] = ()
    badge: QRectF = field(default_factory=QRectF)
    """The badge of weeks; null where there is none or no room for it."""
    badge_text: str = ""
    free: float = 0.0
    """Where the name's line ends."""


def signs_of_card(card: CardData, width: int, height: int, family: str) -> CardSigns:
    """The signs of a card of a size in pixels."""
    stripe = 0 if card.status is CardStatus.FINE else 6 if width >= 40 else 3 if width >= 20 else 2
    if width < _FLAT or height < _LOW:
        return CardSigns(stripe)
    fonts = fonts_for(family, width, height)
    named = fonts.title_metrics.horizontalAdvance(card.short or card.title)
    if named > width - stripe - MARGINS:
        return CardSigns(stripe)
    name = stripe + 4 + named
    badge, text = _badge(card, width, height, name, fonts)
    beside = badge.left() - _BESIDE if not badge.isNull() and badge.top() < _TOP_ROW else width - 3.0
    disc, locks, free = _top_row(card, beside, name) if height >= _ROOM_FOR_SIGNS else (None, (), beside)
    return CardSigns(stripe, False, disc, locks, badge, text, free)


def _badge(card: CardData, width: int, height: int, name: float, fonts: CardFonts) -> tuple[QRectF, str]:
    """The badge in the bottom right corner, if a low card has room for it beside the name."""
    if not card.badge or width < _ROOM_FOR_BADGE or height < _ROOM_FOR_SIGNS:
        return QRectF(), ""
    metrics = fonts.detail_metrics
    text = metrics.elidedText(card.badge, Qt.TextElideMode.ElideRight, width * 0.5)
    across = max(metrics.height(), metrics.horizontalAdvance(text) + 8)
    area = QRectF(width - across - 3, height - metrics.height() - 2.5, across, metrics.height())
    return (QRectF(), "") if area.top() < _TOP_ROW and area.left() - _BESIDE < name else (area, text)


def _top_row(card: CardData, right: float, name: float) -> tuple[float | None, tuple[LockSign, ...], float]:
    """The status sign and the locks from `right` leftwards, as many as the name leaves room for, and where they begin."""
    x, disc, locks = right, None, []
    if card.status is not CardStatus.FINE and x - _DISC > name:
        disc = x - _DISC + 1
        x -= _DISC
    for who, room in ((card.time_lock, False), (card.room_lock, True)):
        if who and x - 2 * glyphs.GLYPH - _BESIDE >= name:
            x -= 2 * glyphs.GLYPH
            locks.append(LockSign(x, who, room))
            x -= _BESIDE
    return disc, tuple(locks), x
