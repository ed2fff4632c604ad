"""Where one column says what is wrong, only its cell is red: the rest of the line can still be read."""

from __future__ import annotations

from PySide6.QtCore import Qt

from scheduler_app.ui.staffing.line_table import Line, LineTable
from scheduler_app.ui.staffing.report_tables import ReportTable
from scheduler_app.ui.theme import current_theme


def test_that_only_the_telling_cell_of_a_strong_line_is_red(qtbot) -> None:
    table = LineTable("lines")
    qtbot.addWidget(table)
    report = ReportTable(("Area", "Missing"), (1,), (Line("a", ("Yard", "2"), strong=True), Line("b", ("Hall", ""))), "", telling=1)
    table.model_.telling = report.telling
    table.model_.show_lines(report.lines, report.titles, report.numbers)

    def red(row: int, column: int) -> bool:
        colour = table.model_.index(row, column).data(Qt.ItemDataRole.ForegroundRole)
        return colour is not None and colour.name() == current_theme().statuses["hard"].stripe

    assert [red(0, 0), red(0, 1), red(1, 0), red(1, 1)] == [False, True, False, False]
    table.model_.telling = None
    assert red(0, 0)
