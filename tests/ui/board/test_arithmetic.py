"""Lanes, geometry, carrying and legality regions hold their promises for any input."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.ui.board.board_layout import BoardLayout
from scheduler_app.ui.board.carry import Carry
from scheduler_app.ui.board.geometry import BoardGeometry, snapped
from scheduler_app.ui.board.lanes import lanes_of, occupied
from scheduler_app.ui.board.legality import free_stretch, ranked, regions
from scheduler_app.ui.board.view_data import BlockerMark, CardData, CarriedLesson, Column, PeriodSlot, PlaceMark, Verdict
from tests.ui.board.conftest import small_board

_grid = st.integers(96, 200).map(lambda n: n * 5)


@st.composite
def _cards(draw: st.DrawFn) -> list[CardData]:
    spans = draw(st.lists(st.tuples(_grid, st.integers(1, 24).map(lambda n: n * 5)), max_size=14))
    return [CardData(f"l{i}", "c", 0, start, minutes, "x", "x") for i, (start, minutes) in enumerate(spans)]


@given(_cards())
def test_that_cards_which_overlap_never_share_a_lane(cards: list[CardData]) -> None:
    laid = lanes_of(cards)
    assert sorted(card.lesson for card, _, _ in laid) == sorted(card.lesson for card in cards)
    for i, (one, lane, lanes) in enumerate(laid):
        assert 0 <= lane < lanes
        for other, other_lane, other_lanes in laid[i + 1 :]:
            if one.start < other.end and other.start < one.end:
                assert lane != other_lane
                assert lanes == other_lanes


@given(_cards())
def test_that_a_card_which_meets_nobody_fills_its_column(cards: list[CardData]) -> None:
    for card, _, lanes in lanes_of(cards):
        if all(other is card or other.end <= card.start or card.end <= other.start for other in cards):
            assert lanes == 1


@given(_cards())
def test_that_occupied_time_is_the_union_of_the_cards(cards: list[CardData]) -> None:
    covered = {minute for card in cards for minute in range(card.start, card.end, 5)}
    assert {minute for start, end in occupied(cards) for minute in range(start, end, 5)} == covered


_geometries = st.builds(
    BoardGeometry, st.integers(1, 7), st.integers(1, 40), st.just(480), st.just(1020), st.floats(6, 640), st.floats(0.3, 8.0)
)


@given(_geometries, st.integers(0, 6), st.integers(0, 39), st.integers(480, 1020))
def test_that_a_place_on_the_board_is_found_again(geometry: BoardGeometry, day: int, column: int, minute: int) -> None:
    day, column = day % geometry.days, column % geometry.columns
    assert geometry.cell_at(geometry.column_x(day, column) + geometry.width / 2) == (day, column)
    assert abs(geometry.minute_at(geometry.y(minute)) - minute) < 1e-6


@given(_geometries, st.integers(200, 3000), st.integers(200, 2000))
def test_that_a_fitted_board_is_no_larger_than_its_room(geometry: BoardGeometry, width: int, height: int) -> None:
    fitted = geometry.fitted(width, height)
    assert fitted.content_width <= width + 1 or fitted.width == 6.0
    assert fitted.content_height <= height + 1 or fitted.scale == 0.3


@given(_geometries, st.floats(-500, 9000), st.floats(-500, 9000), st.integers(1, 30).map(lambda n: n * 5), st.floats(0, 120))
def test_that_a_carried_lesson_stays_on_the_grid_and_within_the_day(
    geometry: BoardGeometry, x: float, y: float, minutes: int, grip: float
) -> None:
    carry = Carry(CarriedLesson("l", minutes, "x"), 0, 0, 480, grip).pointed(geometry, x, y)
    assert carry.start % 5 == 0
    assert carry.start >= 480
    assert carry.start + minutes <= 1020
    assert 0 <= carry.day_index < geometry.days
    assert 0 <= carry.column_index < geometry.columns


def test_that_a_period_frame_snaps_to_its_starts() -> None:
    periods = (PeriodSlot("1", 480, 530), PeriodSlot("2", 540, 590), PeriodSlot("3", 610, 660))
    geometry = BoardGeometry(5, 1, 480, 1020, 100, 1.0)
    carry = Carry(CarriedLesson("l", 50, "x"), 0, 0, 480)
    assert carry.pointed(geometry, 50, geometry.y(570), periods).start == 540
    assert carry.nudged(geometry, 1, 2, periods) == Carry(CarriedLesson("l", 50, "x"), 1, 0, 610)
    assert carry.nudged(geometry, 0, -1, periods).start == 480


def test_that_the_next_place_is_the_next_possible_one_around_the_week() -> None:
    marks = [PlaceMark(0, 480, Verdict.BLOCKED), PlaceMark(0, 500, Verdict.COSTS, 2), PlaceMark(3, 600, Verdict.LEGAL)]
    carry = Carry(CarriedLesson("l", 60, "x"), 0, 0, 480)
    second = carry.next_place(marks, range(5), 1)
    third = second.next_place(marks, range(5), 1)
    assert [(each.day_index, each.start) for each in (second, third, third.next_place(marks, range(5), 1))] == [
        (0, 500),
        (3, 600),
        (0, 500),
    ]
    assert carry.next_place(marks, range(5), -1).start == 600
    assert carry.next_place(marks[:1], range(5), 1) is carry


@given(st.lists(st.sampled_from(Verdict), min_size=1, max_size=40), st.integers(1, 12).map(lambda n: n * 5))
def test_that_regions_cover_the_lesson_at_every_possible_start(verdicts: list[Verdict], minutes: int) -> None:
    marks = [PlaceMark(0, 480 + 5 * i, verdict, 1.0 if verdict is Verdict.COSTS else 0.0) for i, verdict in enumerate(verdicts)]
    found = regions(marks, minutes)
    shown = {time: region.verdict for region in found for time in range(region.start, region.end, 5)}
    assert len(shown) == sum((region.end - region.start) // 5 for region in found)
    assert set(shown) == {time for mark in marks for time in range(mark.start, mark.start + minutes, 5)}
    order = [Verdict.LEGAL, Verdict.COSTS, Verdict.BLOCKED]
    for time, verdict in shown.items():
        best = min((order.index(mark.verdict) for mark in marks if mark.start <= time < mark.start + minutes), default=None)
        assert best == order.index(verdict)


def test_that_red_time_is_the_blockers_time_and_names_the_blocker() -> None:
    anna = BlockerMark("teacher", "Anna", "other")
    busy = range(600, 660)
    marks = [
        PlaceMark(0, start, Verdict.BLOCKED if start + 60 > busy.start and start < busy.stop else Verdict.LEGAL, 0.0,
                  (anna,) if start + 60 > busy.start and start < busy.stop else ())
        for start in range(480, 900, 5)
    ]  # fmt: skip
    red = [region for region in regions(marks, 60) if region.verdict is Verdict.BLOCKED]
    assert [(region.start, region.end) for region in red] == [(600, 660)]
    assert [note.blockers for note in red[0].notes] == [(anna,)]


def test_that_costs_are_given_as_a_range() -> None:
    marks = [PlaceMark(0, 480 + 5 * i, Verdict.COSTS, cost) for i, cost in enumerate((3.0, 5.0, 8.0))]
    (region,) = regions(marks, 5)
    assert [(note.low, note.high) for note in region.notes] == [(3.0, 8.0)]


def test_that_with_periods_a_mark_fills_its_period() -> None:
    periods = (PeriodSlot("1", 480, 530), PeriodSlot("2", 540, 590))
    marks = [PlaceMark(0, 480, Verdict.LEGAL), PlaceMark(0, 540, Verdict.BLOCKED)]
    assert [(region.start, region.end) for region in regions(marks, 50, periods)] == [(480, 530), (540, 590)]


@given(st.lists(st.tuples(_grid, st.integers(1, 12)), max_size=6), _grid, st.integers(1, 40), st.floats(1, 60))
def test_that_a_free_stretch_is_free_and_long_enough(spans: list[tuple[int, int]], start: int, length: int, needed: float) -> None:
    busy = occupied([CardData(str(i), "c", 0, at, n * 5, "x", "x") for i, (at, n) in enumerate(spans)])
    end = start + length * 5
    minute = free_stretch(start, end, busy, needed)
    free = lambda at: all(at + needed <= first or last <= at for first, last in busy)  # noqa: E731
    if minute is None:
        assert not any(free(at) for at in range(start, int(end - needed) + 1))
    else:
        assert start <= minute
        assert minute + needed <= end
        assert free(minute)


def test_that_ranks_come_in_order() -> None:
    marks = [PlaceMark(0, 480, Verdict.LEGAL, rank=2), PlaceMark(0, 600, Verdict.LEGAL), PlaceMark(1, 480, Verdict.LEGAL, rank=1)]
    assert [mark.rank for mark in ranked(marks)] == [1, 2]


def test_that_minutes_snap_to_five() -> None:
    assert [snapped(minute) for minute in (482.4, 482.6, 487.6)] == [480, 485, 490]


@given(_geometries, st.integers(1, 24).map(lambda n: n * 5), st.integers(0, 20).map(lambda n: n * 5))
def test_that_lessons_of_equal_length_are_equally_high_wherever_they_lie(geometry: BoardGeometry, minutes: int, first: int) -> None:
    starts = range(480 + first, 1020 - minutes, minutes)
    cards = tuple(CardData(f"l{start}", "c", 0, start, minutes, "x", "x") for start in starts)
    layout = BoardLayout()
    layout.set_data(replace(small_board(), days=(0,), columns=(Column("c", "c"),), cards=cards))
    layout.set_geometry(replace(geometry, days=1, columns=1))
    rects = [laid.rect for laid in layout.cells[0, 0]]
    assert len({rect.height() for rect in rects}) == 1
    assert all(one.bottom() <= other.top() for one, other in pairwise(rects))  # they share one line of pixels at the most
