"""Working time: hours, days, rest, presence, and the dated terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.people import DutyType
from scheduler_app.domain.planning import Assignment, AssignmentKind, PostTerms, TimeKind, WorkPeriod, WorkTerms
from scheduler_app.domain.timetable import Placement
from scheduler_app.services.staffing import working_time
from scheduler_app.services.staffing.counting import teaching_weeks
from scheduler_app.services.staffing.days import Duty, spans, week_text
from scheduler_app.services.staffing.terms import national_terms, terms_of
from scheduler_app.services.staffing.working_time import unrested
from tests.schools import TIMETABLE, tiny_school


def _report(school, uid="AND"):
    return next(row for row in working_time(school) if row.uid == uid)


def _placed(**places: tuple[int, int]):
    """The tiny school with only these lessons placed."""
    rows = (Placement(TIMETABLE, uid.replace("_", "-"), day, start) for uid, (day, start) in places.items())
    return replace(tiny_school(), placements={row.uid: row for row in rows})


def test_the_terms_of_the_year_apply_and_a_schools_own_go_before() -> None:
    school = tiny_school()
    assert terms_of(school, DutyType.FERIETJANST).uid == "hok24-ferie"
    earlier = replace(school, year=replace(school.year, dates=DateRange(date(2022, 8, 15), date(2023, 6, 15))))
    assert terms_of(earlier, DutyType.FERIETJANST).uid == "hok21-ferie"
    own = WorkTerms("own", "Lokalt", "kollektivavtal", dates=DateRange(date(2025, 7, 1)), regulated_hours=1300.0)
    assert terms_of(replace(school, work_terms={"own": own}), DutyType.FERIETJANST) == own
    assert terms_of(replace(school, work_terms={"own": own}), DutyType.SEMESTERTJANST).uid == "ab-semester"
    assert all(row.source for row in national_terms())


def test_regulated_hours_scale_with_the_post_and_can_be_agreed() -> None:
    school = tiny_school()
    assert _report(school, "CEC").year.allowed_hours == pytest.approx(0.8 * 1360)
    assert _report(school, "CEC").trust_hours == pytest.approx(0.8 * 407)
    agreed = replace(school, post_terms={"CEC": PostTerms("CEC", regulated_hours=1000.0)})
    assert _report(agreed, "CEC").year.allowed_hours == 1000.0


def test_hours_are_presence_less_rest_on_the_days_of_the_calendar() -> None:
    school = _placed(MA_7A_1=(0, 490), MA_7A_2=(0, 900))
    report = _report(school)
    mondays = [day for day in school.year.school_days() if day.weekday() == 0]
    (day,) = report.days
    assert (day.start, day.end, day.longest_rest) == (490, 960, 350)
    assert day.work == 470 - 30  # rest is taken off where the day is longer than five hours and has a pause that holds it
    study = 1360 / 194  # one study day in the year
    expected = len(mondays) * day.work / 60 + study
    lessons = sum(report.by_kind.values())
    assert report.year.scheduled_hours == pytest.approx(max(expected, lessons + study))
    assert report.year.scheduled_days == len(mondays) + 1


def test_time_of_rest_is_no_working_time_and_kinds_are_told_apart() -> None:
    school = tiny_school()
    report = _report(school)
    weeks = teaching_weeks(school)
    assert report.by_kind == pytest.approx({TimeKind.TEACHING: 480 * weeks / 60, TimeKind.CONFERENCE: 60 * weeks / 60})


def test_too_many_hours_are_found_for_the_year_and_for_a_period() -> None:
    period = WorkPeriod("p", "Hösten", DateRange(date(2025, 8, 18), date(2025, 12, 19)), 20.0, 40)
    school = replace(_placed(MA_7A_1=(0, 490)), work_periods={"p": period}, post_terms={"AND": PostTerms("AND", regulated_hours=100.0)})
    codes = {one.code for one in _report(school).findings}
    assert {"work_year_over", "work_period_over"} <= codes
    roomy = replace(school, post_terms={}, work_periods={"p": replace(period, regulated_hours=600.0)})
    assert not {one.code for one in _report(roomy).findings}


def test_assignments_fill_the_year_too() -> None:
    row = Assignment("a", "AND", AssignmentKind.LEADERSHIP, percent=80.0)
    report = _report(replace(tiny_school(), assignments={"a": row}))
    assert report.assigned_hours == pytest.approx(0.8 * 1360)
    assert "work_year_over" in {one.code for one in report.findings}


def _duty(start: int, end: int) -> Duty:
    return Duty(start, end, "x", TimeKind.TEACHING)


TERMS = WorkTerms("t", "t", "t")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ([(480, 780)], []),  # exactly five hours
        ([(480, 785)], [(480, 785)]),
        ([(480, 700), (730, 900)], []),  # half an hour between
        ([(480, 700), (729, 900)], [(480, 900)]),  # a minute too little
        ([(480, 600), (610, 800), (860, 1000)], [(480, 800)]),
    ],
)
def test_half_an_hours_rest_is_wanted_within_five_hours(day: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    assert list(unrested([_duty(*span) for span in day], TERMS)) == expected


def test_presence_around_the_lessons_belongs_to_the_day() -> None:
    terms = replace(TERMS, before_first=15, after_last=20)
    assert list(unrested([_duty(480, 760)], terms)) == [(465, 780)]
    school = replace(_placed(MA_7A_1=(0, 490)), work_terms={"t": replace(terms, uid="t")})
    (day,) = _report(school).days
    assert (day.start, day.end) == (475, 570)


def test_eleven_hours_lie_between_two_days() -> None:
    late = replace(TERMS, uid="t", after_last=600)
    school = replace(_placed(MA_7A_1=(0, 900), MA_7A_2=(1, 490)), work_terms={"t": late})
    findings = [one for one in _report(school).findings if one.code == "work_daily_rest"]
    assert [(one.day, one.facts["hours"]) for one in findings] == [(1, 6.2)]
    assert not [one for one in _report(replace(school, work_terms={})).findings if one.code == "work_daily_rest"]


def test_every_other_week_is_a_day_of_its_own() -> None:
    school = _placed(BL_7A1_1=(2, 720))
    (day,) = _report(school, "DAV").days
    assert day.weeks == ""  # the person's only Wednesdays
    both = _placed(BL_7A1_1=(2, 720), BL_7A2_1=(2, 820))
    found = {(one.weeks, one.start, one.end) for one in _report(both, "DAV").days}
    assert len(found) in (1, 2)
    assert all(weeks in ("", "odd", "even") for weeks, _, _ in found)


def test_weeks_are_told_in_the_shortest_way() -> None:
    mondays = [date.fromordinal(date(2025, 8, 18).toordinal() + 7 * n) for n in range(8)]  # weeks 34 to 41
    assert week_text(mondays, mondays) == ""
    assert week_text(mondays[::2], mondays) == "even"
    assert week_text(mondays[1::2], mondays) == "odd"
    assert week_text([*mondays[:3], mondays[5]], mondays) == "34-36, 39"


def test_lessons_that_touch_are_one_stretch() -> None:
    assert list(spans([_duty(480, 540), _duty(540, 600), _duty(500, 520), _duty(620, 640)])) == [(480, 600), (620, 640)]
    assert list(spans([])) == []
