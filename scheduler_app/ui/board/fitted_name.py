"""A name in a small area: across where it fits, else in smaller letters, else upright, else as many letters as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

_CUT_TO = 3
"""Letters of a name that has no room: as many as a subject's code has, for "LUNC" looks broken off."""

Face = tuple[QFont, QFontMetricsF]


@dataclass(frozen=True)
class FittedName:
    """What is written, in which letters, and whether from top to bottom."""

    text: str
    font: QFont
    metrics: QFontMetricsF
    upright: bool


def fitted_name(name: str, width: float, height: float, groups: Sequence[Sequence[Face]], *, beside: float) -> FittedName | None:
    """The name in the first face that has room for it, in the last face as many of its letters as fit, or None.

    `groups` go from the letters that are read best to the smallest; each is tried across and then upright before the next.
    `beside` is how many pixels above and below the letters belong to them.
    """
    for faces in groups:
        for upright in (False, True):
            for font, metrics in faces:
                if _has_room(metrics, name, width, height, upright, beside):
                    return FittedName(name, font, metrics, upright)
    (font, metrics), upright = groups[-1][-1], height > width
    name = name[:_CUT_TO]
    while name and not _has_room(metrics, name, width, height, upright, beside):
        name = name[:-1]
    return FittedName(name, font, metrics, upright) if name else None


def _has_room(metrics: QFontMetricsF, text: str, width: float, height: float, upright: bool, beside: float) -> bool:
    along, across = (height, width) if upright else (width, height)
    return metrics.horizontalAdvance(text) <= along and metrics.capHeight() + beside <= across
