"""Planned against available minutes."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.services.staffing import staff_sums
from tests.schools import tiny_school


def test_planned_minutes_are_those_of_an_average_week_without_special_subjects() -> None:
    rows = {row.uid: row for row in staff_sums(tiny_school())}
    assert rows["AND"].planned_minutes == 2 * 180 + 120  # mathematics twice, English; not the conference
    assert rows["DAV"].planned_minutes == 4 * 80 // 2  # four lessons every other week


def test_available_minutes_are_agreed_ones_or_the_norm_by_percent() -> None:
    rows = {row.uid: row for row in staff_sums(tiny_school())}
    assert rows["DAV"].available_minutes == 480
    assert rows["CEC"].available_minutes == round(0.8 * tiny_school().unit.teaching_minutes_norm)


def test_a_lesson_of_one_period_counts_by_its_weeks() -> None:
    school = tiny_school()
    lessons = {uid: replace(lesson, period="P1") if uid.startswith("IDH") else lesson for uid, lesson in school.lessons.items()}
    planned = {row.uid: row.planned_minutes for row in staff_sums(replace(school, lessons=lessons))}
    weeks = school.year.weeks()
    assert planned["CEC"] == round(240 * sum(monday.year == 2025 for monday in weeks) / len(weeks))


def test_archived_people_are_left_out_and_names_are_in_order() -> None:
    school = tiny_school()
    staff = {uid: replace(person, archived=uid == "BER") for uid, person in school.staff.items()}
    rows = staff_sums(replace(school, staff=staff))
    assert [row.uid for row in rows] == ["AND", "CEC", "DAV"]
