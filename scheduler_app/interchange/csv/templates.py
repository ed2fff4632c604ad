"""Empty tables to fill in: one for every kind, as CSV or as a workbook that explains its columns."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.columns import TABLES, Column, Table
from scheduler_app.interchange.csv.tables_of import EXPLANATIONS, WrittenTable
from scheduler_app.interchange.csv.writer import csv_table
from scheduler_app.texts import text

TEMPLATE_FORMATS = ("csv", "xlsx")


def table_template(kind: str, format: str, language: str) -> bytes:
    """The headings alone; the workbook has a second sheet, which is not read, that explains every column and shows an example."""
    table = TABLES.get(kind)
    if table is None:
        raise InputError("csv_unknown_kind", kind=kind, kinds=", ".join(TABLES))
    if format not in TEMPLATE_FORMATS:
        raise InputError("template_format_unknown", format=format, known=", ".join(TEMPLATE_FORMATS))
    titles = tuple(column.heading(language) for column in table.columns)
    if format == "csv":
        return csv_table(titles, [])
    from scheduler_app.interchange.xlsx.writer import workbook

    legend = tuple(text(code, language) for code in ("template_column", "template_required", "template_meaning", "template_example"))
    explained = [
        (
            column.heading(language), _needed(table, column, language), text(f"column_{column.key}", language),
            _EXAMPLES[kind].get(column.key, ""),
        )
        for column in table.columns
    ]  # fmt: skip
    return workbook([WrittenTable(table.kind, titles, []), WrittenTable(EXPLANATIONS, legend, explained)])


def _needed(table: Table, column: Column, language: str) -> str:
    if (column.key,) in table.required:
        return text("template_yes", language)
    return text("template_one_of", language) if any(column.key in keys for keys in table.required) else ""


_EXAMPLES: Mapping[str, Mapping[str, object]] = {
    "staff": {"signature": "EXA", "given_name": "Exempel", "family_name": "Exempelsson", "percent": 80, "subjects": "MA|NO"},
    "pupils": {"id": "exempel-1", "given_name": "Exempel", "family_name": "Exempelsson", "grade": 7, "class": "7A"},
    "classes": {"name": "7A", "grade": 7, "mentor": "EXA", "planned_pupils": 24},
    "groups": {"name": "7A grupp 1", "kind": "halvklass", "parent": "7A"},
    "memberships": {"group": "7A grupp 1", "pupil": "exempel-1", "first": "2026-08-17"},
    "rooms": {"name": "A1", "seats": 30, "building": "A", "tags": "science"},
    "subjects": {"code": "MA", "name": "Matematik", "official_code": "GRGRMAT01"},
    "requirements": {"subject": "MA", "groups": "7A", "teachers": "EXA", "minutes": 200, "lessons": "3x50 50"},
    "dated_changes": {"lesson": "exempel-lektion", "date": "2026-09-14", "teachers": "EXA"},
    "individual_lessons": {"pupil": "exempel-1", "lesson": "exempel-lektion", "attends": "ja", "first": "2026-09-14", "last": "2026-10-16"},
}
