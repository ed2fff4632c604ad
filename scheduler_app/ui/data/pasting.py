"""Text of a spreadsheet laid over a data table: which of its columns are which, and which of its rows are there already."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from scheduler_app.domain.school import School
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.data.staging import Staged, StagedRow

_BETWEEN = re.compile(r"\s*[,;]\s*")


def table_of(text: str) -> list[list[str]]:
    """Clipboard text of a spreadsheet: rows of cells, tabs between, quotes where a cell has line breaks; empty rows are left out."""
    delimiter = "\t" if "\t" in text or ";" not in text else ";"
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=delimiter)
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def stage_paste(kind: DataKind, school: School, text: str, shown: Sequence[Any], at_row: int, at_column: int) -> Staged:
    """Lay pasted text over the table: by its headings where it has them, else from a cell to the right and down.

    With headings a row is an existing one if it is told apart by the columns that do so (`DataKind.told_by`); without, rows follow
    those `shown` from `at_row` on, and what goes beyond the last is new. What the table does not take is told in `left_out`.
    """
    table = table_of(text)
    heads = _headings(kind, table[0]) if table else None
    if heads is not None:
        return _by_headings(kind, school, table, heads)
    width = max((len(cells) for cells in table), default=0)
    taken = range(at_column, min(at_column + width, len(kind.columns)))
    columns = tuple(number for number in taken if kind.columns[number].edit is not None)
    beyond = tuple(cell for cell in table[0][len(taken) :] if cell) if table else ()
    closed = tuple(kind.columns[number].title for number in taken if number not in columns)
    uids = [row.uid for row in shown[at_row:]]
    rows = [
        StagedRow(uids[number] if number < len(uids) else "", _cells(cells, [column - at_column for column in columns]))
        for number, cells in enumerate(table)
    ]
    return Staged(kind, columns, tuple(rows), left_out=(*closed, *beyond))


def _headings(kind: DataKind, first: Sequence[str]) -> list[int | None] | None:
    """For each cell of the first row the table's column that it names; None where the row is no headings.

    At least half must be the table's own words. One that is not stands for the table's column at its place, as long as the columns
    have come in the table's order so far and no other cell names that one.
    """
    titles = {column.title.casefold(): number for number, column in enumerate(kind.columns)}
    named = [titles.get(cell.casefold()) for cell in first]
    if 2 * sum(number is not None for number in named) < sum(bool(cell) for cell in first) or not any(first):
        return None
    for place, number in enumerate(named):
        if number is None and first[place] and place < len(kind.columns) and place not in named:
            named[place] = place
        if named[place] != place:
            break
    return named


def _by_headings(kind: DataKind, school: School, table: list[list[str]], heads: list[int | None]) -> Staged:
    places = {number: place for place, number in enumerate(heads) if number is not None and kind.columns[number].edit is not None}
    columns = tuple(places)
    left_out = tuple(cell for place, cell in enumerate(table[0]) if cell and place not in places.values())
    known, used = _known(kind, school, columns), set[str]()
    rows = []
    for cells in table[1:]:
        row = _cells(cells, list(places.values()))
        uid = known.get(_told(kind, school, dict(zip(columns, row))), "")
        rows.append(StagedRow("" if uid in used else uid, row))
        used.add(uid)
    return Staged(kind, columns, tuple(rows), left_out=left_out)


def _known(kind: DataKind, school: School, columns: Sequence[int]) -> dict[tuple[str, ...], str]:
    """Existing rows by what tells them apart; none where the pasted columns do not, and none of several that are alike."""
    if not set(kind.told_by) <= set(columns):
        return {}
    told = [(_told(kind, school, {n: kind.columns[n].show(school, row) for n in kind.told_by}), row.uid) for row in kind.rows(school)]
    alike = Counter(key for key, _ in told)
    return {key: uid for key, uid in told if alike[key] == 1}


def _told(kind: DataKind, school: School, cells: dict[int, str]) -> tuple[str, ...]:
    read = ((cells.get(number, ""), kind.columns[number].shown_as) for number in kind.told_by)
    return tuple(_BETWEEN.sub(",", (shown_as(school, cell) if shown_as else cell).casefold()) for cell, shown_as in read)


def _cells(cells: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    return tuple(cells[place] if place < len(cells) else "" for place in places)
