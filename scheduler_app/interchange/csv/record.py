"""One row of a table, asked by column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from scheduler_app.domain.people import Origin, SecurityMarking
from scheduler_app.domain.refused import Heading
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.columns import TABLES, folded
from scheduler_app.interchange.csv.decoding import Row
from scheduler_app.interchange.csv.headings import Header

LONGEST_NAME = 200
"""Characters of any cell but a note or a list."""

LONGEST_NOTE = 5_000

LONGEST_HEADING = 60
LONGEST_LIST = 50_000
"""Characters of a cell of several ids: an adapted programme may list every lesson of a week."""

_TITLES = {table.kind: {column.key: column.swedish for column in table.columns} for table in TABLES.values()}

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_IN_NOTE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_Row = TypeVar("_Row")

_MARKS = {
    "": SecurityMarking.NONE, "nej": SecurityMarking.NONE, "no": SecurityMarking.NONE, "none": SecurityMarking.NONE,
    "ingen": SecurityMarking.NONE, "0": SecurityMarking.NONE, "unknown": SecurityMarking.UNKNOWN, "okänd": SecurityMarking.UNKNOWN,
    "confidential": SecurityMarking.CONFIDENTIAL, "sekretess": SecurityMarking.CONFIDENTIAL, "ja": SecurityMarking.CONFIDENTIAL,
    "sekretessmarkering": SecurityMarking.CONFIDENTIAL, "yes": SecurityMarking.CONFIDENTIAL, "1": SecurityMarking.CONFIDENTIAL,
    "protected": SecurityMarking.PROTECTED, "skyddadfolkbokföring": SecurityMarking.PROTECTED, "2": SecurityMarking.PROTECTED,
    "3": SecurityMarking.PROTECTED,
}  # fmt: skip


@dataclass(frozen=True)
class Record:
    """A row with its header."""

    header: Header
    row: Row

    def has(self, key: str) -> bool:
        return key in self.header.places

    def title(self, key: str) -> Heading:
        """What the column is called in messages: as in the file, and what that means."""
        place = self.header.places.get(key)
        own = " ".join(_CONTROL.sub(" ", self.header.headings[place]).split()) if place is not None else ""
        swedish = _TITLES[self.header.table.kind][key]
        return Heading(own[:LONGEST_HEADING] or swedish, {"sv": swedish, "en": key.replace("_", " ")})

    def text(self, key: str) -> str:
        """A cell's text, empty where the row is too short or the column missing; CellError for control characters and long texts."""
        place = self.header.places.get(key)
        value = self.row.cells[place] if place is not None and place < len(self.row.cells) else ""
        note = key == "note"
        if not note:
            value = value.replace("\n", " ").replace("\t", " ")
        if len(value) > (LONGEST_NOTE if note else LONGEST_LIST if "|" in value else LONGEST_NAME):
            raise CellError("csv_too_long", column=self.title(key), n=len(value))
        if (_CONTROL_IN_NOTE if note else _CONTROL).search(value):
            raise CellError("csv_control_character", column=self.title(key))
        return value

    def required(self, key: str) -> str:
        value = self.text(key)
        if not value:
            raise CellError("csv_empty_cell", column=self.title(key))
        return value

    def texts(self, *keys: str) -> dict[str, Any]:
        """Plain text columns, those that the file has."""
        return {key: self.text(key) for key in keys if self.has(key)}

    def marking(self, present: Any) -> SecurityMarking:
        """The row's protection mark; without such a column what is known, or that nothing is. A mark that nobody knows counts as one."""
        if not self.has("marking"):
            return present.marking if present is not None else SecurityMarking.UNKNOWN
        return _MARKS.get(folded(self.text("marking")), SecurityMarking.CONFIDENTIAL)


def made(kind: type[_Row], uid: str, present: _Row | None, values: Mapping[str, Any], defaults: Mapping[str, Any]) -> _Row:
    """The entity with the row's values: the present one changed and brought back from the archive, or a new imported one."""
    if present is not None:
        back = {"archived": False} if hasattr(present, "archived") else {}
        return replace(present, **values, **back)  # type: ignore[type-var]
    return kind(**{**defaults, **values, "uid": uid, "origin": Origin.IMPORT})
