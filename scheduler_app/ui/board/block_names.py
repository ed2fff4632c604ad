"""Names over lessons side by side that are too narrow for a letter each: the half-classes of a column among many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_scene import BoardScene
from scheduler_app.ui.board.card_painter import small_faces
from scheduler_app.ui.board.card_signs import NARROWEST

_AROUND, _BETWEEN = 3, 3
"""Pixels that the names have above and below together, and from one to the next."""


def paint_block_names(painter: QPainter, scene: BoardScene, shown: Iterable[LaidCard]) -> None:
    """Instead of each block its names in their colours, unless one of its lessons is outlined and shall be seen.

    Content coordinates, above the cards.
    """
    faces = [face for group in small_faces(scene.family) for face in group]
    for block in _blocks(shown):
        if any(laid.card.outlined for laid in block):
            continue
        area = QRect()
        for laid in block:
            area = area.united(laid.rect)
        hues = {laid.card.short or laid.card.title: laid.card.hue for laid in sorted(block, key=lambda laid: laid.lane)}
        font, bands = _bands(faces, list(hues), area)
        painter.setFont(font)
        for name, band in bands:
            look = scene.theme.subjects[hues[name] % len(scene.theme.subjects)]
            painter.fillRect(band, QColor(look.fill))
            painter.setPen(QColor(look.edge))
            painter.drawRect(band.adjusted(0, 0, -1, -1))
            painter.setPen(QColor(look.text))
            where = QRectF(band).adjusted(-2, -4, 2, 4)  # letters may reach beyond their band
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, name)


def _bands(faces: Sequence[tuple[QFont, QFontMetricsF]], names: list[str], area: QRect) -> tuple[QFont, list[tuple[str, QRect]]]:
    """The names with their places: under each other, or beside each other where the block is too low; those that have room nowhere go."""
    rows, columns = _rows(len(names), area), _columns(len(names), area)
    for bands in (rows, columns):
        for font, metrics in faces:
            if all(_has_room(metrics, name, band, area) for name, band in zip(names, bands, strict=True)):
                return font, list(zip(names, bands, strict=True))
    font, metrics = faces[-1]
    names = names[: max(0, int((area.height() - _AROUND) // (metrics.capHeight() + _BETWEEN)))]
    return font, list(zip(names, _rows(len(names), area), strict=True))


def _has_room(metrics: QFontMetricsF, name: str, band: QRect, area: QRect) -> bool:
    around = _AROUND * band.height() / area.height()
    return metrics.horizontalAdvance(name) <= band.width() - 2 and metrics.capHeight() + _BETWEEN + around <= band.height()


def _rows(count: int, area: QRect) -> list[QRect]:
    edges = [area.top() + round(number * area.height() / max(1, count)) for number in range(count + 1)]
    return [QRect(area.left(), top, area.width(), end - top) for top, end in pairwise(edges)]


def _columns(count: int, area: QRect) -> list[QRect]:
    edges = [area.left() + round(number * area.width() / max(1, count)) for number in range(count + 1)]
    return [QRect(left, area.top(), end - left, area.height()) for left, end in pairwise(edges)]


def _blocks(shown: Iterable[LaidCard]) -> Iterator[list[LaidCard]]:
    """The narrow cards of each cell that are linked by time."""
    cells: dict[tuple[int, int], list[LaidCard]] = {}
    for laid in shown:
        if laid.lanes > 1 and laid.rect.width() < NARROWEST:
            cells.setdefault((laid.day_index, laid.column_index), []).append(laid)
    for narrow in cells.values():
        block: list[LaidCard] = []
        for laid in sorted(narrow, key=lambda laid: laid.card.start):
            if block and laid.card.start >= max(each.card.end for each in block):
                yield block
                block = []
            block.append(laid)
        yield block
