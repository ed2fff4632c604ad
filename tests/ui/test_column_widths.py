"""First widths of columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from scheduler_app.ui.column_widths import FittedTable, fit_columns, shared_out
from scheduler_app.ui.headings import Headings, over_their_cells


def test_what_fits_is_as_wide_as_it_wants_to_be() -> None:
    assert shared_out([80, 400, 120], 600, [80, 130, 120]) == [80, 400, 120]


def test_the_widest_give_way_first_and_alike() -> None:
    assert shared_out([80, 400, 500, 120], 800, [80, 130, 130, 120]) == [80, 300, 300, 120]
    assert shared_out([80, 400, 500, 120], 800, [80, 130, 350, 120]) == [80, 250, 350, 120]


def test_a_table_scrolls_rather_than_having_columns_of_nothing() -> None:
    assert shared_out([80, 400, 500], 200, [80, 130, 130]) == [80, 130, 130]


@given(st.lists(st.integers(80, 900), max_size=12), st.integers(0, 3000))
def test_no_column_is_wider_than_it_wants_and_none_hides_another_without_need(wanted: list[int], room: int) -> None:
    floors = [min(wish, 100 + wish % 70) for wish in wanted]
    widths = shared_out(wanted, room, floors)
    assert all(floor <= width <= wish for width, floor, wish in zip(widths, floors, wanted))
    assert sum(widths) <= room or widths == floors


def test_that_columns_are_narrow_only_where_that_spares_the_user_from_scrolling(qtbot) -> None:
    table = QTableWidget(1, 3)
    qtbot.addWidget(table)
    for column in range(3):
        table.setItem(0, column, QTableWidgetItem("a name of quite some length, for instance this one"))
    widths = {}
    for room in (320, 250):
        table.resize(room + table.width() - table.viewport().width(), 100)
        table.viewport().resize(room, 80)
        fit_columns(table, stretch_last=False)
        widths[room] = {table.columnWidth(column) for column in range(3)}
    assert all(100 <= width <= 107 for width in widths[320])
    assert widths[250] == {220}


@pytest.mark.parametrize("rows", [0, 1])
@pytest.mark.parametrize("room", [300, 600, 900, 1500, 3000])
def test_that_no_heading_is_cut_whether_the_table_scrolls_or_not(qtbot, room, rows) -> None:
    table = QTableWidget(rows, 8)
    qtbot.addWidget(table)
    table.setItem(0, 3, QTableWidgetItem("a name of some length, for instance " * 3))
    table.setHorizontalHeaderLabels([*["Name"] * 4, *["Minutes before the first lesson"] * 4])
    table.resize(room, 100)
    fit_columns(table, stretch_last=False)
    header = table.horizontalHeader()
    assert all(table.columnWidth(column) >= header.sectionSizeHint(column) for column in range(8))


def test_that_a_heading_that_is_made_too_narrow_by_hand_is_told_by_a_tip(qtbot) -> None:
    table = QTableWidget(0, 2)
    qtbot.addWidget(table)
    over_their_cells(table)
    table.setHorizontalHeaderLabels(["Name", "Minutes before the first lesson"])
    table.setColumnWidth(1, 80)
    headings = table.horizontalHeader()
    assert isinstance(headings, Headings)
    assert [headings.tip(column) for column in (-1, 0)] == ["", ""]
    assert "before the first" in headings.tip(1)


def test_that_columns_on_a_wide_screen_stay_together(qtbot) -> None:
    table = QTableWidget(1, 3)
    qtbot.addWidget(table)
    table.viewport().resize(3000, 80)
    fit_columns(table, stretch_last=False)
    assert table.horizontalHeader().length() < 1000


def test_that_columns_follow_their_frame_until_one_is_set_by_hand(qtbot) -> None:
    table, model = FittedTable(), QStandardItemModel(1, 3)
    qtbot.addWidget(table)
    table.setModel(model)
    table.resize(400, 200)
    table.show()
    table.fit(stretch_last=False)
    header = table.horizontalHeader()

    def fills() -> bool:
        return header.length() == table.viewport().width()

    assert fills()
    table.resize(500, 200)
    assert fills()
    model.setRowCount(10_000)  # a wider column of numbers and a scroll bar take room from the table
    qtbot.waitUntil(fills)
    edge = QPoint(header.sectionViewportPosition(1), header.height() // 2)
    QTest.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(header.viewport(), edge - QPoint(30, 0))
    QTest.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=edge - QPoint(30, 0))
    by_hand = [header.sectionSize(column) for column in range(3)]
    table.resize(450, 200)
    assert [header.sectionSize(column) for column in range(3)] == by_hand
    table.fit(stretch_last=False)
    assert fills()


def test_that_no_narrow_strip_is_left_beside_the_last_column(qtbot) -> None:
    table = QTableWidget(1, 3)
    qtbot.addWidget(table)
    for room in range(560, 760, 20):
        table.viewport().resize(room, 80)
        fit_columns(table, stretch_last=False)
        assert table.horizontalHeader().length() in {room} or room - table.horizontalHeader().length() > 160
