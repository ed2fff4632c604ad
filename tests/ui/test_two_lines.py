"""Rows of words and a paler line under them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from scheduler_app.ui.two_lines import TwoLines
from tests.ui.conftest import wait


@pytest.mark.parametrize("width", [180, 240, 300])
def test_that_rows_lie_under_each_other_when_the_list_gets_narrower(qtbot, width: int) -> None:
    view = QListWidget()
    qtbot.addWidget(view)
    view.setItemDelegate(TwoLines(view))
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.addItems([f"{'8E Samhällsorienterande ämnen till lådan' if row % 2 else 'Lås 7A Lunch'}\n03:48 · Bo" for row in range(20)])
    view.resize(500, 200)
    view.show()
    wait(qtbot, lambda: view.visualItemRect(view.item(0)).width() > 300)
    view.resize(width, 200)

    def rects() -> list[tuple[int, int]]:
        found = [view.visualItemRect(view.item(row)) for row in range(4)]
        return [(rect.top(), rect.bottom()) for rect in found]

    wait(qtbot, lambda: all(above[1] + 1 == below[0] for above, below in zip(rects(), rects()[1:], strict=False)))
    heights = [bottom - top for top, bottom in rects()]
    assert heights[1] >= heights[0]
