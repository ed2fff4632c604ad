"""Rows of a foreign file that an import would not take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class Heading(str):
    """A column as the file calls it, which is what somebody has before them; `own` is what the product calls it, by language."""

    own: Mapping[str, str]

    def __new__(cls, heading: str, own: Mapping[str, str]) -> Heading:
        made = super().__new__(cls, heading)
        made.own = own
        return made

    def in_words(self, language: str) -> str:
        """The file's heading in quotes, and the product's name where that is another word."""
        own = self.own[language]
        heading = f"”{self}”" if language == "sv" else f"“{self}”"
        return heading if self.casefold() == own.casefold() else f"{heading} ({own})"


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One row left out: its line in the file (1 is the first), a message code with its data, and the file of a folder."""

    row: int
    code: str
    data: Mapping[str, object] = field(default_factory=dict)
    file: str = ""
