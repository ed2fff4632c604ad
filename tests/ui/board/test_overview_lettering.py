"""The letters of the overview's blocks: neighbours are as large as each other, whichever way they stand."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from scheduler_app.ui.board.overview_lettering import Lettering


def test_that_a_word_stands_in_large_letters_before_it_lies_in_small_ones(qapp: QApplication) -> None:
    lettering = Lettering(qapp.font())
    written = _ink(lettering, "SV", QRect(0, 0, 15, 50))
    assert written.height() > written.width()
    assert abs(written.width() - _ink(lettering, "SV", QRect(0, 0, 60, 50)).height()) <= 2


def test_that_a_word_lies_where_it_has_room(qapp: QApplication) -> None:
    written = _ink(Lettering(qapp.font()), "SV", QRect(0, 0, 60, 50))
    assert written.width() > written.height()


def _ink(lettering: Lettering, text: str, area: QRect) -> QRect:
    """Where the letters are."""
    picture = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    painter.setPen(QColor("#000000"))
    lettering.write(painter, area, text)
    painter.end()
    points = [(x, y) for y in range(picture.height()) for x in range(picture.width()) if picture.pixelColor(x, y).alpha() > 60]
    assert points
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return QRect(left, top, right - left + 1, bottom - top + 1)
