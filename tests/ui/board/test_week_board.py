"""A scheduler's hands on the board: mouse, keys, zoom, refusals."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from scheduler_app.ui.board import board_painter
from scheduler_app.ui.board.board_painter import mark_under
from scheduler_app.ui.board.chip_painter import chip_width
from scheduler_app.ui.board.lesson_mime import mime_of
from scheduler_app.ui.board.refusal import Refusal
from scheduler_app.ui.board.view_data import BlockerMark, BoardData, CardData, CarriedLesson, Column, Mode, PeriodSlot, PlaceMark, Verdict
from scheduler_app.ui.board.week_board import WeekBoard
from tests.ui.board.conftest import Hands, second_press, small_board

_Alt, _Ctrl, _Shift = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_BLOCKED = PlaceMark(1, 540, Verdict.BLOCKED, 0.0, (BlockerMark("teacher", "<b>Anna</b>", "other"),))


def test_that_a_drag_asks_for_the_place_under_it_on_the_grid(board: WeekBoard, hands: Hands, qtbot) -> None:
    with qtbot.waitSignal(board.drop_requested) as asked:
        hands.drag(hands.at(0, 0, 570), hands.at(1, 0, 633))
    assert asked.args == ["ma", 1, 605, "A"]


def test_that_the_lesson_follows_the_hand_and_escape_puts_it_back(board: WeekBoard, hands: Hands, qtbot) -> None:
    with qtbot.assertNotEmitted(board.drop_requested):
        hands.drag(hands.at(0, 0, 570), hands.at(1, 1, 730), release=False)
        assert board.scene.carry is not None
        assert (board.scene.carry.day_index, board.scene.carry.column_index, board.scene.carry.start) == (1, 1, 700)
        hands.press(Qt.Key.Key_Escape)
        assert board.scene.carry is None
        QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=hands.at(1, 1, 730))


def test_that_a_drop_where_it_came_from_asks_nothing(board: WeekBoard, hands: Hands, qtbot) -> None:
    with qtbot.assertNotEmitted(board.drop_requested):
        hands.drag(hands.at(0, 0, 570), hands.at(0, 0, 571))


def test_that_a_click_selects_and_wants_the_verdicts(board: WeekBoard, hands: Hands, qtbot) -> None:
    with qtbot.waitSignals([board.lesson_selected, board.legality_wanted]) as heard:
        QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=hands.at(0, 1, 570))
    assert [args for _, *args in heard.all_signals_and_args] or board.scene.selected == "en"
    assert board.scene.selected == "en"


def test_that_the_tray_of_another_window_takes_nothing_from_this_one(board: WeekBoard, hands: Hands, qtbot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    other.setProperty("takesUnplaced", True)
    other.setGeometry(board.window().geometry())
    other.show()
    with qtbot.assertNotEmitted(board.unplace_requested), qtbot.waitSignal(board.drop_requested):
        hands.drag(hands.at(0, 0, 570), hands.at(1, 0, 633))


def test_that_a_card_clicked_a_moment_ago_can_be_dragged_and_a_double_click_asks_for_properties(
    board: WeekBoard, hands: Hands, qtbot
) -> None:
    view, left, start, end = board.viewport(), Qt.MouseButton.LeftButton, hands.at(0, 0, 570), hands.at(1, 0, 633)
    with qtbot.assertNotEmitted(board.properties_requested), qtbot.waitSignal(board.drop_requested) as asked:
        QTest.mouseClick(view, left, pos=start)
        QApplication.sendEvent(view, second_press(view, start))
        QTest.mouseMove(view, start + QPoint(0, 20))
        QTest.mouseMove(view, end)
        QTest.mouseRelease(view, left, pos=end)
    assert asked.args == ["ma", 1, 605, "A"]
    with qtbot.waitSignal(board.properties_requested) as wanted:
        QTest.mouseClick(view, left, pos=start)
        QApplication.sendEvent(view, second_press(view, start))
        QTest.mouseRelease(view, left, pos=start)
    assert wanted.args == ["ma"]


def test_that_hovering_wants_the_verdicts_after_a_moment(board: WeekBoard, hands: Hands, qtbot) -> None:
    with qtbot.waitSignal(board.legality_wanted) as wanted:
        QTest.mouseMove(board.viewport(), hands.at(0, 0, 690))
    assert wanted.args == ["bl"]


def test_that_a_blocked_place_refuses_the_drop_with_its_blockers(board: WeekBoard, hands: Hands, qtbot) -> None:
    board.legality_wanted.connect(lambda lesson: hands.mark("ma", _BLOCKED) if lesson == "ma" else None)
    with qtbot.assertNotEmitted(board.drop_requested), qtbot.waitSignal(board.drop_refused) as refused:
        hands.drag(hands.at(0, 0, 570), hands.at(1, 0, 570))
    refusal = refused.args[0]
    assert isinstance(refusal, Refusal)
    assert (refusal.lesson.lesson, refusal.day, refusal.start, refusal.column) == ("ma", 1, 540, "A")
    assert refusal.others == ("other",)


def test_that_a_refusal_lies_beside_its_place_and_in_sight(board: WeekBoard, hands: Hands) -> None:
    view = board.viewport()
    place = view.mapFromGlobal(board.corner_of(1, 600, "A"))
    assert abs(place.y() - hands.at(1, 0, 600).y()) <= 1
    assert 0 < place.x() - hands.at(1, 0, 600).x() <= board.scene.layout.geometry.width
    board.zoom(6.0)
    for day, start, column in ((0, 480, "A"), (1, 955, "B")):
        assert view.rect().adjusted(0, 0, 1, 1).contains(view.mapFromGlobal(board.corner_of(day, start, column)))
    assert view.mapFromGlobal(board.corner_of(0, 480, "another class")) == view.rect().center()


def test_that_the_words_about_a_carried_lesson_stay_in_its_day(board: WeekBoard, hands: Hands, monkeypatch) -> None:
    chips = []
    monkeypatch.setattr(board_painter, "paint_chip", lambda *args, **names: chips.append((args[3], args[4], args[5], names)))
    long = BlockerMark("teacher", "Anna-Karin Bergström-Lindqvist with a long name", "other")
    board.legality_wanted.connect(lambda lesson: hands.mark("ma", PlaceMark(0, 700, Verdict.BLOCKED, 0.0, (long,))))
    hands.drag(hands.at(0, 0, 570), hands.at(0, 1, 730), release=False)
    chips.clear()
    board.grab()
    (text, at, room, names), *_ = chips
    geometry = board.scene.layout.geometry
    width = chip_width(board.scene.family, text, room, short=names["short"], more=names["more"])
    assert at.x() < geometry.column_x(0, 1)  # as wide as it is, it begins before its column
    assert geometry.day_x(0) <= at.x()
    assert at.x() + width <= geometry.day_width + 1
    hands.press(Qt.Key.Key_Escape)


def test_that_the_verdict_under_the_hand_is_the_one_given(board: WeekBoard, hands: Hands) -> None:
    board.legality_wanted.connect(lambda lesson: hands.mark("ma", _BLOCKED, PlaceMark(1, 600, Verdict.COSTS, 3.0)))
    hands.drag(hands.at(0, 0, 570), hands.at(1, 0, 630), release=False)
    mark = mark_under(board.scene)
    assert mark is not None
    assert (mark.verdict, mark.cost) == (Verdict.COSTS, 3.0)
    hands.press(Qt.Key.Key_Escape)


def test_that_late_verdicts_of_another_lesson_are_ignored(board: WeekBoard, hands: Hands) -> None:
    board.select("en")
    board.set_marks("ma", 60, [_BLOCKED])
    assert not board.scene.legality.marks
    board.set_marks("en", 60, [_BLOCKED])
    assert board.scene.legality.lesson == "en"


def test_that_dragging_the_lower_edge_asks_for_a_length(board: WeekBoard, hands: Hands, qtbot) -> None:
    edge = hands.at(0, 0, 600) - QPoint(0, 4)
    with qtbot.waitSignal(board.length_requested) as asked, qtbot.assertNotEmitted(board.drop_requested):
        hands.drag(edge, hands.at(0, 0, 621))
    assert asked.args == ["ma", 80]


@pytest.mark.parametrize(("to", "start"), [(519, 520), (571, 570), (640, 595), (300, 480)])
def test_that_dragging_the_upper_edge_asks_for_a_start(board: WeekBoard, hands: Hands, qtbot, to: int, start: int) -> None:
    edge = hands.at(0, 0, 540) + QPoint(0, 3)
    with qtbot.waitSignal(board.start_requested) as asked, qtbot.assertNotEmitted(board.drop_requested):
        hands.drag(edge, hands.at(0, 0, to), release=False)
        assert board.scene.stretch is not None
        assert (board.scene.stretch.start, board.scene.stretch.end) == (start, 600)
        board.grab()
        QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=hands.at(0, 0, to))
    assert asked.args == ["ma", start]


def test_that_an_upper_edge_let_go_where_it_was_asks_nothing_and_escape_puts_it_back(board: WeekBoard, hands: Hands, qtbot) -> None:
    edge = hands.at(0, 0, 540) + QPoint(0, 3)
    with qtbot.assertNotEmitted(board.start_requested), qtbot.assertNotEmitted(board.length_requested):
        hands.drag(edge, hands.at(0, 0, 541))
        hands.drag(edge, hands.at(0, 0, 500), release=False)
        hands.press(Qt.Key.Key_Escape)
        assert board.scene.stretch is None
        QTest.mouseRelease(board.viewport(), Qt.MouseButton.LeftButton, pos=hands.at(0, 0, 500))


def test_that_both_edges_show_that_they_can_be_dragged(board: WeekBoard, hands: Hands) -> None:
    shapes = []
    for point in (hands.at(0, 0, 540) + QPoint(0, 3), hands.at(0, 0, 570), hands.at(0, 0, 600) - QPoint(0, 4)):
        QTest.mouseMove(board.viewport(), point)
        shapes.append(board.viewport().cursor().shape())
    assert shapes == [Qt.CursorShape.SizeVerCursor, Qt.CursorShape.ArrowCursor, Qt.CursorShape.SizeVerCursor]


def test_that_a_lesson_of_both_classes_is_selected_in_both_columns(board: WeekBoard, hands: Hands) -> None:
    board.select("both")
    assert [laid.column_index for laid in board.scene.layout.cards_of(board.scene.selected)] == [0, 1]


def test_that_control_arrows_walk_from_card_to_card(board: WeekBoard, hands: Hands) -> None:
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        hands.press(key, _Ctrl)
        walked.append((board.scene.current.card.lesson, board.scene.current.card.column))
    assert walked == [("ma", "A"), ("bl", "A"), ("ma", "A"), ("en", "B"), ("both", "A"), ("en", "B")]


def test_that_the_first_arrow_chooses_a_card_and_arrows_aside_go_to_the_one_beside(board: WeekBoard, hands: Hands) -> None:
    asked: list[object] = []
    board.drop_requested.connect(lambda *wish: asked.append(wish))
    hands.press(Qt.Key.Key_Down)
    assert board.scene.current.card.lesson == "ma"
    hands.press(Qt.Key.Key_Right)
    assert board.scene.current.card.lesson == "en"
    assert not asked


@pytest.mark.parametrize(
    ("key", "modifier", "wish"),
    [
        (Qt.Key.Key_Right, _Alt, ["ma", 1, 540, "A"]),
        (Qt.Key.Key_Down, _Alt, ["ma", 0, 545, "A"]),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, ["ma", 0, 545, "A"]),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, ["ma", 0, 535, "A"]),
    ],
)
def test_that_arrows_ask_to_move_the_card(
    board: WeekBoard, hands: Hands, qtbot, key: Qt.Key, modifier: Qt.KeyboardModifier, wish: list[object]
) -> None:
    hands.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(board.drop_requested) as asked:
        hands.press(key, modifier)
    assert asked.args == wish


def test_that_shift_arrows_ask_for_a_length(board: WeekBoard, hands: Hands, qtbot) -> None:
    hands.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(board.length_requested) as asked:
        hands.press(Qt.Key.Key_Up, _Shift)
    assert asked.args == ["ma", 55]


@pytest.mark.parametrize(("key", "start"), [(Qt.Key.Key_Up, 535), (Qt.Key.Key_Down, 545)])
def test_that_control_shift_arrows_ask_for_a_start(board: WeekBoard, hands: Hands, qtbot, key: Qt.Key, start: int) -> None:
    hands.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(board.start_requested) as asked:
        hands.press(key, _Ctrl | _Shift)
    assert asked.args == ["ma", start]


@pytest.mark.parametrize(
    ("key", "signal"),
    [(Qt.Key.Key_L, "lock_requested"), (Qt.Key.Key_Delete, "unplace_requested"), (Qt.Key.Key_Return, "properties_requested")],
)
def test_that_keys_wish_for_the_current_card(board: WeekBoard, hands: Hands, qtbot, key: Qt.Key, signal: str) -> None:
    hands.press(Qt.Key.Key_Down)
    with qtbot.waitSignal(getattr(board, signal)) as asked:
        hands.press(key)
    assert asked.args == ["ma"]


def test_that_a_lesson_is_moved_by_keys_alone(board: WeekBoard, hands: Hands, qtbot) -> None:
    places = [PlaceMark(1, 700, Verdict.LEGAL), PlaceMark(0, 800, Verdict.COSTS, 2.0)]
    board.legality_wanted.connect(lambda lesson: hands.mark("ma", *places) if lesson == "ma" else None)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_M)
    hands.press(Qt.Key.Key_PageDown)
    hands.press(Qt.Key.Key_PageDown)
    assert "Moving Mathematics" in board.accessibleDescription()
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Right, _Shift)
    with qtbot.waitSignal(board.drop_requested) as asked:
        hands.press(Qt.Key.Key_Return)
    assert asked.args == ["ma", 1, 705, "B"]


def test_that_keys_the_board_does_not_know_are_left_to_the_window(board: WeekBoard, hands: Hands) -> None:
    heard = []
    board.window().setProperty("x", 1)
    event_filter = _KeyCatcher(heard)
    assert not event_filter.handled(board, Qt.Key.Key_F5)
    assert not event_filter.handled(board, Qt.Key.Key_Escape)
    assert event_filter.handled(board, Qt.Key.Key_Down)


class _KeyCatcher:
    def __init__(self, heard: list[int]) -> None:
        self.heard = heard

    def handled(self, board: WeekBoard, key: Qt.Key) -> bool:
        from PySide6.QtGui import QKeyEvent

        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        board.keyPressEvent(event)
        return event.isAccepted()


def test_that_control_and_wheel_zoom_around_the_pointer(board: WeekBoard, hands: Hands) -> None:
    point = hands.at(1, 0, 700)
    before = board.scene.layout.geometry
    for _ in range(4):
        wheel = QWheelEvent(QPointF(point), QPointF(board.mapToGlobal(point)), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, _Ctrl,
                            Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
        QApplication.sendEvent(board.viewport(), wheel)
    after = board.scene.layout.geometry
    assert after.scale > before.scale * 1.5
    assert after.width > before.width * 1.5
    board.finish_painting()
    content = board.scene.to_content(point)
    assert after.cell_at(content.x()) == (1, 0)
    assert abs(after.minute_at(content.y()) - 700) < 15
    hands.press(Qt.Key.Key_0, _Ctrl)
    fitted = board.scene.layout.geometry
    assert fitted.content_width <= board.viewport().width()
    assert fitted.content_height <= board.viewport().height()


def test_that_a_readable_board_never_scrolls_both_ways_when_one_is_enough(board: WeekBoard) -> None:
    board.resize(700, 320)
    board.show_readable()
    assert board.verticalScrollBar().maximum() > 0
    assert board.horizontalScrollBar().maximum() == 0


def test_that_a_fitted_board_stays_fitted_when_the_window_grows(board: WeekBoard) -> None:
    board.fit()
    small = board.scene.layout.geometry
    board.resize(1000, 800)
    assert board.scene.layout.geometry.width > small.width
    board.zoom(1.5)
    zoomed = board.scene.layout.geometry
    board.resize(700, 620)
    assert board.scene.layout.geometry == zoomed


def test_that_a_fitted_board_needs_no_scroll_bars_though_it_had_them(board: WeekBoard) -> None:
    board.zoom(6.0)
    bars = (board.horizontalScrollBar(), board.verticalScrollBar())
    assert all(bar.maximum() > 0 for bar in bars)
    board.fit()
    assert all(bar.maximum() == 0 for bar in bars)


def test_that_a_lesson_from_the_tray_is_dropped_where_it_is_let_go(board: WeekBoard, hands: Hands, qtbot) -> None:
    data, point = mime_of(CarriedLesson("new", 40, "Music", 4)), hands.at(1, 1, 720)
    enter = QDragEnterEvent(point, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(board.viewport(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(
        board.viewport(), QDragMoveEvent(point, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )
    drop = QDropEvent(QPointF(point), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(board.drop_requested) as asked:
        QApplication.sendEvent(board.viewport(), drop)
    assert asked.args == ["new", 1, 705, "B"]


def test_that_foreign_drag_data_is_refused(board: WeekBoard, hands: Hands) -> None:
    text, broken = QMimeData(), QMimeData()
    text.setText("hello")
    broken.setData("application/x-ringklocka-lesson", b"{not json")
    for data in (text, broken):
        enter = QDragEnterEvent(
            hands.at(0, 0, 700), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        enter.accept()
        QApplication.sendEvent(board.viewport(), enter)
        assert not enter.isAccepted()


def test_that_the_context_is_told_with_its_place(board: WeekBoard, hands: Hands, qtbot) -> None:
    point = hands.at(0, 0, 571)
    with qtbot.waitSignal(board.context_requested) as asked:
        QApplication.sendEvent(
            board.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, board.viewport().mapToGlobal(point))
        )
    assert asked.args[:4] == ["ma", 0, 570, "A"]


def test_that_new_data_keeps_the_selection_and_drops_what_was_carried(board: WeekBoard, hands: Hands, qtbot) -> None:
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_M)
    with qtbot.waitSignal(board.legality_wanted) as wanted:
        board.set_data(small_board())
    assert wanted.args == ["ma"]
    assert board.scene.carry is None
    assert board.scene.current is not None
    assert board.scene.selected == "ma"


def test_that_names_with_markup_are_shown_literally(board: WeekBoard, hands: Hands) -> None:
    name = "<b>7&A</b>"
    board.set_data(BoardData(columns=(Column("A", name),), cards=(CardData("x", "A", 0, 540, 60, name, name, (name,), groups=name),)))
    point = hands.at(0, 0, 570)
    QApplication.sendEvent(board.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, board.viewport().mapToGlobal(point)))
    assert "&lt;b&gt;7&amp;A&lt;/b&gt;" in QToolTip.text()
    assert name not in QToolTip.text()
    QToolTip.hideText()
    board.finish_painting()
    board.grab()


def test_that_the_period_frame_snaps_drops_to_its_starts(board: WeekBoard, hands: Hands, qtbot) -> None:
    data = small_board()
    board.set_data(
        BoardData(
            data.mode,
            data.columns,
            data.days,
            data.first,
            data.last,
            data.cards,
            (),
            (PeriodSlot("1", 540, 600), PeriodSlot("2", 615, 675)),
        )
    )
    board.set_period_frame(True)
    with qtbot.waitSignal(board.drop_requested) as asked:
        hands.drag(hands.at(0, 0, 570), hands.at(1, 0, 637))
    assert asked.args == ["ma", 1, 615, "A"]


def test_that_an_empty_board_takes_every_key_and_click(board: WeekBoard, hands: Hands) -> None:
    board.set_data(BoardData())
    for key in (Qt.Key.Key_Down, Qt.Key.Key_M, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_0):
        hands.press(key)
    QTest.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    board.pick_up(CarriedLesson("x", 60, "x"))
    board.finish_painting()
    board.grab()
    assert board.scene.carry is None


def test_that_each_mode_keeps_its_own_zoom_also_when_the_columns_change(board: WeekBoard) -> None:
    fitted = board.scene.layout.geometry
    board.zoom(1.7)
    zoomed = board.scene.layout.geometry
    board.set_data(replace(small_board(), mode=Mode.TEACHER))
    assert board.scene.layout.geometry.scale == fitted.scale
    board.zoom(1.2)
    teachers = board.scene.layout.geometry
    board.set_data(replace(small_board(), columns=small_board().columns[:1]))
    assert (board.scene.layout.geometry.scale, board.scene.layout.geometry.width) == (zoomed.scale, zoomed.width)
    board.set_data(replace(small_board(), mode=Mode.TEACHER))
    assert board.scene.layout.geometry == teachers
