"""The steps of work that were made, as they are listed to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step that was made: `undone` steps can be made again; `size` counts the rows it changed."""

    number: int
    label: str
    data: tuple[tuple[str, str], ...]
    author: str
    at: datetime
    undone: bool
    size: int
