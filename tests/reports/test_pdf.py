"""Rendered PDFs, read back."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pytest

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.printing import PrintWish
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.timetable import Placement
from scheduler_app.reports import draw_week
from scheduler_app.reports.draw_fonts import register_fonts, width
from scheduler_app.reports.draw_page import Box
from scheduler_app.reports.draw_text import ELLIPSIS, height
from scheduler_app.reports.pages import Card
from scheduler_app.reports.printer import Printer
from scheduler_app.services.printing import KINDS, PERSONAL, print_order
from tests.reports.reading import placed, reader, texts
from tests.reports.test_page_data import NAMELESS, NEEDED, TODAY, with_canaries, with_earlier_version
from tests.schools import TIMETABLE, tiny_school

BOARDS = tuple(what for what in KINDS if "staff" not in what)


def pdf(school: School, what: str = "classes", **options: object) -> bytes:
    wish = PrintWish(what, language="sv", **{**NEEDED.get(what, {}), **options})  # type: ignore[arg-type]
    return Printer().draw(print_order(with_earlier_version(school), wish, today=TODAY)).pdf


PAGES = {
    "classes": 2, "teachers": 4, "rooms": 5, "pupils": 24, "groups": 6, "collective": 1, "overview": 1, "wall": 2, "teacher_overview": 1,
    "room_overview": 1, "room_use": 2, "dining": 1, "changes": 2, "pupil_quality": 2, "staff": 1, "staff_plan": 4,
    "working_time": 4, "break_duty": 2,
}  # fmt: skip


@pytest.mark.parametrize(("what", "count"), PAGES.items())
def test_every_report_has_its_pages_numbered(what: str, count: int) -> None:
    assert set(PAGES) == set(KINDS)
    found = texts(pdf(tiny_school(), what))
    assert len(found) == count
    for number, text in enumerate(found, 1):
        assert f"Sida {number} av {count}" in text
        assert "Lilla Ekskolan" in text
        assert "Utskrivet 2025-09-10" in text


def test_metadata_and_fonts() -> None:
    document = reader(pdf(tiny_school()))
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == ("Klasscheman – Lilla Ekskolan", "Lilla Ekskolan")
    assert document.root_object["/Lang"] == "sv-SE"
    fonts = document.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert fonts
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts.values())


def test_lesson_stands_in_its_day_at_its_time() -> None:
    found = placed(pdf(tiny_school()))
    heads = {row.text: row.left for row in found if row.text in ("Måndag", "Tisdag", "Onsdag", "Torsdag", "Fredag")}
    hours = {row.text: row.baseline for row in found if row.text in ("08:00", "09:00", "10:00")}
    lessons = [row for row in found if row.text == "Matematik" and row.baseline > 200]
    assert len(lessons) == 3
    for row in lessons:
        assert hours["09:00"] < row.baseline < hours["08:00"]
    columns = sorted(heads.values())
    assert [sum(row.left > column - 70 for column in columns) for row in lessons] == [1, 2, 4]


def test_letters_of_all_names_come_back() -> None:
    school = tiny_school()
    subject = replace(school.subjects["MA"], name="Åäö Ŋ Ł Ș Ğ Š é")
    assert "Åäö Ŋ Ł Ș Ğ Š é" in texts(pdf(replace(school, subjects={**school.subjects, "MA": subject})))[0]


NASTY = ("A & B", "<b>fet</b>", "Åsa <Å>", "5 < 6 <NO", '=HYPERLINK("x")', "100 % {0} %s", "<img src='/etc/passwd'>", "a\\nb")


@pytest.mark.parametrize("name", NASTY)
def test_nasty_names_are_shown_literally(name: str) -> None:
    school = tiny_school()
    group = replace(school.groups["7A"], name=name)
    page = texts(pdf(replace(school, groups={**school.groups, "7A": group})))
    assert any(name in text for text in page)


@pytest.mark.parametrize("name", ["nul\x00tecken", "höger\u202eretsnäv", "Ada \ud800", "ö" * 10_000, "😀 Ada", "\n\t", "A\u030asa"])
def test_names_no_font_or_file_takes_do_not_stop_the_printing(name: str) -> None:
    school = tiny_school()
    everywhere = replace(
        school,
        groups={uid: replace(row, name=name) for uid, row in school.groups.items()},
        rooms={uid: replace(row, name=name) for uid, row in school.rooms.items()},
        subjects={uid: replace(row, name=name, code=name) for uid, row in school.subjects.items()},
        unit=replace(school.unit, name=name),
    )
    for what in BOARDS:
        assert len(reader(pdf(everywhere, what)).pages) > 0


LONG = "Specialpedagogiskt stöd i samverkan med hela arbetslaget i 7"


def _cards() -> list[Card]:
    assert len(LONG) == 60
    names = (
        ("MA", "Matematik", ("AND", "A1")),
        (LONG, LONG, (LONG, LONG, LONG)),
        ("HKK", "Hem- och konsumentkunskap", ("7A grupp 1", "ANDBER")),
    )
    return [
        Card(0, 490, 490 + minutes, code, name, details, 0, badge, 0, lanes)
        for code, name, details in names
        for minutes in (30, 40, 60, 80)
        for badge in ("", "A", "v. 34–36, 40")
        for lanes in (1, 2, 3)
    ]


@pytest.mark.parametrize("card", _cards(), ids=lambda card: f"{card.name[:8]}-{card.end - card.start}-{card.badge}-{card.lanes}")
def test_text_of_a_card_keeps_within_it(card: Card) -> None:
    """On a board from 8 to 17 with five days, one lane or several: no line is wider or lower than its card."""
    register_fonts()
    box = Box(0, 0, 150 / card.lanes, (card.end - card.start) * 0.8)
    lines = draw_week.card_lines(card.name, card.code, card.details, "08:10–09:00", card.badge, 0.0, box.wide - 6, box.high - 2)
    assert lines
    assert height(lines) <= box.high
    assert max(width(line.text, line.font, line.size) for line in lines) <= box.wide - 6 + 0.1
    if card.lanes == 1 and card.end - card.start >= 40:
        assert not any(ELLIPSIS in line.text for line in lines)
        assert LONG.split()[-2] in " ".join(line.text for line in lines) or card.name != LONG


def test_long_names_of_a_full_hour_are_printed_whole() -> None:
    school = tiny_school()
    long = replace(
        school,
        subjects={**school.subjects, "MA": replace(school.subjects["MA"], name=LONG)},
        rooms={**school.rooms, "A1": replace(school.rooms["A1"], name=LONG[::-1])},
    )
    page = "".join(texts(pdf(long))[0].split())
    assert page.count("".join(LONG.split())) >= 3
    assert page.count("".join(LONG[::-1].split())) >= 3


def test_twenty_five_lessons_on_a_day_are_all_there() -> None:
    school = tiny_school()
    requirements, lessons, placements = dict(school.requirements), dict(school.lessons), {}
    for number in range(25):
        uid = f"X{number:02d}"
        requirements[uid] = Requirement(uid, "MA", ("7A",), ("AND",), 20)
        lessons[uid] = Lesson(uid, uid, 20)
        placement = Placement(TIMETABLE, uid, 0, 480 + 20 * number, ("A1",))
        placements[placement.uid] = placement
    page = texts(pdf(replace(school, requirements=requirements, lessons=lessons, placements=placements)))[0]
    assert all(f"{clock_text(480 + 20 * n)}–{clock_text(500 + 20 * n)}" in page for n in range(25))


@pytest.mark.parametrize("what", sorted(set(BOARDS) - set(PERSONAL)))
def test_canary_is_in_no_public_file(what: str) -> None:
    school = with_canaries(tiny_school())
    assert what in NAMELESS or "KANARIE" in "".join(texts(pdf(school, what)))
    public = pdf(school, what, public=True)
    assert b"KANARIE" not in _bytes(public)
    assert "KANARIE" not in "".join(texts(public))


def _bytes(content: bytes) -> bytes:
    """The file with every stream inflated."""
    parts = [content]
    for piece in content.split(b"stream\r\n")[1:] + content.split(b"stream\n")[1:]:
        try:
            parts.append(zlib.decompressobj().decompress(piece))
        except zlib.error:
            continue
    return b"".join(parts)
