"""When the board asks where the selected lesson may go."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject

from scheduler_app.ui.board.view_data import PlaceMark, Verdict
from scheduler_app.ui.board.week_board import WeekBoard


class Paints(QObject):
    """Counts a viewport's paint events."""

    def __init__(self, board: WeekBoard) -> None:
        super().__init__(board)
        self.count = 0
        board.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_that_a_new_board_is_painted_before_verdicts_are_asked_anew(board: WeekBoard, qtbot) -> None:
    board.select("ma")
    paints, asked = Paints(board), []
    board.legality_wanted.connect(lambda lesson: asked.append((lesson, paints.count)))
    board.set_data(replace(board.data))
    assert not asked
    board.viewport().repaint()
    qtbot.waitUntil(lambda: bool(asked))
    assert asked[0][0] == "ma"
    assert asked[0][1] > 0


def test_that_an_edit_in_between_is_not_asked_about_twice(board: WeekBoard, qtbot) -> None:
    board.select("ma")
    asked: list[str] = []
    board.legality_wanted.connect(asked.append)
    board.set_data(replace(board.data))
    board.select("en")  # asks by itself
    qtbot.wait(20)
    assert asked == ["en"]


def test_that_verdicts_of_the_board_before_are_gone_at_once(board: WeekBoard) -> None:
    board.select("ma")
    board.set_marks("ma", 60, [PlaceMark(0, 540, Verdict.LEGAL)])
    board.set_data(replace(board.data))
    assert not board.scene.legality.marks
