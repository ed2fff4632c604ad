"""Large sheets, tables over several pages, shares and load: data first, then what stands on the page."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.groups import Group
from scheduler_app.domain.printing import Paper, PrintWish
from scheduler_app.domain.school import School
from scheduler_app.reports.catalogue import document
from scheduler_app.reports.dining import load_steps
from scheduler_app.reports.draw_document import on_sheets
from scheduler_app.reports.draw_fonts import register_fonts
from scheduler_app.reports.draw_page import WEEK_PAPER, inner_box
from scheduler_app.reports.draw_table import table_sheets
from scheduler_app.reports.pages import LoadPage, OverviewPage, ShadedPage, TablePage
from scheduler_app.reports.printer import Printer
from scheduler_app.services.printing import print_order
from tests.reports.reading import boxes, placed, reader, texts
from tests.reports.test_page_data import TODAY, page_data, pages, with_lesson
from tests.reports.test_pdf import LONG, pdf
from tests.schools import tiny_school


def wide_school(classes: int) -> School:
    """The tiny school with many more classes, each with a lesson a day."""
    school = tiny_school()
    names = [f"{1 + number // 5}{'ABCDE'[number % 5]}x" for number in range(classes)]
    school = replace(school, groups={**school.groups, **{name: Group(name, name, grade=int(name[0])) for name in names}})
    for name in names:
        for day in range(5):
            school = with_lesson(school, f"{name}-{day}", (name,), day, 500 + 5 * day)
    return school


def test_sheets_of_a_wall_chart_have_one_measure_and_hold_every_class_and_day_once() -> None:
    found = page_data(wide_school(45), "wall").pages
    sheets = [page for page in found if isinstance(page, OverviewPage)]
    tiles = [page.tile for page in sheets if page.tile is not None]
    assert len(tiles) == len(found) == 8
    assert {(tile.rows, tile.columns, tile.most_rows, tile.most_days) for tile in tiles} == {(4, 2, 12, 3)}
    assert {(tile.row, tile.column) for tile in tiles} == {(row, column) for row in range(4) for column in range(2)}
    assert {page.legend for page in sheets} == {sheets[0].legend}
    shown = Counter((row.name, day.day) for page in sheets for row in page.rows for day in page.days)
    assert len(shown) == 47 * 5
    assert set(shown.values()) == {1}


def test_rows_of_neighbouring_sheets_stand_at_one_height() -> None:
    content = pdf(wide_school(45), "wall")
    left = {row.text: row.baseline for row in placed(content, 0) if row.text.endswith("x")}
    right = {row.text: row.baseline for row in placed(content, 1) if row.text.endswith("x")}
    assert len(left) >= 10
    assert left == right
    below = {row.text: row.baseline for row in placed(content, 6) if row.text.endswith("x")}
    assert _steps(below) == _steps(left)[: len(below) - 1]


def _steps(baselines: dict[str, float]) -> list[float]:
    return [round(upper - lower, 2) for upper, lower in pairwise(sorted(baselines.values(), reverse=True))]


def test_a_wall_chart_is_on_a3_and_anything_on_the_paper_asked_for() -> None:
    assert _papers(pdf(tiny_school(), "wall")) == {(1191, 842)}
    assert _papers(pdf(tiny_school(), "wall", paper=Paper.A4)) == {(842, 595)}
    assert _papers(pdf(tiny_school(), "classes")) == {(842, 595)}
    assert _papers(pdf(tiny_school(), "classes", paper=Paper.A3)) == {(1191, 842)}


def test_a_sheet_may_hold_two_pages_below_each_other_or_four() -> None:
    two, four = pdf(tiny_school(), "pupils", per_sheet=2), pdf(tiny_school(), "pupils", per_sheet=4)
    assert _papers(two) == {(595, 842)}
    assert _papers(four) == {(842, 595)}
    assert _papers(pdf(tiny_school(), "wall", per_sheet=2, paper=Paper.A4)) == {(595, 842)}
    assert [text.count("Måndag") for text in texts(two)] == [2] * 12
    assert [text.count("Måndag") for text in texts(four)] == [4] * 6
    assert all(text.count(f"Sida {number} av 6") == 4 for number, text in enumerate(texts(four), 1))
    lower, upper = sorted(row.bottom for row in boxes(two) if row.text == "Måndag")
    assert upper - lower == pytest.approx(842 / 2, abs=1)
    assert len({(round(row.left), round(row.bottom)) for row in boxes(four) if row.text == "Måndag"}) == 4


def test_a_single_page_fills_its_sheet() -> None:
    assert texts(pdf(tiny_school(), "overview", per_sheet=4)) == texts(pdf(tiny_school(), "overview"))
    each = Printer().draw_each(print_order(tiny_school(), PrintWish("pupils", language="sv", per_sheet=4), today=TODAY))
    assert {(printout.pages, tuple(_papers(printout.pdf))) for printout in each.values()} == {(1, ((842, 595),))}


def test_a_sheet_is_drawn_alone_as_it_is_among_the_others() -> None:
    order = print_order(tiny_school(), PrintWish("pupils", language="sv", per_sheet=2), today=TODAY)
    laid_out, whole = Printer().lay_out(order), texts(Printer().draw(order).pdf)
    assert laid_out.sheets == len(whole) == 12
    for number in (1, 12):
        assert texts(laid_out.draw(number)) == [whole[number - 1]]


def _papers(content: bytes) -> set[tuple[int, int]]:
    return {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in reader(content).pages}


def test_overviews_have_a_row_for_everybody() -> None:
    teachers, rooms = page_data(tiny_school(), "teacher_overview").pages[0], page_data(tiny_school(), "room_overview").pages[0]
    assert isinstance(teachers, OverviewPage)
    assert isinstance(rooms, OverviewPage)
    assert [row.name for row in teachers.rows] == ["Anna Andersson", "Bo Bergström", "Cecilia Ceder", "Åke Dävertz"]
    assert {row.name for row in rooms.rows} == {"A1", "A2", "Gymnastiksal", "Bildsal", "Matsal"}
    gym = next(row for row in rooms.rows if row.name == "Gymnastiksal")
    assert [(card.day, card.start, card.details) for card in gym.cards][:1] == [(0, 720, ("CEC", "7A"))]


def test_room_use_is_the_share_of_the_day_in_lessons() -> None:
    shares, free = page_data(tiny_school(), "room_use", week=37, language="sv").pages
    assert isinstance(shares, ShadedPage)
    a1 = next(row for row in shares.rows if row.name == "A1")
    assert shares.subheading.endswith("andel av tiden 08:10–14:40 som salen används")
    assert a1.cells[0].share == pytest.approx(120 / 390)
    assert a1.cells[0].text == "31 %"
    assert a1.cells[-1].share == pytest.approx(sum(cell.share for cell in a1.cells[:-1]) / 5)
    assert isinstance(free, TablePage)
    eight = next(row for row in free.rows if row[0] == "08:00–09:00")
    assert "A1" not in eight[1].split(", ")
    assert {"Gymnastiksal", "Bildsal"} <= set(eight[1].split(", "))


def test_rooms_of_other_units_stand_beside_the_own_with_their_unit() -> None:
    other = replace(tiny_school(), unit=replace(tiny_school().unit, uid="other", name="Grannskolan"))
    order = print_order(tiny_school(), PrintWish("room_use", language="sv"), today=TODAY, others=[other])
    own, theirs, free = document(order).pages
    assert isinstance(own, ShadedPage)
    assert isinstance(theirs, ShadedPage)
    assert (own.subheading.split(" · ")[0], theirs.subheading.split(" · ")[0]) == ("Lilla Ekskolan", "Grannskolan")
    assert isinstance(free, TablePage)
    assert "Grannskolan: " in free.rows[0][1]
    assert "Lilla Ekskolan: " in free.rows[0][1]


def test_dining_load_rises_and_falls_with_the_classes() -> None:
    (page,) = page_data(tiny_school(), "dining", language="sv").pages
    assert isinstance(page, LoadPage)
    assert (page.heading, page.limit, page.limit_text) == ("Matsal", 60, "60 platser")
    assert page.curves[0].steps == ((660, 24), (690, 0))
    assert page.curves[1].steps == ((660, 12), (675, 24), (690, 12), (705, 0))
    assert (page.curves[1].peak, page.curves[1].peak_text) == (24, "högst 24, 11:15")
    assert page.curves[4].steps == ()


@given(st.dictionaries(st.sampled_from(sorted(tiny_school().placed)), st.integers(96, 180), min_size=1))
def test_load_at_every_minute_is_the_pupils_of_the_lessons_then(starts: dict[str, int]) -> None:
    school = tiny_school()
    rows = {uid: replace(school.placed[uid], day=0, start=5 * slot) for uid, slot in starts.items()}
    school = replace(school, placements={row.uid: row for row in rows.values()})
    steps = load_steps(school, [school.lessons[uid] for uid in starts])
    for minute in range(470, 1000, 5):
        there = [uid for uid, slot in starts.items() if 5 * slot <= minute < 5 * slot + school.lessons[uid].minutes]
        expected = sum(sum(map(school.group_size, school.requirement_of(uid).groups)) for uid in there)
        assert next((load for start, load in reversed(steps) if start <= minute), 0) == expected


def test_changes_say_what_moved_and_for_whom() -> None:
    moved, whom = page_data(tiny_school(), "changes", language="sv").pages
    assert isinstance(moved, TablePage)
    assert isinstance(whom, TablePage)
    assert moved.rows == (("Matematik", "flyttad", "Fredag 08:10–09:10 A1", "Måndag 08:10–09:10 A1", "AND", "7A"),)
    assert moved.summary == ("1 lektion ändrad", "Berör 1 grupper och 12 elever.")
    assert whom.rows == (("7A", "Grupp", "1"), ("Anna Andersson", "Lärare", "1"))
    public_moved, public_whom = page_data(tiny_school(), "changes", language="sv", public=True).pages
    assert isinstance(public_moved, TablePage)
    assert isinstance(public_whom, TablePage)
    assert public_moved.rows[0][4] == ""
    assert [row[0] for row in public_whom.rows] == ["7A"]


def test_a_collective_schedule_has_each_lesson_of_any_of_them_once() -> None:
    (page,) = pages(tiny_school(), "collective", of=("7A", "7B", "BILD")).values()
    assert page.heading == "7A, 7B, Bildsal"
    classes = pages(tiny_school(), "classes")
    assert {(card.day, card.start) for card in page.cards} == {(card.day, card.start) for one in classes.values() for card in one.cards}


def test_a_group_has_its_own_lessons_and_those_of_its_class() -> None:
    found = pages(tiny_school(), "groups")
    half, whole = ({(card.name, card.day, card.start) for card in found[name].cards} for name in ("7A grupp 1", "7A"))
    assert {row for row in half if row[0] != "Bild"} == {row for row in whole if row[0] != "Bild"}
    assert [row for row in half if row[0] == "Bild"] == [("Bild", 2, 720)]


def test_the_public_is_not_told_of_a_group_of_one_pupil() -> None:
    from scheduler_app.domain.groups import GroupKind, Membership

    school = tiny_school()
    alone = Group("alone", "Adas grupp", GroupKind.TEACHING)
    row = Membership("m", "alone", "7A-01")
    school = replace(school, groups={**school.groups, "alone": alone}, memberships={**school.memberships, "m": row})
    school = with_lesson(school, "extra", ("alone",), 4, 600)
    for what in ("groups", "classes", "rooms", "overview", "wall"):
        assert "Adas grupp" in repr(page_data(school, what, language="sv").pages)
        assert "Adas grupp" not in repr(page_data(school, what, language="sv", public=True).pages), what


def test_a_period_leaves_out_the_lessons_of_another() -> None:
    school = tiny_school()
    spring = replace(school.lessons["MA-7A-1"], period="P2")
    school = replace(school, lessons={**school.lessons, "MA-7A-1": spring})
    autumn, later = pages(school, "classes", period="Hösten")["7A"], pages(school, "classes", period="Våren")["7A"]
    assert [card.name for card in autumn.cards if (card.day, card.start) == (0, 490)] == []
    assert [(card.name, card.badge) for card in later.cards if (card.day, card.start) == (0, 490)] == [("Matematik", "")]
    assert "Hösten (18 aug 2025 – 19 dec 2025)" in texts(pdf(school, period="Hösten"))[0]


def _table(rows: list[tuple[str, ...]]) -> TablePage:
    return TablePage("Lista", "", ("Vem", "Vad", "Antal"), tuple(rows), (2,), ("Summa",))


@given(st.lists(st.tuples(st.sampled_from(("a", LONG, LONG * 4, "")), st.sampled_from(("b", LONG * 3)), st.just("1")), max_size=120))
def test_a_long_table_goes_on_over_sheets_and_loses_no_row(rows: list[tuple[str, ...]]) -> None:
    register_fonts()
    sheets = list(table_sheets(_table(rows)))
    assert [row for sheet in sheets for row in sheet.rows] == rows
    assert [sheet.summary for sheet in sheets] == [()] * (len(sheets) - 1) + [("Summa",)]
    assert all(sheet.rows for sheet in sheets[:-1])


def test_every_cell_of_a_long_table_stays_on_its_sheet() -> None:
    school = wide_school(45)
    names = {uid: replace(row, name=LONG if row.uid.endswith("x") else row.name) for uid, row in school.groups.items()}
    content = pdf(replace(school, groups=names), "changes")
    bottom = inner_box(WEEK_PAPER).bottom
    for number, _ in enumerate(reader(content).pages):
        cells = [row for row in placed(content, number) if "Utskrivet" not in row.text and "Sida" not in row.text]
        assert min(row.baseline for row in cells) > bottom - 1
    assert "Lektion" in texts(content)[0]


def test_headings_are_repeated_on_every_sheet_of_a_table() -> None:
    order = print_order(wide_school(45), PrintWish("room_use", language="sv"), today=TODAY)
    many = {f"r{n}": replace(order.school.rooms["A1"], uid=f"r{n}", name=f"Sal {n}") for n in range(80)}
    sheets = on_sheets(document(replace(order, school=replace(order.school, rooms={**order.school.rooms, **many}))))
    shares = [page for page in sheets.pages if isinstance(page, ShadedPage)]
    assert len(shares) == 3
    assert {page.columns for page in shares} == {shares[0].columns}
    assert sum(len(page.rows) for page in shares) == 86


def test_grey_print_has_no_colour() -> None:
    import re

    from tests.reports.test_pdf import _bytes

    grey, colour = _bytes(pdf(tiny_school(), grey=True)), _bytes(pdf(tiny_school()))

    def hues(content: bytes) -> set[tuple[bytes, ...]]:
        found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\n", content)
        return {row for row in found if len(set(row)) > 1}

    assert hues(colour)
    assert not hues(grey)
