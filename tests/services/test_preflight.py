"""What is told before publishing: clashes, what is missing, identities, validity, holes; each with its lessons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.dated_changes import IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.domain.publication import EventDifference, PublicationPreview
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.errors import InputError
from scheduler_app.services.expectations import findings
from scheduler_app.services.finding import Finding
from scheduler_app.services.preflight import changed_identities, preflight
from tests.schools import TIMETABLE, tiny_school

FIRST, LAST = date(2025, 9, 1), date(2025, 9, 26)


def changed(school: School, name: str, uid: str, **fields: Any) -> School:
    rows = getattr(school, name)
    return replace(school, **{name: {**rows, uid: replace(rows[uid], **fields)}})


def placed(school: School, lesson: str, day: int, start: int, *rooms: str) -> School:
    row = Placement(TIMETABLE, lesson, day, start, rooms)
    return replace(school, placements={**school.placements, row.uid: row})


def of(school: School, rule: str) -> list[Finding]:
    return [row for row in preflight(school, FIRST, LAST) if row.rule_id == rule]


def said(rows: list[Finding]) -> str:
    text = " ".join(row.message("sv") + row.message("en") for row in rows)
    assert "{" not in text
    return text


def test_clash_is_told_once_with_how_often_it_happens() -> None:
    (row, *_) = clashes = of(placed(tiny_school(), "SV-7A-1", 0, 500, "A2"), "double_booked")
    assert row.hard
    assert {"MA-7A-1", "SV-7A-1"} in [set(row.lessons) for row in clashes]
    assert "4 times, first on 2025-09-01" in said(clashes)


def test_substitute_who_is_doubly_booked_is_told_by_signature() -> None:
    from scheduler_app.domain.dated_changes import DatedChange

    change = DatedChange("MA-7A-1", date(2025, 9, 8), teachers=("BER",))
    school = replace(tiny_school(), dated_changes={change.uid: change})
    assert [row.rule_id for row in findings(school) if row.hard] == ["double_booked"]  # an ordinary check finds it too
    (row,) = rows = of(school, "double_booked")
    assert set(row.lessons) == {"MA-7A-1", "SV-7B-1"}
    assert said(rows).startswith("BER")


def test_lessons_that_are_not_transferred_are_told_with_the_reason() -> None:
    school = changed(tiny_school(), "requirements", "MA-7A", teachers=())
    rows = of(school, "not_transferred")
    assert {(row.lessons[0], row.code) for row in rows} >= {
        ("MA-7A-1", "not_transferred_no_teacher"), ("MA-7B-3", "not_transferred_unplaced"),
    }  # fmt: skip
    assert "ingen lärare" in said(rows)


def test_room_that_is_missing_is_told() -> None:
    assert of(tiny_school(), "missing_room") == []
    (row,) = rows = of(placed(tiny_school(), "MA-7A-1", 0, 490), "missing_room")
    assert row.lessons == ("MA-7A-1",)
    assert "utan sal" in said(rows)


def test_group_without_pupils_is_told_unless_no_pupils_are_known_at_all() -> None:
    school = tiny_school()
    empty = {uid: row for uid, row in school.memberships.items() if row.group not in ("7B", "7B1", "7B2")}
    rows = of(replace(school, memberships=empty), "no_pupils")
    assert "MA-7B-1" in {uid for row in rows for uid in row.lessons}
    assert said(rows)
    assert of(replace(school, memberships={}, pupils={}, programmes={}), "no_pupils") == []


@pytest.mark.parametrize(("last", "told"), [(date(2025, 10, 24), "2025-11-03"), (date(2026, 6, 11), None), (None, None)])
def test_teacher_who_leaves_before_the_lessons_end_is_told_with_the_first_day_alone(last: date | None, told: str | None) -> None:
    school = changed(tiny_school(), "staff", "CEC", dates=DateRange(None, last))
    rows = of(school, "teacher_leaves")
    assert bool(rows) == (told is not None)
    if told:
        assert told in said(rows)


def test_timetable_that_is_not_valid_all_the_time_is_told() -> None:
    school = tiny_school()
    assert of(school, "version_dates") == []
    version = TimetableVersion(TIMETABLE, "Höst", dates=DateRange(FIRST, date(2025, 9, 12)))
    rows = of(replace(school, timetables={TIMETABLE: version}), "version_dates")
    assert "2025-09-12" in said(rows)


def test_lesson_of_a_period_that_does_not_exist_is_told() -> None:
    rows = of(changed(tiny_school(), "lessons", "MA-7A-1", period="gone"), "period_gone")
    assert [row.lessons for row in rows] == [("MA-7A-1",)]
    assert said(rows)


def test_hole_in_a_pupils_day_is_told_and_lunch_fills_one() -> None:
    school = tiny_school()
    before = of(school, "hole")
    assert not any("IDH-7A-1" in row.lessons for row in before)
    no_lunch = replace(school, placements={uid: row for uid, row in school.placements.items() if row.lesson != "LUNCH-7A-1"})
    rows = [row for row in of(no_lunch, "hole") if row not in before]
    assert [row.lessons for row in rows] == [("SV-7A-1", "IDH-7A-1")]
    assert "10:20" in said(rows)
    assert "12:00" in said(rows)


def test_window_that_is_backwards_is_refused() -> None:
    with pytest.raises(InputError, match="publish_window"):
        preflight(tiny_school(), LAST, FIRST)


def difference(what: str, lesson: str) -> EventDifference:
    return EventDifference(what, lesson, FIRST, 490, 550, "MA", "7A", "Anna")


def test_lesson_that_comes_back_under_another_identity_is_told() -> None:
    plan = PublicationPreview(1, 1, 0, 1, 0, 0, (difference("cancelled", "old"), difference("new", "MA-7A-1")))
    rows = list(changed_identities(tiny_school(), plan))
    assert [row.lessons for row in rows] == [("MA-7A-1",)]
    assert "2025-09-01" in said(rows)
    moved = PublicationPreview(1, 1, 0, 1, 0, 0, (difference("cancelled", "old"), replace(difference("new", "x"), start=600)))
    assert list(changed_identities(tiny_school(), moved)) == []


def adapted(school: School) -> list[str]:
    return [row.code for row in findings(school) if row.rule_id.startswith("adapted") and "7A-01" in row.who]


def test_adapted_programme_that_adds_up_has_nothing_told() -> None:
    assert adapted(tiny_school()) == []


def test_programme_that_lists_a_lesson_of_another_class_is_told() -> None:
    programme = tiny_school().programmes["adapted-1"]
    school = changed(tiny_school(), "programmes", "adapted-1", lessons=(*programme.lessons[:-1], "SV-7B-1"))
    assert "broken_adapted_not_member" in adapted(school)


def test_single_lesson_beside_a_programme_makes_full_attendance_other_than_100_percent() -> None:
    extra = IndividualLesson("i", "7A-01", "EN-7A-1", True, DateRange(date(2025, 9, 1), date(2025, 10, 31)))
    assert adapted(replace(tiny_school(), individual_lessons={"i": extra})) == ["broken_adapted_time"]


def test_stepwise_return_is_programmes_after_each_other_and_overlap_is_told() -> None:
    school = tiny_school()
    first = replace(school.programmes["adapted-1"], dates=DateRange(date(2025, 9, 1), date(2025, 10, 10)))
    for begins, told in ((date(2025, 10, 11), []), (date(2025, 10, 6), ["broken_adapted_overlap"])):
        lessons = (*first.lessons, "EN-7A-1", "EN-7A-2")
        more = AdaptedProgramme("adapted-2", "7A-01", lessons, DateRange(begins, date(2025, 12, 19)), 480)
        assert adapted(replace(school, programmes={"adapted-1": first, "adapted-2": more})) == told


def test_pupil_added_to_and_taken_out_of_one_lesson_at_once_is_told() -> None:
    rows = {
        uid: IndividualLesson(uid, "7B-03", "MA-7A-1", uid == "in", DateRange(FIRST, LAST)) for uid in ("in", "out")
    }  # fmt: skip
    assert [row.lessons for row in of(replace(tiny_school(), individual_lessons=rows), "single_lesson")] == [("MA-7A-1",)]


def test_pupil_whose_added_lesson_clashes_is_found_on_its_date() -> None:
    row = IndividualLesson("i", "7B-03", "MA-7A-1", True, DateRange(date(2025, 9, 8), date(2025, 9, 8)))
    rows = [one for one in findings(replace(tiny_school(), individual_lessons={"i": row})) if one.rule_id == "no_overlap_pupil"]
    assert [set(one.lessons) for one in rows] == [{"MA-7A-1", "SV-7B-1"}]
    assert "2025-09-08" in said(rows)
