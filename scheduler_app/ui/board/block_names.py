"""Names over lessons side by side that are too narrow for a letter each: the half-classes of a column among many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_scene import BoardScene
from scheduler_app.ui.board.card_painter import small_faces
from scheduler_app.ui.board.card_signs import NARROWEST

_AROUND, _BETWEEN = 3, 3
"""Pixels that the names have above and below together, and from one to the next."""


def paint_block_names(painter: QPainter, scene: BoardScene, shown: Iterable[LaidCard]) -> None:
    """Instead of each block its names under each other in their colours, unless one of its lessons is outlined and shall be seen.

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
        names = list(hues)
        font, metrics = next((face for face in faces if _have_room(face[1], names, area)), faces[-1])
        line = metrics.capHeight() + _BETWEEN
        names = names[: max(0, int((area.height() - _AROUND) // line))]
        if not names:
            continue
        painter.setFont(font)
        tops = [area.top() + round(number * area.height() / len(names)) for number in range(len(names) + 1)]
        for name, top, bottom in zip(names, tops, tops[1:], strict=False):
            look = scene.theme.subjects[hues[name] % len(scene.theme.subjects)]
            band = QRect(area.left(), top, area.width(), bottom - top)
            painter.fillRect(band, QColor(look.fill))
            painter.setPen(QColor(look.edge))
            painter.drawRect(band.adjusted(0, 0, -1, -1))
            painter.setPen(QColor(look.text))
            where = QRectF(band).adjusted(-2, -4, 2, 4)  # letters may reach beyond their band
            painter.drawText(where, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, name)


def _have_room(metrics: QFontMetricsF, names: list[str], area: QRect) -> bool:
    high = len(names) * (metrics.capHeight() + _BETWEEN) + _AROUND <= area.height()
    return high and all(metrics.horizontalAdvance(name) <= area.width() - 2 for name in names)


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
