"""Where things stand on the page: every text in its own cell, nothing beyond the margins, whatever the names are."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.school import School
from scheduler_app.reports.draw_page import MARGIN, WEEK_PAPER, inner_box
from scheduler_app.services.printing import KINDS
from tests.reports.reading import Box, boxes, page_sizes
from tests.reports.test_pdf import LONG, pdf
from tests.schools import tiny_school

TOLERANCE = 1.5
"""Points."""


def named(school: School, name: str) -> School:
    """The school with one name for everything and everybody."""
    return replace(
        school,
        unit=replace(school.unit, name=name),
        groups={uid: replace(row, name=name) for uid, row in school.groups.items()},
        rooms={uid: replace(row, name=name, building=name) for uid, row in school.rooms.items()},
        subjects={uid: replace(row, name=name, code=name[:20]) for uid, row in school.subjects.items()},
        staff={uid: replace(row, given_name=name, family_name=uid) for uid, row in school.staff.items()},
        pupils={uid: replace(row, given_name=name, family_name=uid) for uid, row in school.pupils.items()},
        timetables={uid: replace(row, name=name) for uid, row in school.timetables.items()},
    )


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("name", [LONG, LONG.replace(" ", ""), "W" * 60])
def test_nothing_reaches_beyond_the_margins_with_names_of_sixty_letters(what: str, name: str) -> None:
    assert len(name) >= 50
    content = pdf(named(tiny_school(), name), what)
    for number, (wide, high) in enumerate(page_sizes(content)):
        found = boxes(content, number)
        assert found
        for box in found:
            assert MARGIN - TOLERANCE <= box.left < box.right <= wide - MARGIN + TOLERANCE, box
            assert MARGIN / 2 <= box.bottom < box.top <= high - MARGIN / 2, box


def _columns(content: bytes, headings: tuple[str, ...], page: int = 0) -> dict[str, Box]:
    return {box.text: box for box in boxes(content, page) if box.text in headings}


DAYS = ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag")


@pytest.mark.parametrize("what", ["changes", "staff", "staff_plan", "working_time", "break_duty"])
def test_cells_of_a_table_do_not_run_into_each_other(what: str) -> None:
    content = pdf(named(tiny_school(), LONG), what)
    rows: dict[int, list[Box]] = {}
    for box in boxes(content):
        rows.setdefault(round(box.bottom), []).append(box)
    for row in rows.values():
        ordered = sorted(row, key=lambda box: box.left)
        assert all(one.right <= other.left + TOLERANCE for one, other in pairwise(ordered)), ordered


WHOSE = {"classes": "7A", "groups": "7A", "teachers": "Anna Andersson", "rooms": "A1", "collective": "7A, A1", "pupils": "Bilal Ek 7A"}


@pytest.mark.parametrize(("what", "wanted"), WHOSE.items())
def test_a_board_has_each_lesson_in_its_day_and_at_its_time(what: str, wanted: str) -> None:
    wanted = {
        "classes": "7A",
        "groups": "7A",
        "teachers": "Anna Andersson",
        "rooms": "A1",
        "collective": "7A, A1",
        "pupils": "Bilal Ek 7A",
    }[what]
    content = pdf(tiny_school(), what)
    page = next(n for n in range(len(page_sizes(content))) if any(box.text == wanted for box in boxes(content, n)))
    found = boxes(content, page)
    days = {box.text: (box.left + box.right) / 2 for box in found if box.text in DAYS}
    hours = {box.text: (box.bottom + box.top) / 2 for box in found if box.text in ("08:00", "09:00", "10:00")}
    half = (days["Tisdag"] - days["Måndag"]) / 2
    lesson = next(box for box in found if box.text.startswith("Matematik") and abs(box.left - days["Måndag"]) <= half)
    minute = (hours["08:00"] - hours["09:00"]) / 60
    assert hours["08:00"] - 10 * minute + TOLERANCE >= lesson.top >= hours["08:00"] - 70 * minute  # 08:10 to 09:10
    assert days["Måndag"] - half - TOLERANCE <= lesson.left < lesson.right <= days["Måndag"] + half + TOLERANCE


ROWS = {"overview": "7A", "wall": "7A", "teacher_overview": "Anna Andersson", "room_overview": "A1"}


@pytest.mark.parametrize(("what", "row"), ROWS.items())
def test_an_overview_has_each_lesson_in_its_row_and_day(what: str, row: str) -> None:
    found = boxes(pdf(tiny_school(), what))
    name = next(box for box in found if row.startswith(box.text) and box.left < 120 and box.bottom > 100 and box.top < 740)
    days = sorted((box.left, box.text) for box in found if box.text in DAYS)
    assert [text for _, text in days] == list(DAYS[: len(days)])
    level = (name.bottom + name.top) / 2
    lessons = [box for box in found if box.text.startswith("MA") and abs((box.bottom + box.top) / 2 - level) < 20]
    eight = min(box.left for box in found if box.text == "8")
    nine = min(box.left for box in found if box.text == "9")
    first = min(lessons, key=lambda box: box.left)
    assert eight + (nine - eight) * 10 / 60 - 3 <= first.left <= first.right <= eight + (nine - eight) * 70 / 60 + 3


def test_shares_and_free_rooms_stand_under_their_day() -> None:
    content = pdf(tiny_school(), "room_use", week=37)
    heads = {day: box for box in boxes(content) for day in DAYS if box.text.startswith(day)}
    share = next(box for box in boxes(content) if box.text == "31 %")  # A1 on Monday
    middle = (heads["Måndag"].left + heads["Måndag"].right) / 2
    assert abs((share.left + share.right) / 2 - middle) <= TOLERANCE
    free = next(box for box in boxes(content, 1) if box.text.startswith("Bildsal"))
    monday = next(box for box in boxes(content, 1) if box.text.startswith("Måndag"))
    assert abs(free.left - monday.left) <= TOLERANCE


def test_the_peak_of_the_dining_hall_stands_beside_its_day() -> None:
    found = boxes(pdf(tiny_school(), "dining"))
    monday = next(box for box in found if box.text == "Måndag")
    peak = next(box for box in found if box.text == "högst 24, 11:00")
    assert peak.left == pytest.approx(monday.left, abs=TOLERANCE)
    assert monday.bottom - 25 < peak.top < monday.bottom


def test_half_classes_of_other_weeks_are_drawn_beside_each_other_with_their_weeks() -> None:
    school = tiny_school()
    music = replace(school.requirements["BL-7A2"], subject="SV", teachers=("BER",))
    found = boxes(pdf(replace(school, requirements={**school.requirements, "BL-7A2": music})))
    one = next(box for box in found if box.text.startswith("7A grupp 1"))
    other = next(box for box in found if box.text.startswith("7A grupp 2"))
    assert one.right < other.left
    assert {box.text for box in found if one.left - 10 < box.left < other.right + 40 and box.text in ("A", "B")} == {"A", "B"}


def test_a_week_shows_only_the_half_whose_turn_it_is() -> None:
    odd, even = (" ".join(box.text for box in boxes(pdf(tiny_school(), week=week))) for week in (37, 38))
    assert ("7A grupp 1" in odd, "7A grupp 2" in odd) == (True, False)
    assert ("7A grupp 1" in even, "7A grupp 2" in even) == (False, True)
    half = replace(tiny_school().lessons["MA-7A-1"], weeks=WeekPattern(WeekKind.EXPLICIT, (37,)))
    school = replace(tiny_school(), lessons={**tiny_school().lessons, "MA-7A-1": half})
    counts = [sum(box.text.startswith("Matematik") for box in boxes(pdf(school, week=week))) for week in (37, 38)]
    assert counts[0] == counts[1] + 1


NASTY = ("A & B", "<b>fet</b>", "5 < 6 <NO", "=1+1", "<img src='/etc/passwd'>")


@pytest.mark.parametrize("what", KINDS)
@pytest.mark.parametrize("name", NASTY)
def test_names_with_markup_are_printed_literally_in_every_report(what: str, name: str) -> None:
    content = pdf(named(tiny_school(), name), what)
    shown = " ".join(box.text for page in range(len(page_sizes(content))) for box in boxes(content, page))
    assert "".join(name.split()) in "".join(shown.split())


def test_the_inner_box_is_what_heading_and_foot_leave() -> None:
    box = inner_box(WEEK_PAPER)
    assert box.left == MARGIN
    assert box.right == WEEK_PAPER[0] - MARGIN
