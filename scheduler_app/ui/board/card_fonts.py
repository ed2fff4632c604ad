"""Letters of cards, by the cards' size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF


@dataclass(frozen=True)
class CardFonts:
    """Letters of the name and of the details, with their measures."""

    title: QFont
    detail: QFont
    title_metrics: QFontMetricsF
    detail_metrics: QFontMetricsF


@lru_cache(maxsize=16)
def fonts_of_size(family: str, size: float) -> CardFonts:
    """Letters of a size in points; details are half a point smaller."""
    title = QFont(family)
    title.setPointSizeF(size)
    title.setBold(True)
    detail = QFont(family)
    detail.setPointSizeF(size - 0.5)
    return CardFonts(title, detail, QFontMetricsF(title), QFontMetricsF(detail))


def fonts_for(family: str, width: int, height: int) -> CardFonts:
    """Letters for a card of a size in pixels."""
    size = 6.0 if height < 12 else 7.0 if width < 54 or height < 17 else 8.0 if width < 120 or height < 30 else 8.5 if width < 230 else 9.5
    return fonts_of_size(family, size)
