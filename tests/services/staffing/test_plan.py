"""The staff plan: counting, assignments, qualification, wishes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.planning import (
    Assignment,
    AssignmentKind,
    PostTerms,
    Qualification,
    RequirementStaffing,
    SubjectCounting,
    TaughtBefore,
    TeachingWish,
    TimeKind,
)
from scheduler_app.services.staffing import available_minutes, staff_plan, staff_sums
from scheduler_app.services.staffing.counting import counting, teaching_weeks
from scheduler_app.services.staffing.qualifying import Suitability
from tests.schools import tiny_school


def _person(school, uid):
    return next(row for row in staff_plan(school).people if row.uid == uid)


def test_every_way_of_counting_agrees() -> None:
    school = tiny_school()
    anna = _person(school, "AND")
    maths = next(row for row in anna.rows if row.requirement == "MA-7A")
    assert maths.minutes == 180
    assert maths.hours == pytest.approx(180 * teaching_weeks(school) / 60)
    assert maths.percent == pytest.approx(100 * 180 / 1080)
    assert anna.planned == 480
    assert anna.left == 1080 - 480
    assert anna.classes == 2
    assert [row.kind for row in anna.rows].count(TimeKind.CONFERENCE) == 1


def test_a_factor_makes_a_subject_weigh_more_against_the_post_but_not_in_hours() -> None:
    school = replace(tiny_school(), subject_counting={"MA": SubjectCounting("MA", 1.25)})
    anna = _person(school, "AND")
    assert anna.planned == 480
    assert anna.counted == pytest.approx(480 + 0.25 * 360)
    assert anna.hours == pytest.approx(480 * teaching_weeks(school) / 60)


def test_special_subjects_are_read_by_their_names_until_somebody_says() -> None:
    school = tiny_school()
    assert counting(school, school.subjects["LUNCH"]).counts_as is TimeKind.REST
    assert counting(school, school.subjects["KONF"]).counts_as is TimeKind.CONFERENCE
    said = replace(school, subject_counting={"KONF": SubjectCounting("KONF", 1.0, TimeKind.OTHER)})
    assert counting(said, said.subjects["KONF"]).counts_as is TimeKind.OTHER


def test_assignments_take_minutes_and_percent_off_the_teaching() -> None:
    rows = (
        Assignment("m", "AND", AssignmentKind.MENTOR, minutes=60),
        Assignment("f", "AND", AssignmentKind.FIRST_TEACHER, percent=10.0),
        Assignment("u", "AND", AssignmentKind.UNION, minutes=500, off_teaching=False),
        Assignment("agreed", "DAV", AssignmentKind.REDUCTION, minutes=100),
    )
    school = replace(tiny_school(), assignments={row.uid: row for row in rows})
    assert available_minutes(school, school.staff["AND"]) == 1080 - 60 - 108
    assert available_minutes(school, school.staff["DAV"]) == 480  # agreed minutes are agreed
    assert {row.uid: row.available_minutes for row in staff_sums(school)}["AND"] == 912


def test_an_assignment_of_one_term_counts_by_its_school_days() -> None:
    school = tiny_school()
    autumn = Assignment("m", "AND", AssignmentKind.MENTOR, minutes=100, dates=DateRange(date(2025, 8, 1), date(2025, 12, 31)))
    days = list(school.year.school_days())
    share = sum(day.year == 2025 for day in days) / len(days)
    school = replace(school, assignments={"m": autumn})
    assert available_minutes(school, school.staff["AND"]) == round(1080 - 100 * share)
    gone = replace(school, assignments={"m": replace(autumn, dates=DateRange(date(2020, 1, 1), date(2020, 6, 1)))})
    assert available_minutes(gone, gone.staff["AND"]) == 1080


def test_no_post_has_less_than_no_time() -> None:
    school = replace(tiny_school(), assignments={"m": Assignment("m", "AND", AssignmentKind.LEADERSHIP, percent=100.0, minutes=60)})
    assert available_minutes(school, school.staff["AND"]) == 0


def test_what_lacks_teachers_is_listed_and_a_vacant_post_is_marked() -> None:
    school = tiny_school()
    requirements = {**school.requirements, "MA-7A": replace(school.requirements["MA-7A"], teachers=())}
    needs = {"SV-7A": RequirementStaffing("SV-7A", teachers_needed=2)}
    school = replace(school, requirements=requirements, requirement_staffing=needs, post_terms={"DAV": PostTerms("DAV", vacant=True)})
    assert {row.requirement for row in staff_plan(school).unfilled} == {"MA-7A", "SV-7A"}
    assert _person(school, "DAV").vacant
    assert not _person(school, "AND").vacant


def test_a_requirement_without_lessons_yet_counts_its_wanted_minutes() -> None:
    school = tiny_school()
    lessons = {uid: row for uid, row in school.lessons.items() if row.requirement != "MA-7A"}
    school = replace(school, lessons=lessons, placements={}, programmes={})
    assert _person(school, "AND").planned == 480


def test_qualification_is_by_subject_grades_form_and_dates() -> None:
    school = tiny_school()
    maths = school.requirements["MA-7A"]

    def qualified(**fields) -> bool:
        row = Qualification("q", "BER", "MA", **fields)
        return Suitability(replace(school, qualifications={"q": row})).qualified("BER", maths)

    assert not Suitability(school).qualified("BER", maths)
    assert Suitability(school).qualified("AND", maths)  # named by the register, all grades
    assert qualified()
    assert qualified(first_grade=7, last_grade=9, school_form="GR")
    assert not qualified(first_grade=1, last_grade=6)
    assert not qualified(first_grade=8)
    assert not qualified(school_form="GY")
    assert not qualified(dates=DateRange(None, date(2025, 6, 30)))


def test_rows_for_a_subject_say_more_than_its_name_in_the_register() -> None:
    school = tiny_school()
    only_low = replace(school, qualifications={"q": Qualification("q", "AND", "MA", last_grade=3)})
    assert not Suitability(only_low).qualified("AND", school.requirements["MA-7A"])
    run_out = replace(school, qualifications={"q": Qualification("q", "AND", "MA", dates=DateRange(None, date(2020, 1, 1)))})
    assert not Suitability(run_out).qualified("AND", school.requirements["MA-7A"])


def test_half_classes_are_their_class_in_last_year_and_in_wishes() -> None:
    school = replace(
        tiny_school(),
        taught_before={"t": TaughtBefore("t", "CEC", "BL", "7A")},
        teaching_wishes={"w": TeachingWish("w", "CEC", group="7A"), "v": TeachingWish("v", "DAV", "BL", wanted=False)},
    )
    suitability, half = Suitability(school), school.requirements["BL-7A1"]
    assert suitability.taught_before("CEC", half)
    assert not suitability.taught_before("DAV", half)
    assert (suitability.wish("CEC", half), suitability.wish("DAV", half), suitability.wish("AND", half)) == (1, -1, 0)


def test_an_empty_wish_is_no_wish() -> None:
    school = replace(tiny_school(), teaching_wishes={"w": TeachingWish("w", "AND")})
    assert Suitability(school).wish("AND", school.requirements["MA-7A"]) == 0
