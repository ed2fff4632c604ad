"""Substitutes and single pupils as tables: read, written and read back, refused row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.interchange.csv.reader import read_tables
from scheduler_app.interchange.csv.writer import write_csv
from scheduler_app.services.merging import merge
from scheduler_app.texts import text
from tests.schools import tiny_school

MONDAY = date(2025, 9, 8)
CHANGES = (DatedChange("MA-7A-1", MONDAY, True), DatedChange("SV-7A-1", MONDAY, teachers=("DAV", "CEC"), rooms=("A2",)))
SINGLE = (
    IndividualLesson("i1", "7B-03", "MA-7A-1", True, DateRange(MONDAY, date(2025, 10, 3))),
    IndividualLesson("i2", "7A-03", "MA-7A-1", False),
)  # fmt: skip


def test_table_of_substitutes_is_read_with_signatures_and_room_names() -> None:
    table = "Lektion;Datum;Inställd;Vikarier;Salar\nMA-7A-1;2025-09-08;ja;;\nSV-7A-1;20250908;;DAV,CEC;A2\n"
    assert tuple(read_tables(tiny_school(), {"vikarier.csv": table.encode()}).entities) == CHANGES


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_is_written_is_read_back(language: str) -> None:
    school = replace(
        tiny_school(), dated_changes={row.uid: row for row in CHANGES}, individual_lessons={row.uid: row for row in SINGLE}
    )  # fmt: skip
    files = {
        name: content for name, content in write_csv(ExportOrder(school, language)).items() if name.startswith(("dated", "individual"))
    }
    assert len(files) == 2
    reading = read_tables(tiny_school(), files)
    assert (tuple(reading.entities), reading.refused) == ((*CHANGES, *SINGLE), [])
    assert apply_changes(tiny_school(), merge(tiny_school(), reading.entities).changes) == school
    assert merge(school, read_tables(school, files).entities).changes == ()


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("gone;2025-09-08;;DAV;", "csv_unknown_reference"), ("MA-7A-1;2025-09-09;;DAV;", "csv_not_given"),
        ("MA-7A-1;2025-10-27;;DAV;", "csv_not_given"), ("MA-7A-1;i dag;;DAV;", "csv_bad_date"),
        ("MA-7A-1;2025-09-08;ja;DAV;", "csv_cancelled_with_more"), ("MA-7A-1;2025-09-08;;XYZ;", "csv_unknown_reference"),
    ],
)  # fmt: skip
def test_rows_that_make_no_sense_are_refused_and_named(row: str, code: str) -> None:
    table = f"Lektion;Datum;Inställd;Vikarier;Salar\n{row}\nSV-7A-1;2025-09-08;ja;;\n"
    reading = read_tables(tiny_school(), {"vikarier.csv": table.encode()})
    assert [(refused.row, refused.code) for refused in reading.refused] == [(2, code)]
    assert "{" not in text(reading.refused[0].code, "sv", **reading.refused[0].data)
    assert len(reading.entities) == 1
