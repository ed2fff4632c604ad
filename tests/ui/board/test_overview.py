"""The whole school at a glance: rows of classes, columns of days, blocks that can be chosen and opened."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QMouseEvent,
    QPainter,
)
from PySide6.QtTest import QAbstractItemModelTester, QTest

from scheduler_app.ui.board import overview_cells
from scheduler_app.ui.board.lesson_mime import mime_of
from scheduler_app.ui.board.overview import SchoolOverview
from scheduler_app.ui.board.overview_cells import block
from scheduler_app.ui.board.overview_legality import along
from scheduler_app.ui.board.overview_lettering import LEAST, Lettering
from scheduler_app.ui.board.overview_model import OverviewModel
from scheduler_app.ui.board.presenter import BoardPresenter
from scheduler_app.ui.board.view_data import BlockerMark, BoardData, CardData, CardStatus, CarriedLesson, Mode, PlaceMark, Verdict
from tests.ui.board.conftest import second_press
from tests.ui.board.week_samples import sample_school


def test_that_every_class_has_a_row_and_every_placed_lesson_a_block(qtbot) -> None:
    school = sample_school(2)
    presenter = BoardPresenter(school)
    data = presenter.show(Mode.SCHOOL, [item.uid for item in presenter.resources(Mode.SCHOOL)])
    model = OverviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.set_data(data)
    cells = [model.cards(row, day) for row in range(model.rowCount()) for day in range(model.columnCount())]
    assert sum(map(len, cells)) == len(data.cards) > 0
    assert {card.lesson for cell in cells for card, _, _ in cell} == set(school.placed)


def test_that_a_block_is_chosen_by_mouse_and_its_class_opened_by_key(qtbot) -> None:
    view = _opened(qtbot)
    card, lane, lanes = view.overview.cards(1, 2)[0]
    area = block(view.overview.board, view.visualRect(view.overview.index(1, 2)), card, lane, lanes)
    with qtbot.waitSignal(view.lesson_selected) as chosen:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert chosen.args == [card.lesson]
    with qtbot.waitSignal(view.column_requested) as asked:
        view.setFocus()
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert asked.args == [card.column, card.lesson]
    assert view.overview.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole)


def _opened(qtbot) -> SchoolOverview:
    presenter = BoardPresenter(sample_school(2))
    view = SchoolOverview()
    qtbot.addWidget(view)
    view.resize(1200, 600)
    view.show()
    view.set_data(presenter.show(Mode.SCHOOL, [item.uid for item in presenter.resources(Mode.SCHOOL)]))
    return view


def _grabbed(view: SchoolOverview) -> tuple[CardData, QPoint]:
    """A block of Wednesday in the second row, and the point where the mouse takes it."""
    card, lane, lanes = view.overview.cards(1, 2)[0]
    return card, block(view.overview.board, view.visualRect(view.overview.index(1, 2)), card, lane, lanes).center()


def _point(view: SchoolOverview, day: int, minutes: int) -> QPoint:
    area = view.visualRect(view.overview.index(1, day))
    return along(view.overview.board, area, minutes, minutes + 5).center().toPoint()


def _drag(view: SchoolOverview, start: QPoint, end: QPoint, *, release: bool = True, again: bool = False) -> None:
    mouse = Qt.MouseButton.LeftButton
    if again:
        QCoreApplication.sendEvent(view.viewport(), second_press(view.viewport(), start))
    else:
        QTest.mousePress(view.viewport(), mouse, pos=start)
    for point in (start + QPoint(15, 0), end):
        at = QPointF(point)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            QPointF(view.viewport().mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            mouse,
            Qt.KeyboardModifier.NoModifier,
        )
        QCoreApplication.sendEvent(view.viewport(), event)
    if release:
        QTest.mouseRelease(view.viewport(), mouse, pos=end)


@pytest.mark.parametrize("again", [False, True], ids=["first press", "clicked a moment ago"])
def test_that_a_block_is_dragged_to_another_day_and_time_on_the_grid(qtbot, again: bool) -> None:
    view = _opened(qtbot)
    card, taken = _grabbed(view)
    target = _point(view, 4, 720)
    wanted: list[str] = []
    dropped: list[tuple[str, int, int, str]] = []
    view.legality_wanted.connect(wanted.append)
    view.drop_requested.connect(lambda *drop: dropped.append(drop))
    _drag(view, taken, target, again=again)
    assert wanted == [card.lesson]
    [(lesson, day, start, column)] = dropped
    assert (lesson, day, column) == (card.lesson, 4, card.column)
    assert start % 5 == 0
    assert abs(start + card.minutes / 2 - 720) <= 10
    assert view.held is None


def test_that_a_drop_on_a_blocked_place_is_refused_and_a_stale_answer_is_not_painted(qtbot) -> None:
    view = _opened(qtbot)
    card, taken = _grabbed(view)
    _drag(view, taken, _point(view, 0, 700), release=False)
    blocked = [PlaceMark(0, start, Verdict.BLOCKED, 0.0, (BlockerMark("rule", "<b>Lunch</b>"),)) for start in range(480, 1000, 5)]
    view.set_marks("another", card.minutes, blocked)
    assert not view.legality.marks
    view.set_marks(card.lesson, card.minutes, blocked)
    assert not view.grab().isNull()
    with qtbot.waitSignal(view.drop_refused) as refused:
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, 0, 700))
    assert refused.args[0].lesson.origin == (card.day, card.start)
    assert refused.args[0].mark.blockers[0].name == "<b>Lunch</b>"


def test_that_escape_puts_a_block_back(qtbot) -> None:
    view = _opened(qtbot)
    _, taken = _grabbed(view)
    with qtbot.assertNotEmitted(view.drop_requested):
        _drag(view, taken, _point(view, 4, 720), release=False)
        assert view.held is not None
        QTest.keyClick(view, Qt.Key.Key_Escape)
        assert view.held is None
        QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=_point(view, 4, 720))


def test_that_a_lesson_comes_from_the_tray(qtbot) -> None:
    view = _opened(qtbot)
    carried = CarriedLesson("from-tray", 60, "Matematik")
    data, target = mime_of(carried), QPointF(_point(view, 1, 600))
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QCoreApplication.sendEvent(
            view.viewport(),
            kind(target.toPoint(), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
        )
    drop = QDropEvent(target, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(view.drop_requested) as asked:
        QCoreApplication.sendEvent(view.viewport(), drop)
    assert asked.args[:2] == ["from-tray", 1]
    assert abs(asked.args[2] - 585) <= 5


def by_time(cell) -> list[CardData]:
    return sorted((card for card, _, _ in cell), key=lambda card: (card.start, card.lesson))


def test_that_arrows_go_from_lesson_to_lesson_and_keys_act_on_it(qtbot) -> None:
    view = _opened(qtbot)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    first = view.selected
    row, day = view.overview.cell_of(first)
    assert (row, day) == (0, 0)
    week = [card.lesson for day in range(5) for card in by_time(view.overview.cards(0, day))]
    for lesson in week[1:]:
        QTest.keyClick(view, Qt.Key.Key_Right)
        assert view.selected == lesson
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.selected == week[-2]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.overview.cell_of(view.selected)[0] == 1
    with qtbot.waitSignal(view.pick_up_requested) as picked:
        QTest.keyClick(view, Qt.Key.Key_M)
    assert picked.args == [view.selected]
    with qtbot.waitSignal(view.context_requested) as asked:
        QCoreApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), QPoint(2, 2)))
    assert asked.args[0] == view.selected


def test_that_kept_pictures_show_what_painting_anew_would(qtbot) -> None:
    presenter = BoardPresenter(sample_school(2))
    whole = [item.uid for item in presenter.resources(Mode.SCHOOL)]
    data = presenter.show(Mode.SCHOOL, whole)
    fewer = replace(data, cards=tuple(card for card in data.cards if card.day != 2))
    marked = replace(data, cards=tuple(replace(card, status=CardStatus.HARD) for card in data.cards))
    longer = replace(data, first=data.first - 60)
    view, lesson = _opened(qtbot), data.cards[5].lesson
    for board, lit, width in (
        (data, None, 1200), (data, [lesson], 1200), (fewer, None, 1200), (marked, None, 1200), (marked, None, 1000), (longer, None, 1000),
    ):  # fmt: skip
        view.resize(width, 600)
        view.set_data(board)
        view.set_lit(lit)
        view.select(lesson)
        kept = view.viewport().grab().toImage()
        view.pictures = overview_cells.CellPictures()
        assert view.viewport().grab().toImage() == kept


def test_that_a_block_as_wide_as_the_smallest_letters_are_high_has_its_code(qtbot) -> None:
    view = _opened(qtbot)
    face = QFont(view.font())
    face.setPointSizeF(LEAST)
    least = math.ceil(QFontMetricsF(face).capHeight() + 1)

    def painted(width: int) -> bool:
        picture = QImage(60, 60, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        Lettering(view.font()).write(painter, QRect(10, 5, width, 50), "LUNCH")
        painter.end()
        return any(picture.pixelColor(x, y) != QColor(Qt.GlobalColor.white) for x in range(60) for y in range(60))

    assert painted(least)
    assert not painted(least - 2)


def test_that_pictures_stay_within_their_memory(qtbot, monkeypatch) -> None:
    monkeypatch.setattr(overview_cells, "MAX_BYTES", 200_000)
    view = _opened(qtbot)
    view.viewport().grab()
    assert 0 < view.pictures.held_bytes <= 200_000


def test_that_a_school_without_classes_says_where_to_begin(qtbot) -> None:
    view = _opened(qtbot)
    assert view.empty.isHidden()
    view.set_data(BoardData())
    assert not view.empty.isHidden()
    assert "Ctrl+D" in view.accessibleDescription()


@pytest.mark.parametrize(
    ("width", "words"), [(4000, ["08:00", "09:00"]), (1300, ["8", "9"]), (700, ["8", "10"]), (350, ["8", "12"]), (90, [])]
)
def test_that_the_head_has_the_hours_that_have_room(qtbot, width: int, words: list[str]) -> None:
    view = _opened(qtbot)
    view.resize(width, 400)
    section = QRect(0, 0, view.head.sectionSize(0), 40)
    shown = list(view.head._hours(section, QFontMetricsF(QFont("DejaVu Sans", 7))))
    assert [text for _, text, _ in shown][: len(words)] == words
    assert bool(shown) == bool(words)
    gaps = [after - before - wide for (before, _, wide), (after, _, _) in pairwise(shown)]
    assert min(gaps, default=1) > 0
    view.grab()
