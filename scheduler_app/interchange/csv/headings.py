"""Which column of a file is which: told by a person, or by the headings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.columns import TABLES, Table, folded
from scheduler_app.interchange.csv.decoding import Row


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a table stand in the file; `unknown` headings are left out of the import."""

    table: Table
    places: Mapping[str, int]
    unknown: tuple[str, ...]
    headings: tuple[str, ...]
    """As they stand in the file; a row with more cells has a separator too many."""


def header_of(row: Row, file_name: str, stem: str, kind: str = "") -> Header:
    """Tell the kind of table by `kind`, by the file's or sheet's name, or else by its headings.

    InputError where it stays unclear or columns are wrong.
    """
    if kind and kind not in TABLES:
        raise InputError("csv_unknown_kind", kind=kind, kinds=", ".join(TABLES))
    for table in TABLES.values():
        if table.kind == kind or (not kind and folded(stem) in {folded(name) for name in table.file_names}):
            return _header(row, table, file_name)
    fitting = [table for table in TABLES.values() if not missing_columns(row, table) and _told(row, table)]
    if not fitting:
        raise InputError("csv_unknown_table", file=file_name, kinds=", ".join(TABLES))
    best = max(_known(row, table) for table in fitting)
    winners = [table for table in fitting if _known(row, table) == best]
    if len(winners) > 1:
        raise InputError("csv_unclear_table", file=file_name, kinds=", ".join(table.kind for table in winners))
    return _header(row, winners[0], file_name)


def chosen_header(row: Row, kind: str, columns: Mapping[str, str], file_name: str) -> Header:
    """The header as a person settled it: column key by heading; headings not named are left out without a word.

    A column of protection marks is never left out: it decides who may be taken over.
    """
    table = TABLES.get(kind)
    if table is None:
        raise InputError("csv_unknown_kind", kind=kind, kinds=", ".join(TABLES))
    wanted = {folded(heading): key for heading, key in columns.items() if key}
    known = {column.key for column in table.columns}
    for heading, key in columns.items():
        if key and key not in known:
            raise InputError("csv_unknown_column", column=key, kind=kind, columns=", ".join(sorted(known)))
        if key and folded(heading) not in {folded(cell) for cell in row.cells}:
            raise InputError("csv_no_such_heading", file=file_name, heading=heading[:60], line=row.line)
    places: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        column = wanted.get(folded(cell)) if cell else None
        if column in places:
            raise InputError("csv_duplicate_column", file=file_name, line=row.line, column=cell[:60])
        if column is not None:
            places[column] = place
    _keep_marks(row, table, places)
    titles = {column.key: column.swedish for column in table.columns}
    missing = ["/".join(titles[key] for key in keys) for keys in table.required if not any(key in places for key in keys)]
    if missing:
        raise InputError("csv_missing_column", file=file_name, line=row.line, columns=", ".join(missing), kind=kind)
    return Header(table, places, (), row.cells)


def known_columns(row: Row, table: Table) -> dict[str, str]:
    """Column key by heading for the headings that say what they are, each key once."""
    found: dict[str, str] = {}
    for cell in row.cells:
        column = next((column for column in table.columns if folded(cell) in column.names), None)
        if column is not None and column.key not in found.values():
            found[cell] = column.key
    return found


def _keep_marks(row: Row, table: Table, places: dict[str, int]) -> None:
    marks = next((column for column in table.columns if column.key == "marking"), None)
    if marks is not None and "marking" not in places:
        place = next((place for place, cell in enumerate(row.cells) if folded(cell) in marks.names), None)
        if place is not None and place not in places.values():
            places["marking"] = place


def _told(row: Row, table: Table) -> bool:
    given = {folded(cell) for cell in row.cells}
    return not table.told_by or any(column.names & given for column in table.columns if column.key in table.told_by)


def _known(row: Row, table: Table) -> int:
    return sum(any(folded(cell) in column.names for cell in row.cells) for column in table.columns)


def missing_columns(row: Row, table: Table) -> list[str]:
    """The required columns that the headings lack; alternatives in one text."""
    given = {folded(cell) for cell in row.cells}
    columns = {column.key: column for column in table.columns}
    return [
        "/".join(columns[key].swedish for key in keys) for keys in table.required if not any(columns[key].names & given for key in keys)
    ]


def _header(row: Row, table: Table, file_name: str) -> Header:
    missing = missing_columns(row, table)
    if missing:
        raise InputError("csv_missing_column", file=file_name, line=row.line, columns=", ".join(missing), kind=table.kind)
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(row.cells):
        column = next((column for column in table.columns if folded(cell) in column.names), None)
        if column is None:
            if cell:
                unknown.append(cell[:60])
            continue
        if column.key in places:
            raise InputError("csv_duplicate_column", file=file_name, line=row.line, column=cell[:60], kind=table.kind)
        places[column.key] = place
    return Header(table, places, tuple(unknown), row.cells)
