"""Staff plan, working time and break duty on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.planning import Assignment, AssignmentKind, DutyBreak
from scheduler_app.domain.school import School
from scheduler_app.reports.draw_document import on_sheets
from scheduler_app.reports.draw_fonts import register_fonts
from scheduler_app.reports.draw_page import WEEK_PAPER, inner_box
from scheduler_app.reports.draw_table import table_high, tables_sheets
from scheduler_app.reports.pages import TablePage, TablesPage
from tests.reports.reading import placed, texts
from tests.reports.test_page_data import page_data
from tests.reports.test_pdf import LONG, pdf
from tests.schools import tiny_school


def with_staffing(school: School) -> School:
    """The tiny school with a mentor's assignment, and the yard watched on Mondays and Tuesdays by nobody yet."""
    mentor = Assignment("m", "AND", AssignmentKind.MENTOR, "7A", minutes=60)
    breaks = {f"b{day}": DutyBreak(f"b{day}", "Skolgården", day, 550, 20, building="A") for day in (0, 1)}
    return replace(school, assignments={**school.assignments, "m": mentor}, duty_breaks={**school.duty_breaks, **breaks})


def tables(school: School, what: str, **wish: object) -> dict[str, TablesPage]:
    found = page_data(school, what, language="sv", **wish).pages
    return {page.heading: page for page in found if isinstance(page, TablesPage)}


def test_staff_plan_says_what_each_post_is_used_for() -> None:
    page = tables(with_staffing(tiny_school()), "staff_plan")["Anna Andersson"]
    (table,) = page.tables
    assert page.subheading == "AND · 100 % · ferietjänst"
    maths = next(row for row in table.rows if row[:2] == ("Matematik", "7A"))
    assert maths[2:5] == ("undervisning", "180", "180")
    assert ("Mentor", "7A", "uppdrag", "60", "", "", "", "minskar undervisningen") in table.rows
    assert page.notes[0].endswith("kvar")


def test_working_time_says_when_each_day_begins_and_ends() -> None:
    page = tables(tiny_school(), "working_time")["Anna Andersson"]
    sums, hours, days = page.tables[:3]
    assert sums.rows[0][0] == "Hela läsåret"
    assert "undervisning" in {row[0] for row in hours.rows}
    monday = next(row for row in days.rows if row[0] == "Måndag")
    assert monday[2] == "08:10"


def test_break_duty_stands_by_area_with_who_is_missing() -> None:
    yard = tables(with_staffing(tiny_school()), "break_duty")["Skolgården"]
    (table,) = yard.tables
    assert table.rows == (("09:10–09:30", "1 saknas", "1 saknas", "", "", ""),)
    assert yard.notes == ("2 rastvakter saknas",)


def test_one_person_can_be_printed_alone() -> None:
    assert set(tables(with_staffing(tiny_school()), "staff_plan", of=("AND",))) == {"Anna Andersson"}
    assert set(tables(tiny_school(), "working_time", of=("BER",))) == {"Bo Bergström"}


@pytest.mark.parametrize("what", ["staff_plan", "working_time", "break_duty"])
def test_staff_reports_are_printed_and_read_back(what: str) -> None:
    school = with_staffing(tiny_school())
    pages = texts(pdf(school, what))
    for page, text in zip(on_sheets(page_data(school, what, language="sv")).pages, pages, strict=True):
        assert page.heading in text
        assert "Lilla Ekskolan" in text


def test_long_names_keep_within_the_sheet() -> None:
    school = with_staffing(tiny_school())
    long = replace(
        school,
        subjects={uid: replace(row, name=LONG) for uid, row in school.subjects.items()},
        groups={uid: replace(row, name=LONG[::-1]) for uid, row in school.groups.items()},
    )
    right = inner_box(WEEK_PAPER).right
    for row in placed(pdf(long, "staff_plan")):
        assert row.left < right


def test_tables_that_do_not_fit_go_on_and_lose_nothing() -> None:
    register_fonts()
    rows = tuple((str(number), LONG) for number in range(60))
    page = TablesPage("Ada", "", (TablePage("", "", ("a", "b"), rows, ()), TablePage("", "", ("c", "d"), rows[:5], ())), ("slut",))
    sheets = list(tables_sheets(page))
    assert len(sheets) == 3
    assert [row for sheet in sheets for table in sheet.tables for row in table.rows] == [*rows, *rows[:5]]
    assert [sheet.notes for sheet in sheets] == [(), (), ("slut",)]
    for sheet in sheets:
        assert sum(map(table_high, sheet.tables)) <= inner_box(WEEK_PAPER).high
