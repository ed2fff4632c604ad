"""The outlines of the selected card and of the keyboard's: in sight, and never through the letters of a low card."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from scheduler_app.ui.board.board_scene import AXIS
from scheduler_app.ui.board.week_board import WeekBoard

_SURROUNDINGS = 12
"""Pixels around a card in which its outlines lie."""


def _around(board: WeekBoard, lesson: str) -> tuple[QImage, QImage]:
    """The pictures of the card's inside and of the card with its surroundings."""
    board.finish_painting()
    picture = board.viewport().grab().toImage()
    scene = board.scene
    rect = scene.layout.cards_of(lesson)[0].rect.translated(AXIS - scene.scroll.x(), scene.head - scene.scroll.y())
    ratio = picture.devicePixelRatio()

    def cut(area: QRect) -> QImage:
        return picture.copy(
            QRect(round(area.x() * ratio), round(area.y() * ratio), round(area.width() * ratio), round(area.height() * ratio))
        )

    return cut(rect.adjusted(2, 2, -2, -2)), cut(rect.adjusted(-_SURROUNDINGS, -_SURROUNDINGS, _SURROUNDINGS, _SURROUNDINGS))


@pytest.mark.parametrize("height", [190, 240])
def test_that_the_outlines_of_a_low_card_lie_around_its_name(board: WeekBoard, monkeypatch: pytest.MonkeyPatch, height: int) -> None:
    monkeypatch.setattr(board, "hasFocus", lambda: False)
    board.resize(700, height)
    board.fit()
    inside, surroundings = _around(board, "ma")
    assert 5 < inside.height() < 20
    board.select("ma")
    selected, ringed = _around(board, "ma")
    monkeypatch.setattr(board, "hasFocus", lambda: True)
    current, dotted = _around(board, "ma")
    assert inside == selected == current
    assert surroundings != ringed != dotted
