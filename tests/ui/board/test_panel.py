"""Panel, chooser, table, tray and popover: wired to each other, accessible, and honest as item models."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPushButton,
    QTreeView,
    QWidget,
)

from scheduler_app.ui.board.board_texts import card_text
from scheduler_app.ui.board.refusal import Refusal, RefusalPopover
from scheduler_app.ui.board.table import BoardTable
from scheduler_app.ui.board.tray import TrayView
from scheduler_app.ui.board.tray_model import CARD_ROLE, TrayModel
from scheduler_app.ui.board.view_data import BlockerMark, CarriedLesson, Mode, PlaceMark, TrayCard, TrayData, TrayGroup, Verdict
from tests.ui.board.conftest import Desk, small_board


def test_that_choosing_a_mode_shows_its_first_resource(desk: Desk, qtbot) -> None:
    combo = desk.panel.findChild(QComboBox, "board.mode")
    assert [Mode(combo.itemData(i)) for i in range(combo.count())] == [
        Mode.CLASS, Mode.TEACHER, Mode.ROOM, Mode.GROUP, Mode.YEAR, Mode.SCHOOL,
    ]  # fmt: skip
    with qtbot.waitSignal(desk.panel.view_changed) as changed:
        combo.setFocus()
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert changed.args[0] is Mode.TEACHER
    assert len(desk.panel.board.data.columns) == 1
    assert desk.panel.board.data.mode is Mode.TEACHER


def test_that_arrows_step_through_the_resources(desk: Desk) -> None:
    forth = desk.panel.findChild(QAbstractButton, "board.chooser.forth")
    first = desk.panel.chosen
    forth.click()
    assert desk.panel.chosen != first
    forth.click()
    assert desk.panel.chosen == first


def test_that_the_chooser_searches_and_takes_several(desk: Desk) -> None:
    desk.panel.findChild(QPushButton, "board.chooser.button").click()
    popup = desk.panel.findChild(QWidget, "board.chooser.popup")
    names = popup.findChild(QListWidget)
    names.item(1).setCheckState(Qt.CheckState.Checked)
    assert len(desk.panel.board.data.columns) == 2
    popup.findChild(QLineEdit).setText(names.item(1).text().lower())
    assert [names.item(row).isHidden() for row in range(names.count())] == [True, False]
    QTest.keyClick(popup.findChild(QLineEdit), Qt.Key.Key_Return)
    assert [column.name for column in desk.panel.board.data.columns] == [names.item(1).text()]


def test_that_board_and_table_select_the_same_lesson(desk: Desk, qtbot) -> None:
    desk.panel.show_table(True)
    table = desk.panel.table
    lesson = desk.panel.board.data.cards[3].lesson
    with qtbot.waitSignal(desk.panel.lesson_selected) as selected:
        desk.panel.board.choose(desk.panel.board.scene.layout.cards_of(lesson)[0])
    assert selected.args == [lesson]
    assert table.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.AccessibleTextRole)
    with qtbot.waitSignal(desk.panel.lesson_selected) as selected:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert desk.panel.board.scene.selected == selected.args[0] != lesson


def test_that_hover_and_selection_get_their_verdicts(desk: Desk) -> None:
    lesson = desk.panel.board.data.cards[0].lesson
    desk.panel.select(lesson)
    legality = desk.panel.board.scene.legality
    assert legality.lesson == lesson
    assert {mark.verdict for mark in legality.marks} >= {Verdict.BLOCKED, Verdict.LEGAL} or legality.regions


def test_that_the_table_reads_every_lesson_once(qtbot) -> None:
    table = BoardTable()
    qtbot.addWidget(table)
    table.set_data(small_board())
    model = table.lessons
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.rowCount() == 4
    text = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == card_text(small_board().cards[0])
    assert all(part in text for part in ("Mathematics", "Monday 09:00–10:00", "Anna", "101"))
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name)


def test_that_the_table_keeps_its_model_honest_through_changes(qtbot) -> None:
    table = BoardTable()
    qtbot.addWidget(table)
    QAbstractItemModelTester(table.lessons, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    data = small_board()
    table.set_data(data)
    table.select("en")
    from dataclasses import replace

    moved = replace(data, cards=(replace(data.cards[0], rooms="<i>9</i>"), *data.cards[1:]))
    table.set_data(moved)
    assert table.lessons.index(table.lessons.row_of("ma"), 6).data() == "<i>9</i>"
    assert table.currentIndex().siblingAtColumn(3).data() == "English"
    table.set_data(replace(data, cards=data.cards[3:]))
    assert not table.currentIndex().isValid()


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Return, "properties_requested"), (Qt.Key.Key_L, "lock_requested"), (Qt.Key.Key_Delete, "unplace_requested"),
        (Qt.Key.Key_M, "pick_up_requested"),
    ],
)  # fmt: skip
def test_that_the_table_has_the_boards_keys(qtbot, key: Qt.Key, signal: str) -> None:
    table = BoardTable()
    qtbot.addWidget(table)
    table.set_data(small_board())
    table.select("bl")
    with qtbot.waitSignal(getattr(table, signal)) as asked:
        QTest.keyClick(table, key)
    assert asked.args == ["bl"]


def _tray_data() -> TrayData:
    waiting = (TrayCard("l1", "r1", 60, "A", 2), TrayCard("l2", "r1", 40, "", 5))
    math = TrayGroup("r1", "<b>Math</b>", "7A · ANNA", 0, 2, 4, waiting, "math 7a anna")
    art = TrayGroup("r2", "Art", "7B", 1, 0, 1, (TrayCard("l3", "r2", 80, "", 9),), "art 7b")
    return TrayData((math, art), 2, 5)


def test_that_the_tray_model_is_a_proper_tree() -> None:
    model = TrayModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_data(_tray_data())
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0, 0)) == 2
    assert model.index_of("l3").parent() == model.index(1, 0)
    assert not model.index_of("nobody").isValid()
    model.set_filter("art")
    assert model.rowCount() == 1
    model.set_data(TrayData())
    assert model.rowCount() == 0


def test_that_the_tray_counts_filters_and_tells(qtbot) -> None:
    tray = TrayView()
    qtbot.addWidget(tray)
    tray.resize(260, 400)
    tray.set_data(_tray_data())
    tray.show()
    assert tray.findChild(QLabel, "tray.count").text() == "3 lessons"
    tree = tray.findChild(QTreeView)
    with qtbot.waitSignal(tray.lesson_selected) as selected:
        tree.selectionModel().setCurrentIndex(tray.lessons.index_of("l2"), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert selected.args == ["l2"]
    with qtbot.waitSignal(tray.pick_up_requested) as picked:
        QTest.keyClick(tree, Qt.Key.Key_Return)
    assert picked.args == ["l2"]
    tray.findChild(QLineEdit, "tray.filter").setText("7b art")
    assert [tray.lessons.index(row, 0).data() for row in range(tray.lessons.rowCount())] == ["Art, 7B, 0 of 1 placed"]
    tray.grab()


def test_that_the_tray_gives_drag_data_for_cards_and_groups() -> None:
    from scheduler_app.ui.board.lesson_mime import carried_of

    model = TrayModel()
    model.set_data(_tray_data())
    card = carried_of(model.mimeData([model.index_of("l2")]))
    assert card == CarriedLesson("l2", 40, "<b>Math</b>", 0, "7A · ANNA")
    group = carried_of(model.mimeData([model.index(0, 0)]))
    assert group is not None
    assert group.lesson == "l1"
    assert model.index(0, 0).flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.index_of("l1").data(CARD_ROLE).places == 2


def test_that_markup_in_names_is_escaped_in_tips_and_plain_in_text() -> None:
    model = TrayModel()
    model.set_data(_tray_data())
    index = model.index(0, 0)
    assert index.data().startswith("<b>Math</b>, 7A")
    assert "&lt;b&gt;Math" in index.data(Qt.ItemDataRole.ToolTipRole)


def _refusal(*blockers: BlockerMark, origin: tuple[int, int] | None = (0, 540)) -> Refusal:
    from PySide6.QtCore import QPoint

    lesson = CarriedLesson("ma", 60, "<i>Math</i>", origin=origin)
    return Refusal(lesson, 1, 600, "A", PlaceMark(1, 600, Verdict.BLOCKED, 0.0, blockers), QPoint(100, 100))


_ANNA, _HALL, _RULE = BlockerMark("teacher", "Anna <x>", "en"), BlockerMark("room", "Hall", "en"), BlockerMark("rule", "Lunch")


@pytest.mark.parametrize(
    ("refusal", "buttons"),
    [
        (_refusal(_ANNA, _HALL), {"swap", "clear", "chain"}),
        (_refusal(_ANNA, BlockerMark("class", "7A", "bl")), {"clear", "chain"}),
        (_refusal(_ANNA, origin=None), {"clear", "chain"}),
        (_refusal(_ANNA, _RULE), {"chain"}),
        (_refusal(_RULE), set()),
    ],
)
def test_that_only_ways_out_that_lead_out_are_offered(desk: Desk, refusal: Refusal, buttons: set[str]) -> None:
    desk.panel.show_refusal(refusal)
    popover = desk.panel.findChild(RefusalPopover)
    assert {button.objectName() for button in popover.findChildren(QPushButton)} == {
        f"board.refusal.{name}" for name in {*buttons, "anyway", "cancel"}
    }
    labels = popover.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert any("<i>Math</i>" in label.text() for label in labels)
    popover.close()


def test_that_the_popover_tells_what_was_chosen_and_closes(desk: Desk, qtbot) -> None:
    refusal = _refusal(_ANNA)
    for name, signal, wanted in (
        ("board.refusal.swap", desk.panel.swap_requested, ["ma", "en"]),
        ("board.refusal.clear", desk.panel.clear_requested, ["ma", 1, 600, "A", ("en",)]),
        ("board.refusal.chain", desk.panel.chain_requested, ["ma", 1, 600]),
        ("board.refusal.anyway", desk.panel.anyway_requested, ["ma", 1, 600, "A"]),
    ):
        desk.panel.show_refusal(refusal)
        popover = desk.panel.findChildren(RefusalPopover)[-1]
        with qtbot.waitSignal(signal) as told:
            popover.findChild(QPushButton, name).click()
        assert told.args == wanted
        assert not popover.isVisible()
        QApplication.sendPostedEvents(popover, QEvent.Type.DeferredDelete)


def test_that_the_menu_wishes_and_can_be_extended(desk: Desk, qtbot) -> None:
    board = desk.panel.board
    lesson = board.data.cards[0].lesson
    desk.panel.menu_about_to_show.connect(lambda menu, *_: menu.addAction("More"))
    board.context_requested.emit(lesson, 0, 540, "A", board.mapToGlobal(board.rect().center()))
    menu = desk.panel.findChild(QMenu, "board.menu")
    assert [action.text().split("\t")[0].replace("&", "") for action in menu.actions()] == [
        "Move by keyboard",
        "Lock or unlock",
        "To the tray",
        "Properties…",
        "More",
    ]
    with qtbot.waitSignal(desk.panel.unplace_requested) as asked:
        menu.actions()[2].trigger()
    assert asked.args == [lesson]
    menu.close()


def test_that_a_menu_without_entries_is_not_shown(desk: Desk) -> None:
    desk.panel.board.context_requested.emit("", 0, 540, "A", desk.panel.rect().center())
    assert not any(menu.isVisible() for menu in desk.panel.findChildren(QMenu))


def test_that_every_control_has_an_accessible_name(desk: Desk) -> None:
    for root in (desk.panel, desk.tray):
        for widget in root.findChildren(QWidget):
            controls = (QAbstractButton, QComboBox, QLineEdit, QTreeView, BoardTable)
            if (
                isinstance(widget, controls)
                and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
                and not widget.objectName().startswith("qt_")
            ):
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert name, widget.objectName()
    assert desk.panel.board.accessibleName()


def test_that_a_lesson_dragged_onto_the_tray_is_unplaced(qtbot) -> None:
    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QHBoxLayout

    from scheduler_app.ui.board.week_board import WeekBoard
    from tests.ui.board.conftest import Hands

    window = QWidget()
    qtbot.addWidget(window)
    board, tray = WeekBoard(), TrayView()
    layout = QHBoxLayout(window)
    layout.addWidget(board, 3)
    layout.addWidget(tray, 1)
    window.resize(780, 600)
    board.set_data(small_board())
    window.show()
    hands = Hands(board)
    board.finish_painting()
    board.scene.ratio = 1.0
    onto = board.viewport().mapFromGlobal(tray.mapToGlobal(QPoint(tray.width() // 2, 200)))
    with qtbot.waitSignal(board.unplace_requested) as asked, qtbot.assertNotEmitted(board.drop_requested):
        hands.drag(hands.at(0, 0, 570), onto)
    assert asked.args == ["ma"]
