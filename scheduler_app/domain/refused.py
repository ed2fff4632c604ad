"""Rows of a foreign file that an import would not take."""

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
