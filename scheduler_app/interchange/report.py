"""What an import did or would do, and which rows it would not take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row left out: its line in the file (1 is the first), a message code with its data, and the file of a folder."""

    row: int
    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    file: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of the school an import touches; `archived` counts what is no longer in the source, removed rows included."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    archived: int = 0
