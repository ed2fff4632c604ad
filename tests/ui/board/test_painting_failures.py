"""A fault of ours while painting costs a picture, never the program."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPainter

from scheduler_app.ui.board import board_view, card_painter
from scheduler_app.ui.board.week_board import WeekBoard
from tests.ui.board.conftest import small_board


@pytest.mark.qt_log_ignore("saved states", extend=True)
@pytest.mark.parametrize(("module", "name"), [(board_view, "paint_board"), (card_painter, "paint_card")])
def test_that_the_board_lives_on_and_is_whole_afterwards(board: WeekBoard, qtbot, monkeypatch, module, name) -> None:
    before = board.grab().toImage()

    def broken(painter: QPainter, *_others: object) -> None:
        painter.save()
        raise ValueError(name)

    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(module, name, broken)
        for times in (1, 2, 3):
            board.resize(700 + 60 * times, 620)
            board.set_data(small_board())
            qtbot.waitUntil(lambda times=times: len(caught) >= times)
    assert all(name in str(error) for _, error, _ in caught)
    board.resize(700, 620)
    board.finish_painting()
    assert board.grab().toImage() == before
