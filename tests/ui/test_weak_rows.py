"""What steps back is greyed in the colours of the theme in sight, also when the theme changes while it is open."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeWidget, QTreeWidgetItem

from scheduler_app.domain.history import HistoryEntry
from scheduler_app.ui.history_dock import HistoryDock
from scheduler_app.ui.theme import THEMES, ThemeName, apply_theme
from scheduler_app.ui.weak_rows import WEAK, WeakRows

_NAMES = [ThemeName.LIGHT, ThemeName.DARK, ThemeName.HIGH_CONTRAST]


@pytest.mark.parametrize("name", _NAMES)
def test_that_a_weak_row_follows_the_theme(qtbot, qapp, name: ThemeName) -> None:
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    delegate = WeakRows(tree)
    tree.setItemDelegate(delegate)
    item = QTreeWidgetItem(["taken room"])
    item.setData(0, WEAK, True)
    tree.addTopLevelItems([item, QTreeWidgetItem(["free room"])])
    tree.show()
    try:
        apply_theme(qapp, name)
        qtbot.waitUntil(lambda: tree.palette().text().color() == QColor(THEMES[name].text))
        colours = []
        for row in range(2):
            option = QStyleOptionViewItem()
            option.palette = tree.palette()
            delegate.initStyleOption(option, tree.model().index(row, 0))
            colours.append(option.palette.text().color().name())
        assert colours == [tree.palette().placeholderText().color().name(), QColor(THEMES[name].text).name()]
    finally:
        apply_theme(qapp, ThemeName.LIGHT)


def test_that_a_step_of_today_tells_its_time_only_and_an_older_one_its_day(qtbot) -> None:
    dock = HistoryDock()
    qtbot.addWidget(dock)
    old = datetime(2025, 3, 4, 10, 15).astimezone()
    now = datetime.now().astimezone()
    dock.show_history([HistoryEntry(2, "move", (), "anna", now, False, 1), HistoryEntry(1, "move", (), "", old, True, 1)])
    dock.resize(240, 300)
    dock.show()
    lines = [dock.list.item(row).text().rpartition("\n")[2] for row in range(2)]
    assert str(now.year) not in lines[0]
    assert lines[0].endswith("· anna")
    assert "2025" in lines[1]
    assert dock.list.item(1).font().strikeOut()
    narrow = dock.list.visualItemRect(dock.list.item(0)).height()
    assert narrow > dock.fontMetrics().height()
