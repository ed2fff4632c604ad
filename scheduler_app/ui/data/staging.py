"""Rows on their way into a table: each is tried on the school, what is wrong is kept with its cell, and the good ones become one step.

Nothing here knows widgets; trying a thousand rows takes about a second, so it is done in the worker thread.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import COLLECTION, Change, ChangeSet, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.errors import RingklockaError
from scheduler_app.services import editing
from scheduler_app.services.integrity import stored
from scheduler_app.ui.data.columns import NotAcceptedError
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.language import error_line

WHOLE_ROW = -1
"""Where a problem stands that is about no single cell."""


@dataclass(frozen=True)
class StagedRow:
    """Texts for some columns of one row: `uid` is that of an existing row, empty for a new one; `problems` by place in `cells`."""

    uid: str
    cells: tuple[str, ...]
    problems: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Staged:
    """Rows for these columns (numbers of the kind's), tried on a school; `step` holds the good ones."""

    kind: DataKind
    columns: tuple[int, ...]
    rows: tuple[StagedRow, ...]
    step: ChangeSet | None = None

    @property
    def good(self) -> int:
        return sum(not row.problems for row in self.rows)

    def with_cell(self, row: int, cell: int, text: str) -> Staged:
        """The same with one cell typed anew; not tried yet."""
        before = self.rows[row]
        cells = (*before.cells[:cell], text, *before.cells[cell + 1 :])
        return replace(self, rows=(*self.rows[:row], replace(before, cells=cells), *self.rows[row + 1 :]), step=None)

    def bad_ones(self) -> Staged:
        return replace(self, rows=tuple(row for row in self.rows if row.problems), step=None)


def table_of(text: str) -> list[list[str]]:
    """Clipboard text of a spreadsheet: rows of cells, tabs between, quotes where a cell has line breaks; empty rows are left out."""
    delimiter = "\t" if "\t" in text or ";" not in text else ";"
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter=delimiter)
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]


def stage_paste(kind: DataKind, school: School, text: str, shown: Sequence[Any], at_row: int, at_column: int) -> Staged:
    """Lay pasted text over the table: by its headings where it has them, else from a cell to the right and down.

    With headings a row is an existing one if its first cell is that of one; without, rows follow those `shown` from `at_row` on, and
    what goes beyond the last is new.
    """
    table = table_of(text)
    titles = {column.title.casefold(): number for number, column in enumerate(kind.columns)}
    heads = [titles.get(cell.casefold()) for cell in table[0]] if table else []
    if heads and None not in heads:
        columns = tuple(number for number in heads if number is not None)
        known = {kind.columns[columns[0]].show(school, row).casefold(): row.uid for row in reversed(kind.rows(school))}
        rows = [StagedRow(known.get(cells[0].casefold(), ""), _padded(cells, len(columns))) for cells in table[1:]]
        return Staged(kind, columns, tuple(rows))
    width = max((len(cells) for cells in table), default=0)
    columns = tuple(range(at_column, min(at_column + width, len(kind.columns))))
    uids = [row.uid for row in shown[at_row:]]
    rows = [StagedRow(uids[number] if number < len(uids) else "", _padded(cells, len(columns))) for number, cells in enumerate(table)]
    return Staged(kind, columns, tuple(rows))


def stage_value(kind: DataKind, uids: Iterable[str], column: int, text: str) -> Staged:
    """One value for one column of many rows."""
    return Staged(kind, (column,), tuple(StagedRow(uid, (text,)) for uid in uids))


def tried(staged: Staged, school: School) -> Staged:
    """Try every row after the ones before it; a row with a problem changes nothing."""
    now, rows, made = school, [], list[Change]()
    for row in staged.rows:
        changes, problems = _try(staged, now, row)
        rows.append(replace(row, problems=problems))
        if not problems:
            now = apply_changes(now, changes)
            made += changes
    changes = _merged(made)
    step = editing.change_step(school, changes) if changes else None
    return replace(staged, rows=tuple(rows), step=step)


def _try(staged: Staged, school: School, staged_row: StagedRow) -> tuple[list[Change], dict[int, str]]:
    kind = staged.kind
    row, added = _find(kind, school, staged_row.uid), tuple[Change, ...]()
    if row is None:
        row = None if kind.fixed else kind.new_row(school)
        if row is None:
            return [], {WHOLE_ROW: QCoreApplication.translate("DataTable", "No row can be added here.")}
        added = kind.insert(school, row) if kind.insert is not None else (Change(None, row),)
    changes, problems = _typed(staged, apply_changes(school, added), row, staged_row.cells)
    made = _merged([*added, *changes])
    if not problems:
        try:
            editing.change_step(school, made)
        except RingklockaError as error:
            problems[WHOLE_ROW] = error_line(error)
    return made, problems


def _typed(staged: Staged, school: School, row: Any, cells: Sequence[str]) -> tuple[list[Change], dict[int, str]]:
    """Type each cell after the other; what fails is tried once more when the others stand (a last day before its first one)."""
    kind, now, made, problems = staged.kind, school, list[Change](), dict[int, str]()
    left = list(range(len(cells)))
    for _ in range(2):
        problems = {}
        for cell in left:
            column, text = kind.columns[staged.columns[cell]], cells[cell]
            if column.edit is None or column.show(now, row) == text:
                continue
            try:
                changes = column.edit(now, row, text)
                now = apply_changes(now, changes)
            except (NotAcceptedError, ValueError) as error:
                problems[cell] = str(error)
                continue
            made += changes
            row = _find(kind, now, row.uid) or row
        left = list(problems)
    return made, problems


def _find(kind: DataKind, school: School, uid: str) -> Any | None:
    if not uid:
        return None
    if kind.key in COLLECTION.values():
        entity = next(one for one, name in COLLECTION.items() if name == kind.key)
        return stored(school, entity, uid)
    return next((row for row in kind.rows(school) if row.uid == uid), None)


def _padded(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells[:width], *("" for _ in range(width - len(cells))))


def _merged(changes: Iterable[Change]) -> list[Change]:
    """One change for each entity, from its first before to its last after."""
    found: dict[tuple[type, str], Change] = {}
    for change in changes:
        key = (type(change.entity), change.uid)
        before = found[key].before if key in found else change.before
        if before is None and change.after is None:
            del found[key]
        else:
            found[key] = Change(before, change.after)
    return [change for change in found.values() if change.before != change.after]
