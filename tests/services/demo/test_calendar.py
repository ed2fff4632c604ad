"""The demo school year, whichever year it is."""

from __future__ import annotations

from datetime import date

import pytest

from scheduler_app.domain.calendar import DayOffKind
from scheduler_app.services.demo import demo_school
from scheduler_app.services.demo.calendar import MOST_STUDY_DAYS, DemoYear, next_whole_term


@pytest.mark.parametrize("first_year", range(2024, 2044))
def test_every_year_has_178_school_days_and_few_study_days(first_year: int) -> None:
    year = DemoYear(first_year).school_year()
    assert sum(1 for _ in year.school_days()) == 178
    assert sum(off.kind is DayOffKind.STUDY_DAY for off in year.days_off) <= MOST_STUDY_DAYS


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2027, 3, 26), "Good Friday"),
        (date(2027, 5, 6), "Ascension"),
        (date(2026, 10, 28), "week 44"),
        (date(2027, 3, 3), "week 9"),
        (date(2026, 12, 28), "Christmas"),
        (date(2028, 6, 6), "National Day"),
        (date(2029, 5, 1), "1 May"),
    ],
)
def test_nobody_has_school_on_the_almanacs_holidays(day: date, reason: str) -> None:
    first_year = day.year if day.month > 7 else day.year - 1
    assert not DemoYear(first_year).school_year().is_school_day(day), reason


@pytest.mark.parametrize("today", [date(2026, 1, 10), date(2026, 7, 1), date(2026, 11, 22), date(2026, 12, 31), date(2031, 2, 3)])
def test_a_whole_term_is_always_ahead_in_the_year_made_today(today: date) -> None:
    window = next_whole_term(DemoYear(today.year).school_year(), today)
    assert window is not None
    assert window[0] > today


def test_the_last_term_has_nothing_after_it() -> None:
    assert next_whole_term(DemoYear(2026).school_year(), date(2027, 6, 1)) is None


def test_the_school_keeps_its_people_and_lessons_when_the_year_changes() -> None:
    first, second = demo_school("small", 1, 2026), demo_school("small", 1, 2030)
    assert first.lessons == second.lessons
    assert first.pupils == second.pupils
    assert second.year.dates.first == date(2030, 8, 20)
