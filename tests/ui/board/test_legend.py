"""The legend names every sign of the board, however narrow the board is."""

from __future__ import annotations

import pytest

from scheduler_app.ui.board.board_texts import status_text, verdict_text
from scheduler_app.ui.board.legend import Legend
from scheduler_app.ui.board.view_data import CardStatus, Verdict


@pytest.mark.parametrize("width", [1200, 700, 380, 200])
def test_that_every_sign_is_named_at_every_width(qtbot, width: int) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(width, legend.sizeHint().height())
    legend.show()
    shown = [text for line in legend.lines for text in line]
    assert {*map(verdict_text, Verdict), *(status_text(one) for one in CardStatus if one is not CardStatus.FINE)} <= set(shown)
    assert all(text in legend.accessibleDescription() for text in shown)


def test_that_a_narrow_legend_takes_more_lines_but_no_more_height_than_a_wide_one(qtbot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(2000, legend.sizeHint().height())
    legend.show()
    assert len(legend.lines) == 1
    height = legend.sizeHint().height()
    legend.resize(560, height)
    assert len(legend.lines) == 2
    assert legend.sizeHint().height() == height
