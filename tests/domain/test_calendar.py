"""The school year: days off, odd and even weeks, week 53 and the turn of the year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.calendar import ALWAYS, DateRange, DayOff, DayOffKind, SchoolYear, Term, WeekKind, WeekPattern

AUTUMN = Term("ht", "HT", DateRange(date(2026, 8, 19), date(2026, 12, 18)))
SPRING = Term("vt", "VT", DateRange(date(2027, 1, 11), date(2027, 6, 10)))
YEAR = SchoolYear(
    "y",
    "2026/27",
    DateRange(date(2026, 8, 19), date(2027, 6, 10)),
    terms=(AUTUMN, SPRING),
    days_off=(
        DayOff("höst", "Höstlov", DateRange(date(2026, 10, 26), date(2026, 10, 30))),
        DayOff("s", "Studiedag", DateRange(date(2026, 9, 21), date(2026, 9, 21)), DayOffKind.STUDY_DAY),
    ),
)
dates = st.dates(date(2026, 1, 1), date(2028, 1, 1))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 19), True),
        (date(2026, 8, 18), False),  # before the year
        (date(2026, 8, 22), False),  # Saturday
        (date(2026, 9, 21), False),  # study day
        (date(2026, 10, 28), False),  # autumn break
        (date(2026, 12, 28), False),  # between the terms
        (date(2027, 6, 10), True),
        (date(2027, 6, 11), False),
    ],
)
def test_school_days(day: date, expected: bool) -> None:
    assert YEAR.is_school_day(day) is expected


def test_school_days_are_in_order_and_without_the_days_off() -> None:
    days = list(YEAR.school_days())
    assert days == sorted(set(days))
    assert all(YEAR.is_school_day(day) for day in days)
    assert len(days) == sum(YEAR.is_school_day(date(2026, 8, 19) + timedelta(days=n)) for n in range(400))


def test_weeks_skip_a_week_that_is_all_break() -> None:
    assert date(2026, 10, 26) not in YEAR.weeks()
    assert date(2026, 10, 19) in YEAR.weeks()


def test_a_narrowed_window_keeps_both_its_ends() -> None:
    assert list(YEAR.school_days(date(2026, 8, 19), date(2026, 8, 20))) == [date(2026, 8, 19), date(2026, 8, 20)]


@given(dates)
def test_a_week_is_odd_or_even_and_never_both(day: date) -> None:
    assert WeekPattern(WeekKind.ODD).includes(day) != WeekPattern(WeekKind.EVEN).includes(day)


def test_week_53_is_odd_and_its_days_run_into_january() -> None:
    assert WeekPattern(WeekKind.EXPLICIT, (53,)).includes(date(2027, 1, 1))
    assert WeekPattern(WeekKind.ODD).includes(date(2027, 1, 1))


@pytest.mark.parametrize(
    ("kind", "weeks"), [(WeekKind.EXPLICIT, ()), (WeekKind.ODD, (3,)), (WeekKind.EXPLICIT, (54,)), (WeekKind.EXPLICIT, (0,))]
)
def test_a_pattern_that_means_nothing_is_refused(kind: WeekKind, weeks: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"week|ISO"):
        WeekPattern(kind, weeks)


@given(dates, dates, dates, dates)
def test_ranges_meet_exactly_when_they_share_a_date(a: date, b: date, c: date, d: date) -> None:
    first, second = DateRange(min(a, b), max(a, b)), DateRange(min(c, d), max(c, d))
    assert first.meets(second) == second.meets(first) == (max(first.first, second.first) <= min(first.last, second.last))  # type: ignore[type-var]
    assert first.meets(ALWAYS)


def test_a_range_may_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="end before"):
        DateRange(date(2026, 2, 2), date(2026, 2, 1))


def test_a_school_year_needs_both_ends() -> None:
    with pytest.raises(ValueError, match="first and a last"):
        SchoolYear("y", "?", DateRange(date(2026, 8, 1), None))
