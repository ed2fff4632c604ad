"""Rounded labels with a verdict's sign. Each is drawn once and kept as a picture: a week has some thirty, and weeks repeat their texts."""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from scheduler_app.ui.board import glyphs
from scheduler_app.ui.board.board_scene import BoardScene
from scheduler_app.ui.theme import LegalityLook
from scheduler_app.ui.theme.colours import readable_on

CHIP = 17
"""Height of a chip in pixels."""
_MARGIN = 1
"""Pixels around a chip for the outer half of its outline."""


def paint_chip(
    painter: QPainter, scene: BoardScene, look: LegalityLook, text: str, at: QPointF, room: float, *,
    short: str = "", more: str = "", quiet: bool = False,
) -> None:  # fmt: skip
    """A label with its top left corner at a content point, as wide as its text and `room` allow; nothing where not even the sign fits.

    `more` stands after the text and is not cut with it; `short` takes the text's place before that is cut.
    `quiet` draws an outline instead of a full ground.
    """
    if room < CHIP:
        return
    label, width = _lettered(scene.family, text, short, more, room)
    picture = _picture(scene.family, look, label, width, quiet, scene.ratio)
    painter.drawPixmap(QPointF(round(at.x()) - _MARGIN, round(at.y()) - _MARGIN), picture)


def chip_width(family: str, text: str, room: float, *, short: str = "", more: str = "") -> int:
    """How wide a chip gets where it has `room`."""
    return _lettered(family, text, short, more, room)[1]


def _lettered(family: str, text: str, short: str, more: str, room: float) -> tuple[str, int]:
    """What is written on a chip, and how wide it is."""
    label, advance = _label(family, text, short, more, room - CHIP - 4) if text and room >= CHIP + 16 else ("", 0.0)
    return label, CHIP + (ceil(advance) + 5 if label else 0)


@lru_cache(maxsize=500)
def _picture(family: str, look: LegalityLook, label: str, width: int, quiet: bool, ratio: float) -> QPixmap:
    picture = QPixmap(ceil((width + 2 * _MARGIN) * ratio), ceil((CHIP + 2 * _MARGIN) * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARGIN, _MARGIN)
        painter.setFont(_lettering(family)[0])
        painter.setPen(QPen(QColor(look.chip), 1))
        painter.setBrush(QColor(look.tint) if quiet else QColor(look.chip))
        painter.drawRoundedRect(QRectF(0, 0, width, CHIP), 4, 4)
        ink = QColor(look.chip_text)
        glyphs.disc(painter, QPointF(CHIP / 2, CHIP / 2), 6, QColor(look.chip), ink, look.glyph)
        if label:
            painter.setPen(QColor(readable_on(look.tint, "#1b2026", "#ffffff")) if quiet else ink)
            painter.drawText(QRectF(CHIP, 0, width - CHIP, CHIP), Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, label)
    return picture


@lru_cache(maxsize=8)
def _lettering(family: str) -> tuple[QFont, QFontMetricsF]:
    font = QFont(family)
    font.setPointSizeF(7.5)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=4000)
def _label(family: str, text: str, short: str, more: str, room: float) -> tuple[str, float]:
    """The text as far as there is room, with `more` after it, and their width: weeks repeat the names of those in the way."""
    metrics = _lettering(family)[1]
    for form in (text, short or text):
        width = metrics.horizontalAdvance(form + more)
        if width <= room:
            return form + more, width
    text = short or text
    label = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(more))
    label = label + more if len(label) > 1 else metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return label, metrics.horizontalAdvance(label)
