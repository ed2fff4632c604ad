"""Tables (CSV files, a folder of them, a workbook) into a school; what was said about their columns is remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ColumnMapping, ImportRequest, TableView
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.import_request import empty_school, outcome_of
from scheduler_app.services.import_sources import LARGEST_TABLE, folder_files
from scheduler_app.services.ports import ForeignFormats

_TABLES = (".csv", ".txt", ".tsv", ".xlsx")


def import_csv(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    return _import("csv", formats, school, source, today, request)


def import_xlsx(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    return _import("xlsx", formats, school, source, today, request)


def look_at_tables(formats: ForeignFormats, school: School | None, source: Path, request: ImportRequest) -> Sequence[TableView]:
    """How the tables of a file or folder would be read, for a person to see and change before anything is."""
    files, _ = _files(formats, source)
    return formats.look_at_tables(school or empty_school(source, date.today()), files, request.choices)


def _import(
    format: str, formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest
) -> ImportOutcome:
    target = school or empty_school(source, today)
    files, skipped = _files(formats, source)
    reading = formats.read_tables(target, files, request.choices)
    reading.not_supported.update(skipped)
    views = tuple(reading.tables)
    outcome = outcome_of(format, school, target, reading, request, views)
    mappings = {view.mapping: ColumnMapping(view.mapping, view.kind, view.columns) for view in views if _was_told(request, view)}
    if outcome.school is not None:
        return replace(outcome, school=replace(outcome.school, mappings={**outcome.school.mappings, **mappings}))
    return replace(outcome, remember=_remember(target, mappings))


def _was_told(request: ImportRequest, view: TableView) -> bool:
    """Tell whether a person said which column is which."""
    choice = request.choices.get(view.name)
    return bool(view.kind and choice is not None and choice.columns is not None)


def _remember(school: School, mappings: Mapping[str, ColumnMapping]) -> ChangeSet | None:
    changes = tuple(Change(school.mappings.get(uid), mapping) for uid, mapping in mappings.items() if school.mappings.get(uid) != mapping)
    return ChangeSet("remember_columns", changes, (("n", str(len(changes))),)) if changes else None


def _files(formats: ForeignFormats, source: Path) -> tuple[dict[str, bytes], list[str]]:
    """Contents by file name, and the files left out: tables of our own that are only written (placements, rules, …)."""
    found, skipped = folder_files(source, _TABLES, lambda name: not formats.only_written(Path(name).stem), LARGEST_TABLE)
    if not found:
        raise InputError("csv_no_files", path=str(source))
    return found, skipped
