"""What an import changes, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    ARCHIVED = "archived"
    REMOVED = "removed"
    RETURNED = "returned"  # from the archive


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of the school: what happens to it, what it is called, and the fields that change (name, before, after).

    `fields` are for programs: their names and words stay. `told` are the same in the language that was asked for.
    """

    kind: Kind
    table: str
    uid: str
    name: str
    fields: tuple[tuple[str, str, str], ...] = ()
    told: tuple[tuple[str, str, str], ...] = ()

    def data(self) -> dict[str, object]:
        changed = {name: [before, after] for name, before, after in self.fields}
        return {"what": self.kind.value, "table": self.table, "id": self.uid, "name": self.name, "fields": changed}

    @property
    def changed(self) -> str:
        """The fields that change in one line, in the language that was asked for."""
        return "; ".join(f"{name}: {before or '–'} → {after or '–'}" for name, before, after in self.told)
