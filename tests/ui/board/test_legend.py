"""The legend names exactly what is painted, at every width, without ever changing its height."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from scheduler_app.domain.timetable import LockedBy
from scheduler_app.ui.board import card_painter, glyphs
from scheduler_app.ui.board.board_layout import BoardLayout
from scheduler_app.ui.board.board_scene import NO_LEGALITY, Legality
from scheduler_app.ui.board.legend import Legend
from scheduler_app.ui.board.legend_signs import LOCKERS, Mark, Sign, Stripe, sign_text, signs_of_board, signs_of_school, signs_of_week
from scheduler_app.ui.board.panel import BoardPanel
from scheduler_app.ui.board.view_data import BoardData, CardData, CardStatus, ClosedSpan, Column, Mode, PlaceMark, SpanKind, Verdict
from scheduler_app.ui.theme import current_theme

PLAIN = BoardData(columns=(Column("7A", "7A"),), cards=(CardData("L", "7A", 0, 500, 60, "Svenska", "SV"),))
FULL = replace(
    PLAIN,
    cards=(
        replace(PLAIN.cards[0], status=CardStatus.HARD, time_lock="person", not_sent=True),
        replace(PLAIN.cards[0], day=1, status=CardStatus.SOFT, room_lock="import", badge="A"),
        replace(PLAIN.cards[0], day=2, status=CardStatus.NO_ROOM, time_lock="solver"),
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
FAMILY = "sans"
EVERY = {*(one for one in CardStatus if one is not CardStatus.FINE), *Mark, *SpanKind, *Verdict}


@pytest.fixture
def legend(qtbot) -> Legend:
    widget = Legend()
    qtbot.addWidget(widget)
    widget.resize(1600, widget.sizeHint().height())
    widget.show()
    return widget


def _signs(data: BoardData) -> tuple[Sign, ...]:
    layout = BoardLayout()
    layout.set_data(data)
    return signs_of_board(layout, FAMILY)


def _words(legend: Legend) -> list[str]:
    return [text for line in legend.lines for text in line]


def test_that_a_board_without_signs_has_an_empty_legend(legend) -> None:
    legend.show_board(_signs(PLAIN))
    assert _words(legend) == []


def test_that_everything_painted_is_named_and_nothing_else(legend) -> None:
    legend.show_board(_signs(FULL))
    legend.show_week(WEEK)
    assert set(_words(legend)) == {*map(sign_text, EVERY)}
    assert len(_words(legend)) == len(EVERY)
    legend.show_week(NO_LEGALITY)
    assert set(_words(legend)) == {sign_text(sign) for sign in _signs(FULL)}


def test_that_a_painted_week_moves_no_other_sign_and_not_the_board(legend) -> None:
    for width in (1600, 860, 600):
        legend.resize(width, legend.sizeHint().height())
        legend.show_board(_signs(FULL))
        legend.show_week()
        before, height, high = _words(legend), legend.sizeHint().height(), legend._high
        legend.show_week(WEEK)
        assert _words(legend)[: len(before)] == before
        assert (legend.sizeHint().height(), legend._high) == (height, high)


def test_that_only_hatching_within_the_hours_and_columns_shown_counts() -> None:
    away = replace(PLAIN, closed=(ClosedSpan(SpanKind.OUTSIDE, 0, 0, 480), ClosedSpan(SpanKind.LUNCH, 0, 600, 700, "9C")))
    assert _signs(away) == ()
    early = replace(away, cards=(replace(PLAIN.cards[0], start=420),))  # the board begins earlier for it
    assert _signs(early) == (SpanKind.OUTSIDE,)


def test_that_blocks_of_the_whole_school_have_no_sign_but_that_of_a_broken_rule() -> None:
    assert signs_of_school(replace(FULL, mode=Mode.SCHOOL)) == (CardStatus.HARD,)


def test_that_a_week_is_explained_by_what_it_has() -> None:
    costly = Legality.of("L", 60, (PlaceMark(1, 500, Verdict.COSTS, 3.0),))
    assert signs_of_week(costly) == (Verdict.COSTS,)
    assert signs_of_week(WEEK) == (*Verdict, Mark.WISHED_ROOM, Mark.BEST)


@pytest.mark.parametrize("width", [700, 380, 200, 30])
def test_that_what_has_no_room_stands_in_the_tool_tip(legend, width) -> None:
    legend.show_board(_signs(FULL))
    legend.show_week(WEEK)
    legend.resize(width, legend.sizeHint().height())
    legend.grab()
    assert len(legend.lines) <= 2
    left_out = {*map(sign_text, EVERY)} - set(_words(legend))
    assert all(text in legend.toolTip() for text in left_out)
    assert all(text in legend.accessibleDescription() for text in map(sign_text, EVERY))
    assert bool(legend.toolTip()) == bool(left_out)


@pytest.fixture
def painted(monkeypatch) -> set[str]:
    """The names of what painters of cards have drawn since the test began."""
    drawn: set[str] = set()
    padlock, locker, disc, badge = glyphs.padlock, glyphs.locker, glyphs.disc, glyphs.badge
    marks = {who: mark for mark, who in LOCKERS.items()}
    discs = {look.glyph: status for status, look in current_theme().statuses.items()}

    def note(name: Sign) -> None:
        drawn.add(sign_text(name))

    monkeypatch.setattr(
        glyphs, "padlock", lambda *given, hollow: (note(Mark.ROOM_LOCK if hollow else Mark.TIME_LOCK), padlock(*given, hollow=hollow))
    )
    monkeypatch.setattr(glyphs, "locker", lambda *given: (note(marks[LockedBy(given[-1])]), locker(*given)))
    monkeypatch.setattr(glyphs, "disc", lambda *given: (note(CardStatus(discs[given[-1]])), disc(*given)))
    monkeypatch.setattr(glyphs, "badge", lambda *given: (note(Mark.WEEKS), badge(*given)))
    return drawn


SIZES = [(200, 100), (113, 59), (113, 12), (60, 30), (52, 14), (45, 59), (40, 20), (31, 59), (25, 59), (12, 20), (6, 40)]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_that_the_legend_names_what_the_painter_drew_at_each_size(qapp, painted, width, height, number) -> None:
    layout = BoardLayout()
    layout.set_data(replace(FULL, closed=(), cards=(FULL.cards[number],)))
    (laid,) = layout.all_cards()
    laid.lay(QRect(0, 0, width, height))
    card_painter.card_pixmap(laid.card, width, height, 1.0, current_theme(), FAMILY)
    without_glyph = {sign_text(Mark.NOT_SENT)} if laid.card.not_sent else set()
    signs = signs_of_board(layout, FAMILY)
    assert {sign_text(sign) for sign in signs if not isinstance(sign, Stripe)} == painted | without_glyph
    assert (Stripe(laid.card.status) in signs) == (sign_text(laid.card.status) not in painted)


def test_that_signs_without_room_leave_the_legend_with_the_zoom_and_come_back(qtbot) -> None:
    panel = BoardPanel()
    qtbot.addWidget(panel)
    panel.resize(1200, 800)
    panel.show()
    panel.set_data(FULL)
    large = _words(panel.legend)
    assert {sign_text(Mark.TIME_LOCK), sign_text(Mark.WEEKS)} <= {*large}
    for _ in range(16):
        panel.board.zoom(0.8)
    qtbot.waitUntil(lambda: sign_text(Mark.TIME_LOCK) not in _words(panel.legend))
    assert sign_text(Mark.WEEKS) not in _words(panel.legend)
    assert sign_text(Stripe(CardStatus.HARD)) in _words(panel.legend)  # its stripe is painted however narrow the card
    panel.board.fit()
    qtbot.waitUntil(lambda: _words(panel.legend) == large)
