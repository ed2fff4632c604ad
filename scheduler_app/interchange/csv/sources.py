"""Files of tables, opened: every CSV file is one table, every sheet of a workbook too; and what each is taken for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ColumnMapping, TableChoice, TableView
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.columns import TABLES, folded
from scheduler_app.interchange.csv.decoding import Decoded, Row, decode
from scheduler_app.interchange.csv.headings import Header, chosen_header, header_of, known_columns, missing_columns
from scheduler_app.interchange.xlsx.archive import is_workbook
from scheduler_app.interchange.xlsx.reader import read_workbook

_SAMPLE = 20
_NO_MARK = ("", "0", "nej", "no", "none", "ingen")
_TITLE_ROWS = 10
"""Rows above the headings (a title, a date) that are looked past."""


@dataclass(frozen=True, slots=True)
class Opened:
    """One table: its name in reports, and the name that may tell its kind."""

    name: str
    stem: str
    decoded: Decoded
    of_workbook: bool = False


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table with its headings understood; `rows` are those under them."""

    name: str
    header: Header
    rows: tuple[Row, ...]


def mapping_uid(school: School, headings: tuple[str, ...]) -> str:
    """The uid of what is remembered of tables with exactly these headings, in any order."""
    return uid_of(school.unit.uid, "columns", "\n".join(sorted(folded(heading) for heading in headings)))


def opened(files: Mapping[str, bytes], choices: Mapping[str, TableChoice]) -> Iterator[Opened]:
    """The tables of the files in order; InputError for the first file that cannot be read at all."""
    for file, content in files.items():
        if is_workbook(content):
            for sheet, decoded in read_workbook(content, file).items():
                yield Opened(sheet if len(files) == 1 else f"{file}: {sheet}", sheet, decoded, of_workbook=True)
        else:
            choice = choices.get(file, TableChoice())
            yield Opened(file, file.rsplit(".", 1)[0], decode(content, file, choice.encoding, choice.separator))


def recognised(school: School, table: Opened, choice: TableChoice | None) -> Recognised:
    """The table's kind and columns: as chosen, else as remembered, else as its headings and name say.

    InputError (`csv_unknown_table`, `csv_unclear_table`, `csv_missing_column`, `csv_duplicate_column`) where that does not do.
    """
    rows = table.decoded.rows
    if choice is not None and choice.columns is not None:
        return _under(table, rows, 0, chosen_header(rows[0], choice.kind, choice.columns, table.name))
    known = _remembered(school, rows[0]) if choice is None or not choice.kind else None
    if known is not None:
        return _under(table, rows, 0, chosen_header(rows[0], known.kind, known.columns, table.name))
    first: InputError | None = None
    for at, row in enumerate(rows[:_TITLE_ROWS]):
        try:
            header = header_of(row, table.name, table.stem, choice.kind if choice else "")
        except InputError as error:
            first = first or error
            if error.code == "csv_duplicate_column":
                break
        else:
            return _under(table, rows, at, header)
    assert first is not None
    raise first


def view(school: School, table: Opened, choice: TableChoice | None) -> TableView:
    """How the table would be read, for a person to see and change; never fails."""
    rows = table.decoded.rows
    try:
        found = recognised(school, table, choice)
    except InputError as error:
        told = choice.kind if choice and choice.kind else str(error.data.get("kind", ""))
        kind = told if told in TABLES else ""
        missing = missing_columns(rows[0], TABLES[kind]) if kind else ()
        columns = (choice and choice.columns) or (known_columns(rows[0], TABLES[kind]) if kind else {})
        return _view(school, table, rows[0], rows[1:], kind, columns, tuple(missing))
    return view_of(school, table, choice, found)


def view_of(school: School, table: Opened, choice: TableChoice | None, found: Recognised) -> TableView:
    """A table that was recognised, for a person to see."""
    rows = table.decoded.rows
    heading = rows[len(rows) - len(found.rows) - 1]
    columns = {heading.cells[place]: key for key, place in found.header.places.items()}
    remembered = (choice is None or not choice.kind) and _remembered(school, rows[0]) is not None
    return _view(school, table, heading, found.rows, found.header.table.kind, columns, (), remembered)


def _view(
    school: School, table: Opened, heading: Row, rows: tuple[Row, ...], kind: str, columns: Mapping[str, str],
    missing: tuple[str, ...], remembered: bool = False,
) -> TableView:  # fmt: skip
    sample = tuple(row.cells for row in rows[:_SAMPLE] if not _is_marked(heading, row, columns))
    return TableView(
        table.name, table.decoded.encoding, table.decoded.separator, heading.cells, kind, dict(columns), missing, len(rows), sample,
        remembered, mapping_uid(school, heading.cells),
    )  # fmt: skip


def _is_marked(heading: Row, row: Row, columns: Mapping[str, str]) -> bool:
    """Tell whether the row has a word in its column of protection marks: such a person is not shown as an example."""
    marks = [place for place, cell in enumerate(heading.cells) if columns.get(cell) == "marking"]
    return any(place < len(row.cells) and row.cells[place].casefold() not in _NO_MARK for place in marks)


def _under(table: Opened, rows: tuple[Row, ...], at: int, header: Header) -> Recognised:
    return Recognised(table.name, header, rows[at + 1 :])


def _remembered(school: School, row: Row) -> ColumnMapping | None:
    found = school.mappings.get(mapping_uid(school, row.cells))
    return found if found is not None and found.kind in TABLES else None
