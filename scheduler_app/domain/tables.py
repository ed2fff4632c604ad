"""Tables of foreign files as people see and settle them: what they were taken for, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A remembered answer: tables with exactly these headings are of that kind, and their columns mean that.

    `columns` has a column key by heading; a heading that is not in it is not taken. `uid` is made of the headings.
    """

    uid: str
    kind: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What a person says of one table; what is empty or None is found out."""

    kind: str = ""
    columns: Mapping[str, str] | None = None
    """Column key by heading."""
    encoding: str = ""
    separator: str = ""


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """`choices` say by table name what a table is; `partial` tells that the source lists only some rows, so that nobody is archived."""

    choices: Mapping[str, TableChoice] = field(default_factory=dict)
    partial: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """One table as it would be read: `kind` is empty and `columns` too where its headings say nothing known.

    `rows` counts the rows under the headings, `sample` shows the first of them; `missing` names columns without which the
    table cannot be read.
    """

    name: str
    encoding: str
    separator: str
    headings: tuple[str, ...]
    kind: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    rows: int = 0
    sample: tuple[tuple[str, ...], ...] = ()
    remembered: bool = False
    mapping: str = ""
    """The uid under which the columns are remembered."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column that a kind of table may have: its key, its headings, and whether every row needs it."""

    key: str
    swedish: str
    english: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table that can be read."""

    kind: str
    columns: tuple[TableColumn, ...]
