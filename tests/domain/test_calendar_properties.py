"""The calendar against a plainer telling of itself: every date looked at one by one, over week 53, year turns and clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.attendance.event_rows import instant
from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind, Period, SchoolYear, Term, WeekKind, WeekPattern
from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.occurrences import Occurrences
from scheduler_app.domain.roster import expected_pupils, runs_on
from scheduler_app.domain.school import School
from tests.schools import tiny_school

STOCKHOLM = ZoneInfo("Europe/Stockholm")


@st.composite
def ranges(draw: st.DrawFn, first: date, last: date) -> DateRange:
    one, other = draw(st.dates(first, last)), draw(st.dates(first, last))
    return DateRange(min(one, other), max(one, other))


@st.composite
def years(draw: st.DrawFn) -> SchoolYear:
    """A school year that may begin in any year from 2019 to 2033 (2020, 2026 and 2032 have a week 53), with anything in it."""
    begins = draw(st.dates(date(2019, 8, 1), date(2033, 8, 31)))
    ends = begins + timedelta(days=draw(st.integers(1, 320)))
    inside = ranges(begins, ends)
    offs = [
        DayOff(f"off{n}", "ledigt", draw(inside), kind, draw(st.integers(1, 1439)) if kind is DayOffKind.HALF_DAY else None)
        for n, kind in enumerate(draw(st.lists(st.sampled_from(DayOffKind), max_size=4)))
    ]
    terms = tuple(Term(f"t{n}", "termin", draw(inside)) for n in range(draw(st.integers(0, 2))))
    periods = (Period("P", "period", draw(inside)),)
    weekdays = tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1))))
    return SchoolYear("y", "läsår", DateRange(begins, ends), terms, periods, tuple(offs), weekdays)


patterns = st.one_of(
    st.sampled_from([WeekPattern(), WeekPattern(WeekKind.ODD), WeekPattern(WeekKind.EVEN)]),
    st.sets(st.integers(1, 53), min_size=1, max_size=20).map(lambda weeks: WeekPattern(WeekKind.EXPLICIT, tuple(sorted(weeks)))),
)


def all_dates(year: SchoolYear) -> list[date]:
    assert year.dates.first is not None
    assert year.dates.last is not None
    return [year.dates.first + timedelta(days=n) for n in range((year.dates.last - year.dates.first).days + 1)]


def is_school_day(year: SchoolYear, day: date) -> bool:
    """The rule in its plainest form."""
    if day.weekday() not in year.weekdays:
        return False
    if year.terms and all(not (term.dates.first <= day <= term.dates.last) for term in year.terms):  # type: ignore[operator]
        return False
    whole = [off for off in year.days_off if off.kind is not DayOffKind.HALF_DAY]
    return all(not (off.dates.first <= day <= off.dates.last) for off in whole)  # type: ignore[operator]


@given(years())
def test_school_days_are_the_dates_that_the_plain_rule_picks(year: SchoolYear) -> None:
    assert list(year.school_days()) == [day for day in all_dates(year) if is_school_day(year, day)]
    mondays = year.weeks()
    assert list(mondays) == sorted({day - timedelta(days=day.weekday()) for day in year.school_days()})


@given(years(), patterns, st.sampled_from([None, "P"]), st.integers(480, 1000).map(lambda n: n // 5 * 5), st.data())
def test_lesson_is_given_on_exactly_its_dates(
    year: SchoolYear, pattern: WeekPattern, period: str | None, start: int, data: st.DataObject
) -> None:
    school = lesson_in(year, pattern, period)
    lesson = school.lessons["MA-7A-1"]
    placement = replace(school.placed[lesson.uid], day=data.draw(st.sampled_from(year.weekdays)), start=start)
    first, last = year.dates.first, year.dates.last
    assert first is not None
    assert last is not None
    gone = data.draw(st.sets(st.sampled_from(all_dates(year)), max_size=3))
    changes = [DatedChange(lesson.uid, day, True) for day in gone]
    school = replace(school, dated_changes={row.uid: row for row in changes})
    given_on = [day for stretch in Occurrences(school, first, last).of(lesson, placement) for day in stretch.days]
    expected = [
        day
        for day in all_dates(year)
        if day.weekday() == placement.day
        and is_school_day(year, day)
        and in_weeks(pattern, day)
        and (period is None or year.periods[0].dates.includes(day))
        and all(start + lesson.minutes <= off.from_minute for off in year.days_off if off.from_minute and off.dates.includes(day))
        and day not in gone
    ]
    assert given_on == expected
    assert all(runs_on(school, lesson, day) for day in given_on)
    for stretch in Occurrences(school, first, last).of(lesson, placement):
        assert all(stretch.pupils == tuple(sorted(expected_pupils(school, lesson, day))) for day in stretch.days)


def lesson_in(year: SchoolYear, pattern: WeekPattern, period: str | None) -> School:
    school = tiny_school()
    lesson = replace(school.lessons["MA-7A-1"], weeks=pattern, period=period)
    return replace(school, year=year, lessons={**school.lessons, lesson.uid: lesson})


def in_weeks(pattern: WeekPattern, day: date) -> bool:
    """ISO 8601: week 1 has the year's first Thursday; counted by hand."""
    thursday = day - timedelta(days=day.weekday()) + timedelta(days=3)
    number = (thursday - date(thursday.year, 1, 1)).days // 7 + 1
    match pattern.kind:
        case WeekKind.EVERY:
            return True
        case WeekKind.ODD:
            return number % 2 == 1
        case WeekKind.EVEN:
            return number % 2 == 0
    return number in pattern.weeks


@given(st.dates(date(2019, 1, 1), date(2036, 12, 31)), st.integers(6 * 60, 23 * 60 + 59))
def test_instants_show_the_same_clock_time_in_stockholm_whatever_the_season(day: date, minute: int) -> None:
    moment = datetime.fromisoformat(instant(day, minute))
    local = moment.astimezone(STOCKHOLM)
    assert (local.date(), local.hour * 60 + local.minute) == (day, minute)
    assert moment.utcoffset() in (timedelta(hours=1), timedelta(hours=2))
    assert moment.astimezone(UTC).date() in (day, day - timedelta(days=1))


@pytest.mark.parametrize(
    ("day", "week"), [(date(2026, 12, 31), 53), (date(2027, 1, 1), 53), (date(2027, 1, 4), 1), (date(2024, 12, 30), 1)]
)
def test_week_53_and_the_turn_of_the_year(day: date, week: int) -> None:
    assert WeekPattern(WeekKind.EXPLICIT, (week,)).includes(day)
    assert WeekPattern(WeekKind.ODD).includes(day) is (week % 2 == 1)
