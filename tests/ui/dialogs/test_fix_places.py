"""Every finding of the pre-flight leads to where it is mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.services.finding import Finding
from scheduler_app.services.preflight import preflight
from scheduler_app.ui.dialogs.fix_places import NOWHERE, place_of
from tests.schools import tiny_school
from tests.ui.conftest import wait

WINDOW = (date(2025, 9, 15), date(2025, 9, 30))


def test_that_a_lesson_without_teacher_leads_to_its_requirement_and_one_without_place_to_the_board() -> None:
    school = tiny_school()
    requirement = school.requirement_of("MA-7A-1")
    school = replace(school, requirements={**school.requirements, requirement.uid: replace(requirement, teachers=())})
    school = replace(school, placements={uid: row for uid, row in school.placements.items() if row.lesson != "SV-7A-1"})
    places = {row.code: place_of(school, row) for row in preflight(school, *WINDOW) if set(row.lessons) & {"MA-7A-1", "SV-7A-1"}}
    assert places["not_transferred_no_teacher"] == ("requirements", requirement.uid)
    assert places["not_transferred_unplaced"] == ("lesson", "SV-7A-1")


def test_that_dates_of_the_version_lead_to_the_versions() -> None:
    school = tiny_school()
    short = replace(school.timetables[school.current], dates=DateRange(WINDOW[0], WINDOW[0]))
    school = replace(school, timetables={**school.timetables, short.uid: short})
    assert ("versions", "") in {place_of(school, row) for row in preflight(school, *WINDOW)}


def test_that_what_is_about_nothing_leads_nowhere() -> None:
    assert place_of(tiny_school(), Finding("hole", False, "broken_hole", (), (), 1.0, {})) == NOWHERE
    assert place_of(tiny_school(), Finding("hole", False, "broken_hole", ("gone",), (), 1.0, {})) == NOWHERE


@pytest.mark.parametrize(("key", "uid"), [("requirements", "MA-7A"), ("groups", "7B"), ("lessons", "MA-7A-1")])
def test_that_the_window_goes_to_the_row(qtbot, window, key, uid) -> None:
    window.desk.go_to((key, uid))
    screen = window.desk.pages["data"]
    assert window.pages.currentWidget() is screen
    assert (screen.kind.key, [row.uid for row in screen.selected()]) == (key, [uid])


def test_that_the_window_goes_to_the_lesson_and_to_the_versions(qtbot, window) -> None:
    window.desk.go_to(("groups", "7A"))
    window.desk.go_to(("lesson", "MA-7B-1"))
    assert window.pages.currentWidget() is window.board_page.panel
    assert window.board_page.selected == "MA-7B-1"
    window.desk.go_to(("versions", ""))
    wait(qtbot, lambda: any(one.objectName() == "versions" and one.isVisible() for one in window.children()))
