"""The log of imports: who took in which file when, and how many rows that touched. No names of people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One import that was carried out, also when it changed nothing.

    `source` is the name of the file or folder without its path, or the address of a server; `step` is the number of the step it made
    in the school's history, None where it made none or made the school; `undone` tells that the step has been taken back.
    """

    format: str
    source: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    archived: int = 0
    refused: int = 0
    author: str = ""
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    step: int | None = None
    undone: bool = False
