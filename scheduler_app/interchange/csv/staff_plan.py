"""The staff plan as one table: a row for everything that every post is used for, and for what nobody teaches."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.domain.staffing import PlanPerson, PlanRow, StaffExport
from scheduler_app.interchange.csv.writer import csv_table
from scheduler_app.texts import text

_TITLES = ("signature", "name", "percent", "kind", "subject", "groups", "minutes", "counted", "hours", "share", "qualified", "before")


def write_staff_plan(export: StaffExport, language: str) -> bytes:
    """Headings and words in the language; minutes a week, hours a year, share in percent of a full-time post."""
    return csv_table((text(f"staff_column_{name}", language) for name in _TITLES), _rows(export, language))


def _rows(export: StaffExport, language: str) -> Iterator[tuple[object, ...]]:
    for person in export.plan.people:
        who = (person.signature, person.name, person.percent)
        for row in person.rows:
            yield (*who, *_row(row, language), row.qualified, row.taught_before)
        yield from _assignments(person, who, export, language)
    for row in export.plan.unfilled:
        yield ("", text("staff_nobody", language), None, *_row(row, language), None, None)


def _row(row: PlanRow, language: str) -> tuple[object, ...]:
    numbers = (_number(row.minutes), _number(row.counted), _number(row.hours), _number(row.percent))
    return (text(f"time_kind_{row.kind}", language), row.subject_name, ", ".join(row.groups), *numbers)


def _assignments(person: PlanPerson, who: tuple[object, ...], export: StaffExport, language: str) -> Iterator[tuple[object, ...]]:
    for one in person.assignments:
        name = one.name or text(f"assignment_{one.kind}", language)
        hours = _number(one.minutes * export.plan.weeks / 60)
        yield (*who, text(f"assignment_{one.kind}", language), name, "", _number(one.minutes), None, hours, None, None, None)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
