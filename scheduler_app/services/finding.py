"""One thing that does not add up, whoever found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.services.wording import Fact, sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up; `facts` fill in the text of `code`."""

    rule_id: str
    hard: bool
    code: str
    lessons: tuple[str, ...]
    who: tuple[str, ...]
    amount: float
    facts: Mapping[str, Fact]

    def message(self, language: str | None = None) -> str:
        """One readable sentence in `sv` or `en` (None: the system's language)."""
        return sentence(self.code, self.facts, language)
