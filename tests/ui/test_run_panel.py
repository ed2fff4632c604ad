"""The run panel: how its list of wishes uses the room there is."""

from __future__ import annotations

import pytest

from scheduler_app.ui.run_panel import RunPanel
from scheduler_app.ui.solve_run import SolveRun

WISHES = (("rhythm", 163, 37.8), ("gaps", 286, 501.8), ("comfortable_load", 5, 6.7), ("uneven_days", 124, 20.4))


@pytest.fixture
def panel(qtbot) -> RunPanel:
    run = SolveRun(lambda *_: pytest.fail("nothing is searched"), None)
    made = RunPanel(run)
    run.setParent(made)
    qtbot.addWidget(made)
    made._show_wishes(WISHES)
    made.resize(500, 1400)
    made.show()
    return made


def heights(panel: RunPanel) -> set[int]:
    tree = panel.rules
    return {tree.visualItemRect(tree.topLevelItem(row)).height() for row in range(tree.topLevelItemCount())}


def test_that_the_wishes_have_all_the_room_that_is_left(panel: RunPanel) -> None:
    assert panel.rules.height() > panel.height() / 2


def test_that_every_wish_takes_one_line_where_one_is_enough(qtbot, panel: RunPanel) -> None:
    panel.rules.setMaximumWidth(170)
    qtbot.waitUntil(lambda: len(heights(panel)) > 1)
    panel.rules.setMaximumWidth(500)
    qtbot.waitUntil(lambda: len(heights(panel)) == 1)
