"""Panels that float over the board leave the chosen lesson in sight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from scheduler_app.ui import panels
from scheduler_app.ui.clear_place import clear_place, covered
from tests.ui.conftest import wait

_ROOM = QRect(0, 0, 683, 384)
_LEAST, _SIZE = QSize(250, 150), QSize(320, 240)


@pytest.mark.parametrize(
    ("lesson", "left", "expected"),
    [
        (QRect(), False, QRect(363, 144, 320, 240)),
        (QRect(60, 200, 110, 20), False, QRect(363, 144, 320, 240)),  # Monday: the usual side
        (QRect(560, 200, 110, 20), False, QRect(0, 144, 320, 240)),  # Friday: the other one
        (QRect(60, 200, 110, 20), True, QRect(363, 144, 320, 240)),  # the tray goes to the right of it
        (QRect(307, 200, 118, 20), False, QRect(0, 144, 303, 240)),  # Wednesday: narrower, on the side with more room
        (QRect(560, 100, 110, 20), False, QRect(363, 144, 320, 240)),  # above the panel
    ],
)
def test_that_a_panel_lies_beside_the_lesson(lesson: QRect, left: bool, expected: QRect) -> None:
    assert clear_place(lesson, _SIZE, _LEAST, _ROOM, left=left) == expected


def test_that_a_panel_as_wide_as_the_screen_goes_above_a_low_lesson() -> None:
    wide = QSize(683, 190)
    assert clear_place(QRect(300, 150, 100, 20), wide, wide, _ROOM, left=False).top() == 194
    assert clear_place(QRect(300, 300, 100, 20), wide, wide, _ROOM, left=False).top() == 0


@given(
    lesson=st.builds(QRect, st.integers(0, 600), st.integers(0, 350), st.integers(1, 120), st.integers(1, 60)),
    width=st.integers(250, 683), height=st.integers(100, 384), left=st.booleans(),
)  # fmt: skip
def test_that_a_panel_stays_in_the_room_and_covers_no_more_than_at_its_usual_place(lesson, width, height, left) -> None:
    place = clear_place(lesson, QSize(width, height), _LEAST, _ROOM, left=left)
    usual = QRect(0 if left else 683 - width, 384 - height, width, height)
    assert _ROOM.contains(place)
    assert place.width() >= _LEAST.width()
    assert covered(place, lesson) <= covered(usual, lesson)


def test_that_a_panel_makes_way_for_the_lesson_that_is_chosen(qtbot, open_window, services, monkeypatch) -> None:
    monkeypatch.setattr(panels, "_ROOM_FOR_PANELS", 100_000)
    window = open_window(services)
    wait(qtbot, lambda: window.background.busy == 0)
    dock = window.panels.lesson
    dock.toggleViewAction().trigger()
    card = window.board_page.panel.board.scene.layout.first_card()
    before = dock.geometry()
    window.panels.lesson_area = lambda: QRect(before.right() - 60, before.top() + 20, 50, 20)
    window.board_page.panel.board.choose(card)
    assert not covered(dock.geometry(), QRect(before.right() - 60, before.top() + 20, 50, 20))
    assert window.screen().availableGeometry().contains(dock.geometry())


def test_that_the_board_tells_where_the_selected_card_is(window) -> None:
    board = window.board_page.panel.board
    board.select("")
    assert window.board_page.panel.selected_area().isEmpty()
    card = board.scene.layout.first_card()
    board.select(card.card.lesson)
    area = window.board_page.panel.selected_area()
    assert area.size() == card.rect.size()
    assert QRect(board.mapToGlobal(board.rect().topLeft()), board.size()).contains(area)
