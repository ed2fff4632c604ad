"""Numbers stand to the right, with their headings: in tables to read, and in the table under the board."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from scheduler_app.ui.board.table import BoardTable
from scheduler_app.ui.dialogs.row_table import RowTable


def _stands_right(table: QTableView, column: int) -> tuple[bool, bool]:
    """Heading, first cell."""
    model, role = table.model(), Qt.ItemDataRole.TextAlignmentRole
    found = model.headerData(column, Qt.Orientation.Horizontal, role), model.index(0, column).data(role)
    return tuple(bool(Qt.AlignmentFlag(one or 0) & Qt.AlignmentFlag.AlignRight) for one in found)


def test_that_only_the_named_columns_of_a_table_to_read_stand_to_the_right(qtbot) -> None:
    table = RowTable("some.rows", "Some rows", ("Name", "Lessons"), numbers=(1,))
    qtbot.addWidget(table)
    table.setRowCount(1)
    table.put_row(0, ("7A", "12"))
    assert [table.item(0, column).text() for column in range(2)] == ["7A", "12"]
    assert _stands_right(table, 0) == (False, False)
    assert _stands_right(table, 1) == (True, True)


def test_that_the_minutes_of_the_boards_table_stand_to_the_right(window) -> None:
    table = window.findChild(BoardTable)
    table.set_data(window.board_page.panel.board.data)
    assert table.model().rowCount()
    assert _stands_right(table, 2) == (True, True)
    assert _stands_right(table, 3) == (False, False)
    assert table.model().index(0, 2).data().isdigit()
