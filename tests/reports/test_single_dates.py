"""A week that is printed has its substitutes, cancellations, rooms and single pupils; the timetable as a whole has not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.printing import PrintOrder
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.reports.pages import WeekPage
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.pupils import pupil_pages
from scheduler_app.reports.rooms import room_pages
from scheduler_app.reports.teachers import teacher_pages
from tests.schools import tiny_school

MONDAY = date(2025, 9, 8)


def printing(school: School, monday: date | None = MONDAY) -> Printing:
    return Printing(PrintOrder(school, "classes", Audience.INTERNAL, "sv", MONDAY), monday)


def changed(*changes: DatedChange) -> School:
    return replace(tiny_school(), dated_changes={row.uid: row for row in changes})


def at(pages: tuple[WeekPage, ...], heading: str, start: int, day: int = 0) -> list[tuple[str, ...]]:
    page = next(page for page in pages if heading in page.heading)
    return [card.details for card in page.cards if (card.day, card.start) == (day, start)]


def test_substitute_has_the_lesson_that_week_and_the_ordinary_teacher_has_not() -> None:
    school = changed(DatedChange("MA-7A-1", MONDAY, teachers=("DAV",), rooms=("BILD",)))
    pages = teacher_pages(printing(school))
    assert "Bildsal" in str(at(pages, "Dävertz", 490))
    assert at(pages, "Andersson", 490) == []
    assert "DAV" in str(at(room_pages(printing(school)), "Bildsal", 490))
    for monday in (None, date(2025, 9, 15)):
        assert at(teacher_pages(printing(school, monday)), "Andersson", 490) != []


def test_cancelled_lesson_and_those_after_a_half_day_are_not_on_the_pages() -> None:
    half = DayOff("half", "Lov", DateRange(MONDAY, MONDAY), DayOffKind.HALF_DAY, 700)
    school = changed(DatedChange("MA-7A-1", MONDAY, True))
    school = replace(school, year=replace(school.year, days_off=(*school.year.days_off, half)))
    pages = pupil_pages(printing(school))
    assert at(pages, "Bilal Ek 7A", 490) == []
    assert at(pages, "Bilal Ek 7A", 720) == []  # PE after noon
    assert at(pages, "Bilal Ek 7A", 560) != []
    assert at(pupil_pages(printing(school, None)), "Bilal Ek 7A", 720) != []


def test_single_lessons_are_on_the_pupils_own_page_in_their_week() -> None:
    rows = (
        IndividualLesson("in", "7B-03", "MA-7A-1", True, DateRange(MONDAY, MONDAY)),
        IndividualLesson("out", "7B-03", "SV-7B-1", False, DateRange(MONDAY, MONDAY)),
    )
    school = replace(tiny_school(), individual_lessons={row.uid: row for row in rows})
    (details,) = at(pupil_pages(printing(school)), "Cesar Ek 7B", 490)
    assert "AND" in str(details)
    (details,) = at(pupil_pages(printing(school, date(2025, 9, 15))), "Cesar Ek 7B", 490)
    assert "BER" in str(details)
