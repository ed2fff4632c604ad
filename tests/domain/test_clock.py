"""Wall-clock minutes and spans of a day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.clock import DAY_MINUTES, Span, between, clock_text, parse_clock, parse_end_clock

minutes = st.integers(0, 24 * 60 - 1)


@given(minutes)
def test_what_is_written_is_read_back(minute: int) -> None:
    assert parse_clock(clock_text(minute)) == minute


@pytest.mark.parametrize(("text", "minute"), [("8:05", 485), ("08.05", 485), (" 13:00 ", 780)])
def test_the_ways_swedes_write_time_are_read(text: str, minute: int) -> None:
    assert parse_clock(text) == minute


@pytest.mark.parametrize("text", ["", "24:00", "8:60", "8", "åtta", "8:5", "-1:00"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="clock time"):
        parse_clock(text)


@pytest.mark.parametrize(("start", "end"), [(600, 600), (600, 590), (-5, 60), (600, 24 * 60 + 5)])
def test_a_span_ends_after_it_starts_within_the_day(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(0, start, end)


@given(st.lists(st.tuples(st.integers(0, 1), minutes, st.integers(1, 120)), min_size=2, max_size=2))
def test_spans_overlap_exactly_when_they_share_a_minute(rows: list[tuple[int, int, int]]) -> None:
    first, second = (Span(day, start, min(start + length, 1440)) for day, start, length in rows)
    shared = first.day == second.day and bool(set(range(first.start, first.end)) & set(range(second.start, second.end)))
    assert first.overlaps(second) == second.overlaps(first) == shared


def test_that_the_end_of_the_day_is_written_as_24_00() -> None:
    assert parse_end_clock("24:00") == DAY_MINUTES == parse_end_clock(" 24.00 ")
    assert parse_end_clock("08:05") == 485
    with pytest.raises(ValueError, match="not a clock time"):
        parse_clock("24:00")
    with pytest.raises(ValueError, match="not a clock time"):
        parse_end_clock("24:05")


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 8)), max_size=6))
def test_what_lies_between_is_what_nothing_covers(given: list[tuple[int, int]]) -> None:
    times = [(start, start + length) for start, length in given]
    covered = {minute for start, end in times for minute in range(start, end)}
    within = set(range(min(covered), max(covered) + 1)) if covered else set()
    found = list(between(times))
    assert {minute for start, end in found for minute in range(start, end)} == within - covered
    assert found == sorted(found)
