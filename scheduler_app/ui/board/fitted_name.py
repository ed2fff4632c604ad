"""A name in a small area: across where it fits, else in smaller letters, else upright, else narrowed, else its first letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

_NARROWED = 68
"""Per cent of their width that letters are narrowed to before any is left out; narrower ones run together."""

Face = tuple[QFont, QFontMetricsF]


@dataclass(frozen=True)
class FittedName:
    """What is written, in which letters, and whether from top to bottom."""

    text: str
    font: QFont
    metrics: QFontMetricsF
    upright: bool


def fitted_name(name: str, width: float, height: float, groups: Sequence[Sequence[Face]], *, beside: float) -> FittedName | None:
    """The name in the first face that has room for it, else in the last face narrowed, else its first letter, or None.

    A part of a word ("LUN") reads as another word or as a fault; one letter reads as a sign.

    `groups` go from the letters that are read best to the smallest; each is tried across and then upright before the next.
    `beside` is how many pixels above and below the letters belong to them.
    """
    for faces in groups:
        for upright in (False, True):
            for font, metrics in faces:
                if _has_room(metrics, name, width, height, upright, beside):
                    return FittedName(name, font, metrics, upright)
    font, metrics = groups[-1][-1]
    narrow, narrow_metrics = _narrowed(font)
    for upright in (False, True):
        if _has_room(narrow_metrics, name, width, height, upright, beside):
            return FittedName(name, narrow, narrow_metrics, upright)
    letter, upright = name[:1], height > width
    return FittedName(letter, font, metrics, upright) if letter and _has_room(metrics, letter, width, height, upright, beside) else None


def _narrowed(font: QFont) -> Face:
    narrow = QFont(font)
    narrow.setStretch(_NARROWED)
    return narrow, QFontMetricsF(narrow)


def _has_room(metrics: QFontMetricsF, text: str, width: float, height: float, upright: bool, beside: float) -> bool:
    along, across = (height, width) if upright else (width, height)
    return metrics.horizontalAdvance(text) <= along and metrics.capHeight() + beside <= across
