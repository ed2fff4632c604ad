"""First widths of columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.ui.column_widths import shared_out


def test_what_fits_is_as_wide_as_it_wants_to_be() -> None:
    assert shared_out([80, 400, 120], 600, 130) == [80, 400, 120]


def test_the_widest_give_way_first_and_alike() -> None:
    assert shared_out([80, 400, 500, 120], 800, 130) == [80, 300, 300, 120]


def test_a_table_scrolls_rather_than_having_columns_of_nothing() -> None:
    assert shared_out([80, 400, 500], 200, 130) == [80, 130, 130]


@given(st.lists(st.integers(80, 900), max_size=12), st.integers(0, 3000))
def test_no_column_is_wider_than_it_wants_and_none_hides_another_without_need(wanted: list[int], room: int) -> None:
    widths = shared_out(wanted, room, 130)
    assert all(width <= wish for width, wish in zip(widths, wanted))
    assert sum(widths) <= room or all(width == min(wish, 130) for width, wish in zip(widths, wanted))
