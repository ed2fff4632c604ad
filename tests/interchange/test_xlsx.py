"""Workbooks: sheets as tables, cells as text, and what must not get through."""

from __future__ import annotations

import io
import time
import unicodedata
from contextlib import suppress
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.people import Pupil
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.teaching import Room
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.columns import TABLES
from scheduler_app.interchange.csv.reader import read_tables
from scheduler_app.interchange.csv.tables_of import WrittenTable
from scheduler_app.interchange.csv.templates import table_template
from scheduler_app.interchange.xlsx.reader import read_workbook
from scheduler_app.interchange.xlsx.writer import workbook as written
from scheduler_app.interchange.xlsx.writer import write_xlsx
from scheduler_app.texts import error_text
from tests.interchange.workbooks import repacked, workbook
from tests.schools import tiny_school


def _read(content: bytes) -> Reading:
    return read_tables(tiny_school(), {"skola.xlsx": content})


def _code(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        _read(content)
    for language in ("sv", "en"):
        assert "skola.xlsx" in error_text(caught.value, language)
    return caught.value.code


def test_every_sheet_is_a_table_and_rows_are_named_by_their_number() -> None:
    reading = _read(workbook({
        "Salar": [["Sal", "Platser"], ["Ny", 24], [], ["Fel", "många"]],
        "Elever": [["Id", "Förnamn", "Årskurs"], [4711, unicodedata.normalize("NFD", "Åsa"), 7.0]],
    }))  # fmt: skip
    assert [(row.name, row.seats) for row in reading.entities if isinstance(row, Room)] == [("Ny", 24)]
    assert [(row.uid, row.given_name, row.grade) for row in reading.entities if isinstance(row, Pupil)] == [("4711", "Åsa", 7)]
    assert [(row.file, row.row, row.code) for row in reading.refused] == [("Salar", 4, "csv_bad_number")]


def test_dates_are_dates() -> None:
    (row,) = _read(workbook({"Medlemskap": [["Grupp", "Elev", "Från"], ["7B", "7A-01", date(2026, 1, 10)]]})).entities
    assert isinstance(row, Membership)
    assert row.dates.first == date(2026, 1, 10)


def test_a_title_above_the_headings_and_a_sheet_of_something_else_are_passed_by() -> None:
    reading = _read(workbook({"Läs mig": [["Hej"]], "Blad2": [["Salar på skolan"], [], ["Sal", "Platser"], ["Ny", 12]]}))
    assert [row.name for row in reading.entities if isinstance(row, Room)] == ["Ny"]
    assert dict(reading.not_supported) == {"Läs mig": 1}


def test_a_formula_is_not_run_and_counts_as_what_was_saved_of_it() -> None:
    reading = _read(workbook({"Salar": [["Sal", "Platser"], ['=HYPERLINK("http://x.invalid")', 5], ["Ny", "=2+3"]]}))
    assert [(row.row, row.code) for row in reading.refused] == [(2, "csv_empty_cell")]
    assert [(row.name, row.seats) for row in reading.entities if isinstance(row, Room)] == [("Ny", 0)]


def test_every_table_comes_back_without_a_change() -> None:
    (content,) = write_xlsx(ExportOrder(tiny_school(), "sv")).values()
    reading = _read(content)
    assert reading.refused == []
    assert all(getattr(row, "uid", "") in str(tiny_school()) for row in reading.entities)
    assert reading.gone == []


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_text_becomes_a_formula_and_every_text_comes_back(texts: list[str]) -> None:
    content = written([WrittenTable("x", ("a",), [["." + texts[0]], *([text] for text in texts)])])
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert not any(str(cell.value)[:1] in ("=", "+", "-", "@") for cell in cells if cell.value)


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_template_is_read_as_its_kind_once_filled_in(kind: str, language: str) -> None:
    for format in ("csv", "xlsx"):
        with pytest.raises(InputError) as caught:
            read_tables(tiny_school(), {f"min.{format}": table_template(kind, format, language)})
        assert caught.value.code == "csv_no_rows" or (caught.value.code == "csv_unclear_table" and format == "csv")
    sheet = load_workbook(io.BytesIO(table_template(kind, "xlsx", language)))["info"]
    assert sheet.max_row == len(TABLES[kind].columns) + 1
    assert not any(str(cell.value).startswith("column_") for row in sheet.iter_rows() for cell in row)


# Hostile files


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    began = time.process_time()
    bomb = repacked(workbook({"Salar": [["Sal"], ["x"]]}), {"xl/worksheets/sheet1.xml": b"<row>" + b" " * 250_000_000})
    made = time.process_time()
    assert _code(bomb) == "xlsx_bomb"
    assert time.process_time() - made < max(1.0, made - began)


def test_one_cell_far_out_does_not_lay_out_the_world() -> None:
    content = workbook({"Salar": [["Sal"], ["x"]]})
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert _code(repacked(content, {"xl/worksheets/sheet1.xml": sheet})) == "xlsx_too_far"


def test_an_archive_of_too_many_parts_is_refused() -> None:
    assert _code(repacked(workbook({"a": [["x"]]}), {f"xl/{number}.xml": b"" for number in range(1_100)})) == "xlsx_bomb"


@pytest.mark.parametrize("name", ["../../etc/x", "/etc/x", "xl\\..\\..\\x"])
def test_entries_that_lead_out_of_the_archive_are_refused(name: str) -> None:
    assert _code(repacked(workbook({"a": [["x"]]}), {name: b"x"})) == "xlsx_broken"


def test_a_workbook_with_a_password_an_old_one_and_another_archive_are_told_apart() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert _code(compound + "EncryptedPackage".encode("utf-16-le")) == "xlsx_password"
    assert _code(compound + "Workbook".encode("utf-16-le")) == "xlsx_old_excel"
    assert _code(repacked(workbook({"a": [["x"]]}), {})[:-30]) == "xlsx_broken"


@pytest.mark.parametrize(
    "entity", ['<!ENTITY x SYSTEM "file:///etc/hostname">', '<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;">']
)
def test_entities_in_a_sheet_are_not_followed(entity: str) -> None:
    sheet = (
        f'<?xml version="1.0"?><!DOCTYPE s [{entity}]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Sal &x;</t></is></c></row></sheetData></worksheet>'
    ).encode()
    with suppress(InputError):
        found = read_workbook(repacked(workbook({"a": [["x"]]}), {"xl/worksheets/sheet1.xml": sheet}), "x.xlsx")
        cells = [cell for table in found.values() for row in table.rows for cell in row.cells]
        assert all("aaaa" not in cell and len(cell) < 20 for cell in cells)


def test_a_sheet_with_too_many_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler_app.interchange.xlsx.reader.MAX_ROWS", 10)
    assert _code(workbook({"Salar": [["Sal", "Platser"], *(["x", 1] for _ in range(20))]})) == "csv_too_many_rows"


@cache
def _whole() -> bytes:
    """The same bytes each time: a workbook says when it was written."""
    return workbook({"Salar": [["Sal", "Platser"], ["Ny", 4]]})


@given(data=st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_damage_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(_whole())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(InputError):
        _read(bytes(content))
