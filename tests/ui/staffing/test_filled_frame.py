"""A report's table is as wide as its frame after every resizing, up to what keeps a number near its name."""

from __future__ import annotations

import pytest

from scheduler_app.ui.staffing.line_table import Line, LineTable


@pytest.mark.parametrize("width", [900, 1203])
def test_that_columns_fill_the_frame_after_every_resizing(qtbot, width) -> None:
    table = LineTable("lines")
    qtbot.addWidget(table)
    table.model_.show_lines([Line("a", ("Alva", *"123456"))], ("Name", "Lessons", "Days", "Late", "Early", "Gaps", "Hidden"), range(1, 7))
    table.setColumnHidden(6, True)
    table.resize(600, 300)
    table.show()
    table.resize(width, 300)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() == table.viewport().width())
    assert table.viewport().width() > 800
