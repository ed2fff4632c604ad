"""A board, and a panel with tray, that answer wishes from a sample school: what the shell does, without services."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from scheduler_app.domain.school import School
from scheduler_app.ui.board.board_layout import LaidCard
from scheduler_app.ui.board.board_scene import AXIS
from scheduler_app.ui.board.panel import BoardPanel
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.presenter_marks import marks_of
from scheduler_app.ui.board.presenter_tray import tray_of
from scheduler_app.ui.board.tray import TrayView
from scheduler_app.ui.board.view_data import BoardData, CardData, Column, Mode, PlaceMark
from scheduler_app.ui.board.week_board import WeekBoard
from scheduler_app.ui.theme import ThemeName, apply_theme
from tests.ui.board.week_samples import places_of, sample_school


@pytest.fixture(autouse=True)
def light_english(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    apply_theme(qapp, ThemeName.LIGHT)
    yield
    QLocale.setDefault(before)


def small_board() -> BoardData:
    """Two classes, Monday and Tuesday: Math and Art for A, English for B, and a lesson of both."""
    cards = (
        CardData("ma", "A", 0, 540, 60, "Mathematics", "MA", ("ANNA", "101"), 0, groups="A", teachers="Anna", rooms="101"),
        CardData("bl", "A", 0, 660, 60, "Art", "AR", ("BO", "102"), 1, groups="A"),
        CardData("en", "B", 0, 540, 60, "English", "EN", ("CIA", "103"), 2, groups="B"),
        CardData("both", "A", 1, 600, 45, "Assembly", "AS", (), 3, groups="A, B"),
        CardData("both", "B", 1, 600, 45, "Assembly", "AS", (), 3, groups="A, B"),
    )
    return BoardData(Mode.CLASS, (Column("A", "A"), Column("B", "B")), (0, 1), 480, 960, cards)


def second_press(view: QWidget, at: QPoint) -> QMouseEvent:
    """The button goes down again so soon that it is a double click."""
    left, place = Qt.MouseButton.LeftButton, QPointF(at)
    glob = QPointF(view.mapToGlobal(at))
    return QMouseEvent(QEvent.Type.MouseButtonDblClick, place, glob, left, left, Qt.KeyboardModifier.NoModifier)


class Hands:
    """Works a board with mouse and keys at places given in the board's own terms."""

    def __init__(self, board: WeekBoard) -> None:
        self.board = board

    def card(self, lesson: str) -> LaidCard:
        return self.board.scene.layout.cards_of(lesson)[0]

    def at(self, day_index: int, column_index: int, minute: float) -> QPoint:
        """The viewport point in the middle of a column at a time."""
        scene = self.board.scene
        geometry = scene.layout.geometry
        x = geometry.column_x(day_index, column_index) + geometry.width / 2
        return QPoint(round(x) + AXIS - scene.scroll.x(), round(geometry.y(minute)) + scene.head - scene.scroll.y())

    def drag(self, start: QPoint, end: QPoint, *, release: bool = True) -> None:
        view = self.board.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(view, start + QPoint(0, 20))
        QTest.mouseMove(view, end)
        if release:
            QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.board, key, modifier)

    def mark(self, lesson: str, *marks: PlaceMark) -> None:
        """Give verdicts as if they had been asked for."""
        self.board.set_marks(lesson, self.card(lesson).card.minutes, marks)


@pytest.fixture
def board(qtbot) -> WeekBoard:
    board = WeekBoard()
    qtbot.addWidget(board)
    board.resize(700, 620)
    board.set_data(small_board())
    board.show()
    board.finish_painting()
    board.setFocus()
    return board


@pytest.fixture
def hands(board: WeekBoard) -> Hands:
    return Hands(board)


class Desk:
    """A panel and a tray wired to a sample school the way the window does it."""

    def __init__(self, school: School, panel: BoardPanel, tray: TrayView) -> None:
        self.school, self.panel, self.tray = school, panel, tray
        self.presenter = BoardPresenter(school)
        panel.set_resources({mode: self.presenter.resources(mode) for mode in Mode})
        panel.view_changed.connect(self.show)
        panel.legality_wanted.connect(self.judge)
        tray.set_data(tray_of(school))
        self.show(Mode.CLASS, (self.presenter.resources(Mode.CLASS)[0].uid,))
        panel.set_view(Mode.CLASS, self.presenter.chosen)

    def show(self, mode: Mode, chosen: tuple[str, ...]) -> None:
        self.panel.set_data(self.presenter.show(mode, chosen))

    def judge(self, lesson: str) -> None:
        if lesson:
            marks = marks_of(self.school, lesson, places_of(self.school, lesson), columns=self.presenter.columns_of(lesson), rule_name=str)
            self.panel.set_marks(lesson, self.school.lessons[lesson].minutes, marks)


@pytest.fixture
def desk(qtbot) -> Desk:
    panel, tray = BoardPanel(), TrayView()
    for widget in (panel, tray):
        qtbot.addWidget(widget)
    panel.resize(1000, 700)
    tray.resize(280, 700)
    desk = Desk(sample_school(2, unplaced=6), panel, tray)
    panel.show()
    tray.show()
    return desk
