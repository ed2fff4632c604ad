"""The legend names exactly what is painted, at every width, without ever changing its height."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.ui.board.board_scene import NO_LEGALITY, Legality
from scheduler_app.ui.board.legend import Legend
from scheduler_app.ui.board.legend_signs import Mark, sign_text, signs_of_board, signs_of_week
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus, ClosedSpan, Column, Mode, PlaceMark, SpanKind, Verdict

PLAIN = BoardData(columns=(Column("7A", "7A"),), cards=(CardData("L", "7A", 0, 500, 60, "Svenska", "SV"),))
FULL = replace(
    PLAIN,
    cards=(
        replace(PLAIN.cards[0], status=CardStatus.HARD, time_lock="person", not_sent=True),
        replace(PLAIN.cards[0], status=CardStatus.SOFT, room_lock="import"),
        replace(PLAIN.cards[0], status=CardStatus.NO_ROOM, time_lock="solver"),
    ),
    closed=(
        ClosedSpan(SpanKind.OUTSIDE, 0, 960, 1440), ClosedSpan(SpanKind.UNAVAILABLE, 1, 600, 660, "7A"),
        ClosedSpan(SpanKind.LUNCH, 2, 630, 810),
    ),
)  # fmt: skip
WEEK = Legality.of(
    "L", 60,
    (PlaceMark(0, 500, Verdict.LEGAL, rank=1, wished_room=True), PlaceMark(1, 500, Verdict.COSTS, 3.0), PlaceMark(2, 500, Verdict.BLOCKED)),
)  # fmt: skip
EVERY = {*(one for one in CardStatus if one is not CardStatus.FINE), *Mark, *SpanKind, *Verdict}


@pytest.fixture
def legend(qtbot) -> Legend:
    widget = Legend()
    qtbot.addWidget(widget)
    widget.resize(1600, widget.sizeHint().height())
    widget.show()
    return widget


def _words(legend: Legend) -> list[str]:
    return [text for line in legend.lines for text in line]


def test_that_a_board_without_signs_has_an_empty_legend(legend) -> None:
    legend.show_board(PLAIN)
    assert _words(legend) == []


def test_that_everything_painted_is_named_and_nothing_else(legend) -> None:
    legend.show_board(FULL)
    legend.show_week(WEEK)
    assert set(_words(legend)) == {*map(sign_text, EVERY)}
    assert len(_words(legend)) == len(EVERY)
    legend.show_week(NO_LEGALITY)
    assert set(_words(legend)) == {sign_text(sign) for sign in signs_of_board(FULL)}


def test_that_a_painted_week_moves_no_other_sign_and_not_the_board(legend) -> None:
    for width in (1600, 860, 600):
        legend.resize(width, legend.sizeHint().height())
        legend.show_board(FULL)
        legend.show_week()
        before, height, high = _words(legend), legend.sizeHint().height(), legend._high
        legend.show_week(WEEK)
        assert _words(legend)[: len(before)] == before
        assert (legend.sizeHint().height(), legend._high) == (height, high)


def test_that_only_hatching_within_the_hours_and_columns_shown_counts() -> None:
    away = replace(PLAIN, closed=(ClosedSpan(SpanKind.OUTSIDE, 0, 0, 480), ClosedSpan(SpanKind.LUNCH, 0, 600, 700, "9C")))
    assert signs_of_board(away) == ()
    early = replace(away, cards=(replace(PLAIN.cards[0], start=420),))  # the board begins earlier for it
    assert signs_of_board(early) == (SpanKind.OUTSIDE,)


def test_that_blocks_of_the_whole_school_have_no_sign_but_that_of_a_broken_rule() -> None:
    assert signs_of_board(replace(FULL, mode=Mode.SCHOOL)) == (CardStatus.HARD,)


def test_that_a_week_is_explained_by_what_it_has() -> None:
    costly = Legality.of("L", 60, (PlaceMark(1, 500, Verdict.COSTS, 3.0),))
    assert signs_of_week(costly) == (Verdict.COSTS,)
    assert signs_of_week(WEEK) == (*Verdict, Mark.WISHED_ROOM, Mark.BEST)


@pytest.mark.parametrize("width", [700, 380, 200, 30])
def test_that_what_has_no_room_stands_in_the_tool_tip(legend, width) -> None:
    legend.show_board(FULL)
    legend.show_week(WEEK)
    legend.resize(width, legend.sizeHint().height())
    legend.grab()
    assert len(legend.lines) <= 2
    left_out = {*map(sign_text, EVERY)} - set(_words(legend))
    assert all(text in legend.toolTip() for text in left_out)
    assert all(text in legend.accessibleDescription() for text in map(sign_text, EVERY))
    assert bool(legend.toolTip()) == bool(left_out)
