"""Rows on their way into a table: each is tried on the school, what is wrong is kept with its cell, and the good ones become one step.

Nothing here knows widgets; trying a thousand rows takes about a second, so it is done in the worker thread.
"""

from __future__ import annotations

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
    left_out: tuple[str, ...] = ()
    """What columns of the pasted text are called that this table does not take."""

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

    def without(self, numbers: Iterable[int]) -> Staged:
        """The same without some rows; not tried yet."""
        gone = set(numbers)
        return replace(self, rows=tuple(row for number, row in enumerate(self.rows) if number not in gone), step=None)


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
