"""Names over half-classes that are too narrow for a letter each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect

from scheduler_app.ui.board.block_names import _bands
from scheduler_app.ui.board.card_painter import small_faces
from scheduler_app.ui.theme import load_app_font


@pytest.fixture
def faces(qapp):
    return [face for group in small_faces(load_app_font(qapp).family()) for face in group]


def told(faces, width: int, height: int) -> tuple[list[str], set[int], set[int]]:
    area = QRect(10, 20, width, height)
    _, bands = _bands(faces, ["BL", "SL"], area)
    assert all(area.contains(band) for _, band in bands)
    return [name for name, _ in bands], {band.left() for _, band in bands}, {band.top() for _, band in bands}


def test_that_names_stand_under_each_other_where_the_block_is_high(faces) -> None:
    assert told(faces, 30, 60) == (["BL", "SL"], {10}, {20, 50})


def test_that_names_stand_beside_each_other_where_the_block_is_low(faces) -> None:
    assert told(faces, 60, 14) == (["BL", "SL"], {10, 40}, {20})


def test_that_a_block_without_room_for_all_tells_the_first(faces) -> None:
    names, *_ = told(faces, 16, 13)
    assert names == ["BL"]
    assert told(faces, 16, 4) == ([], set(), set())
