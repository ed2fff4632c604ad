"""The letters of the overview's blocks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from scheduler_app.ui.board.fitted_name import Face, FittedName, fitted_name

LEAST = 6.0
"""Points of the smallest letters."""


class Lettering:
    """Writes into blocks: across where it fits, else downwards, else so in smaller letters, else as many letters as fit.

    So neighbours have letters of one size though their words and lengths differ. The larger letters are somewhat smaller than the
    window's, the others as small as can be read. Blocks repeat their words and sizes, so what fits is worked out once.
    """

    def __init__(self, font: QFont) -> None:
        faces: list[Face] = []
        for size in (max(LEAST, font.pointSizeF() - 1.5), LEAST):
            face = QFont(font)
            face.setPointSizeF(size)
            faces.append((face, QFontMetricsF(face)))
        self._faces = tuple(faces)
        self.font = faces[0][0]
        """The larger letters."""
        self._known: dict[tuple[str, int, int], FittedName | None] = {}

    def write(self, painter: QPainter, area: QRect, text: str) -> None:
        """Write with the painter's pen; nothing where not even the smallest letters have room."""
        key = (text, area.width() - 2, area.height() - 2)
        if key not in self._known:
            least, sizes = self._faces[-1:], [(face,) for face in self._faces]
            self._known[key] = fitted_name(*key, sizes, beside=1) or fitted_name(*key, (least,), beside=-1)  # edge to edge
        name = self._known[key]
        if name is None:
            return
        painter.save()
        painter.setFont(name.font)
        painter.translate(QRectF(area).center())
        painter.rotate(90 if name.upright else 0)
        size = area.size().transposed() if name.upright else area.size()
        rect = QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, name.text)
        painter.restore()
