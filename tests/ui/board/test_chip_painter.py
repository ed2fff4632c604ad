"""Chips: kept pictures look as drawn ones, at any pixel ratio, and never reach outside the room they have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from scheduler_app.ui.board.board_scene import BoardScene
from scheduler_app.ui.board.chip_painter import CHIP, paint_chip
from scheduler_app.ui.board.week_board import WeekBoard


def drawn(
    scene: BoardScene, text: str, room: float, verdict: str = "blocked", *, short: str = "", more: str = "", quiet: bool = False
) -> QImage:
    """A chip at (20, 10), alone on a transparent ground."""
    image = QImage(round(300 * scene.ratio), round(60 * scene.ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scene.ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_chip(painter, scene, scene.theme.legality[verdict], text, QPointF(20.0, 10.0), room, short=short, more=more, quiet=quiet)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """What is not transparent, in device pixels."""
    points = [(x, y) for y in range(image.height()) for x in range(image.width()) if image.pixelColor(x, y).alpha() > 40]
    if not points:
        return QRect()
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return QRect(left, top, right - left + 1, bottom - top + 1)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_chip_lies_at_its_place_within_its_room(board: WeekBoard, ratio: float) -> None:
    board.scene.ratio = ratio
    ink = inked(drawn(board.scene, "Anna Andersson with a very long name (MA 7A) +12", 100))
    assert abs(ink.left() - 20 * ratio) <= 2 * ratio
    assert abs(ink.top() - 10 * ratio) <= 2 * ratio
    assert ink.right() <= (20 + 100 + 2) * ratio
    assert abs(ink.height() - CHIP * ratio) <= 3 * ratio


def test_the_same_chip_looks_the_same_the_second_time_and_other_chips_other(board: WeekBoard) -> None:
    first = drawn(board.scene, "Anna (MA 7A)", 200)
    assert drawn(board.scene, "Anna (MA 7A)", 200) == first
    for other in (
        drawn(board.scene, "Anna (MA 7B)", 200), drawn(board.scene, "Anna (MA 7A)", 200, quiet=True),
        drawn(board.scene, "Anna (MA 7A)", 200, "costs"), drawn(board.scene, "Anna (MA 7A)", 60),
    ):  # fmt: skip
        assert other != first


def test_where_not_even_the_sign_fits_nothing_is_drawn(board: WeekBoard) -> None:
    assert inked(drawn(board.scene, "Anna", CHIP - 1)).isNull()
    sign = inked(drawn(board.scene, "Anna", CHIP + 10))
    assert abs(sign.width() - CHIP) <= 3  # the sign alone: too little room for letters


def test_how_many_more_there_are_is_read_however_long_the_name_is(board: WeekBoard) -> None:
    one, two = (drawn(board.scene, "Different days (SV 5D)", 110, more=more) for more in (" +1", " +2"))
    assert one != two
    assert inked(one).right() <= 20 + 110 + 2
    assert drawn(board.scene, "Anna", 200, more=" +1") == drawn(board.scene, "Anna +1", 200)


def test_the_short_form_stands_where_the_whole_text_would_be_cut(board: WeekBoard) -> None:
    text, short = "Anna Andersson (MA 7A)", "Anna Andersson"
    assert drawn(board.scene, text, 200, short=short, more=" +1") == drawn(board.scene, text, 200, more=" +1")
    assert drawn(board.scene, text, 130, short=short, more=" +1") == drawn(board.scene, short, 200, more=" +1")
    assert drawn(board.scene, text, 60, short=short) == drawn(board.scene, short, 60)
