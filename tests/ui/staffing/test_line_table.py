"""Lines are sorted as Swedes sort names, whatever language the interface speaks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from scheduler_app.ui import language
from scheduler_app.ui.staffing.line_table import Line, LineTable


@pytest.mark.parametrize("code", ["en", "sv"])
def test_that_names_are_sorted_as_swedes_sort_them(qtbot, code) -> None:
    language.use(code)
    table = LineTable("lines")
    qtbot.addWidget(table)
    table.setSortingEnabled(True)
    names = ("Östen", "Alva", "Åke", "Zara")
    table.model_.show_lines([Line(name, (name, str(at)), (name.casefold(), at)) for at, name in enumerate(names)], ("Name", "Number"), (1,))
    table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [table.proxy.index(row, 0).data() for row in range(4)] == ["Alva", "Zara", "Åke", "Östen"]
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [table.proxy.index(row, 0).data() for row in range(4)] == ["Zara", "Åke", "Alva", "Östen"]
