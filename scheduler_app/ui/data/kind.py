"""What a data table is: its columns, its rows, and how a row comes and goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler_app.domain.changes import Change
from scheduler_app.domain.school import School
from scheduler_app.ui.data.columns import Column


@dataclass(frozen=True)
class DataKind:
    """One table. `new_row` makes a row to add, or None when the school lacks what it needs.

    Rows are entities of the school, unless `insert` and `delete` say how they are kept inside another one (a term in its year);
    `fixed` tables have the rows they have.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: Callable[[School], Sequence[Any]]
    new_row: Callable[[School], Any | None]
    insert: Callable[[School, Any], tuple[Change, ...]] | None = None
    delete: Callable[[School, Sequence[Any]], tuple[Change, ...]] | None = None
    fixed: bool = False
    editor: bool = False
    """Rows are made and changed in a dialog of their own as well (rules, adapted programmes)."""
    told_by: tuple[int, ...] = (0,)
    """The columns that together tell one row from another."""
    sorted_by: int = 0
    """The column that the rows stand in order of when the table is opened."""
    group: str = ""
    """The heading of the tables that begin with this one in the list; empty for the others."""
