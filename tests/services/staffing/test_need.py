"""Timplan and points against what is planned."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.planning import LocalHours, PlanningSettings, StudyPoints
from scheduler_app.domain.teaching import Subject
from scheduler_app.services.demo import demo_school
from scheduler_app.services.staffing import need
from scheduler_app.services.staffing.timplan import national_tables, timplan_code, timplan_for
from tests.schools import tiny_school


def test_the_tables_add_up_to_what_their_sources_say() -> None:
    tables = {table.school_form: table for table in national_tables()}
    compulsory = [sum(stage.hours.values()) for stage in tables["GR"].stages]
    assert compulsory == [1882, 2334 + 40, 2634]
    assert sum(compulsory) == 6890
    assert sum(sum(stage.hours.values()) for stage in tables["GRAN"].stages) == 6890
    assert sum(sum(stage.hours.values()) for stage in tables["GRANO"].stages) == 6665
    assert all(table.source for table in national_tables())


@pytest.mark.parametrize("table", national_tables(), ids=lambda table: table.school_form)
def test_the_grades_of_a_stage_share_its_hours_out(table) -> None:
    for stage in table.stages:
        for code, hours in stage.hours.items():
            assert sum(stage.hours_in(grade, code) for grade in stage.grades) == pytest.approx(hours)


def test_a_timplan_is_dated_and_has_its_forms_and_grades() -> None:
    assert timplan_for("GR", 7, date(2026, 8, 18)).school_form == "GR"
    assert timplan_for("GR", 7, date(2019, 8, 18)) is None
    assert timplan_for("GR", 10, date(2026, 8, 18)) is None
    assert timplan_for("GY", 10, date(2026, 8, 18)) is None


@pytest.mark.parametrize(
    ("code", "official", "expected"),
    [("SVA", "", "SV"), ("FY", "", "NO"), ("M2SPA", "", "SPR"), ("Matte", "GRGRMAT01", "MA"), ("XX", "", None)],
)
def test_subjects_count_towards_the_timplans_code(code: str, official: str, expected: str | None) -> None:
    assert timplan_code(Subject("s", code, code, official)) == expected


def test_the_demo_school_is_planned_by_the_timplan() -> None:
    report = need(demo_school("medium", 1, 2026))
    assert report.weeks == pytest.approx(35.6)
    assert report.findings == ()
    assert all(abs(row.difference) <= 10 for row in report.rows), [row for row in report.rows if abs(row.difference) > 10]
    assert all(row.planned_hours is not None and row.planned_hours >= row.wanted_hours - 1 for row in report.stages)


def test_half_classes_and_language_groups_count_for_the_pupils_in_them() -> None:
    report = need(tiny_school())
    rows = {(row.group_name, row.subject): row for row in report.rows}
    assert rows["7A", "MA"].planned == 180
    assert rows["7A", "BL"].planned == 40  # every pupil is in one of two half-classes with 40 minutes each in an average week
    assert ("7A", "TK") not in rows  # planned nowhere, and wanted only from grade 8 by the spread
    assert rows["7A", "NO"].difference < -100


def test_halves_share_a_class_before_there_are_pupils() -> None:
    school = replace(tiny_school(), memberships={}, pupils={}, programmes={})
    rows = {(row.group_name, row.subject): row for row in need(school).rows}
    assert rows["7B", "BL"].planned == 40


def test_a_stage_with_a_grade_missing_is_not_summed() -> None:
    stages = need(tiny_school()).stages
    assert stages
    assert all(row.planned_hours is None for row in stages)  # only grade 7 is there


def test_points_become_hours_by_the_schools_factor() -> None:
    school = replace(
        tiny_school(),
        study_points={"a": StudyPoints("a", "7A", "MA", 100), "b": StudyPoints("b", "7A", "SV", 100, 1.0)},
        planning={"planning": PlanningSettings(hours_per_point=0.9)},
    )
    rows = {row.subject: row for row in need(school).rows if row.group == "7A"}
    assert rows["MA"].wanted_hours == pytest.approx(90)
    assert rows["SV"].wanted_hours == pytest.approx(100)
    assert rows["MA"].planned == 180


def test_a_class_without_a_timplan_is_named() -> None:
    school = tiny_school()
    groups = {**school.groups, "7A": replace(school.groups["7A"], school_form="XX")}
    findings = need(replace(school, groups=groups)).findings
    assert [(one.code, one.facts["group"]) for one in findings] == [("need_no_timplan", "7A")]


@pytest.mark.parametrize(
    ("hours", "codes"),
    [
        ({"BL": 80}, set()),
        ({"BL": 79}, {"need_share"}),  # more than 20 % of 100 h
        ({"MA": 399}, {"need_protected"}),
        ({"SKV": 100}, set()),
    ],
)
def test_the_local_timplan_is_held_to_the_law(hours: dict[str, int], codes: set[str]) -> None:
    rows = {code: LocalHours(code, "GR", code, 7, 9, amount) for code, amount in hours.items()}
    report = need(replace(tiny_school(), local_hours=rows))
    assert {one.code for one in report.findings} == codes
    wanted = {row.subject: row.wanted_hours for row in report.stages if row.first_grade == 7}
    assert all(wanted[code] == amount for code, amount in hours.items())


def test_at_most_600_hours_are_moved_in_all() -> None:
    table = national_tables()[0]
    rows = {}
    for stage in table.stages:
        for code, hours in stage.hours.items():
            if code not in table.protected:
                uid = f"{code}{stage.grades}"
                rows[uid] = LocalHours(uid, "GR", code, stage.grades[0], stage.grades[-1], round(hours * 0.83))
    moved = sum(hours for stage in table.stages for code, hours in stage.hours.items() if code not in table.protected)
    moved -= sum(row.hours for row in rows.values())
    assert 500 < moved <= 600
    assert need(replace(tiny_school(), local_hours=rows)).findings == ()
    more = {uid: replace(row, hours=row.hours - 2) for uid, row in rows.items()}
    assert "need_local_sum" in {one.code for one in need(replace(tiny_school(), local_hours=more)).findings}
