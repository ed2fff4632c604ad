"""What a check says: every broken rule by name, with who, what and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.domain.ignored import IgnoredBreach, breach_uid
from scheduler_app.services.wording import Fact, in_words, sentence

_NONE: Mapping[str, IgnoredBreach] = {}


@dataclass(frozen=True, slots=True)
class NamedViolation:
    """One broken rule at one place.

    `rule` is the uid of the school's rule, empty for what always holds; `severity` is `hard` or `soft`; `lessons` and `who`
    (pupils, groups, staff or rooms) are uids; `amount` is in the rule's unit (minutes, days or a count), `cost` what it adds to
    the objective. `code` names the sentence, `facts` fill it in.
    """

    rule_id: str
    rule: str
    severity: str
    lessons: tuple[str, ...]
    who: tuple[str, ...]
    amount: float
    cost: float
    code: str
    facts: Mapping[str, Fact]

    @property
    def uid(self) -> str:
        """The same for the same rule, lessons and people (see domain/ignored)."""
        return breach_uid(self.rule_id, self.rule, self.lessons, self.who)

    def message(self, language: str | None = None) -> str:
        """One readable sentence in `sv` or `en` (None: the system's language)."""
        return sentence(self.code, self.facts, language)

    @property
    def data(self) -> dict[str, str]:
        """The facts in the system's language, for `texts.text(code, **data)`."""
        return in_words(self.facts)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All violations, hard ones first; `hard` and `soft` count them. `cost` is the whole objective, small room preferences included."""

    violations: tuple[NamedViolation, ...]
    hard: int
    soft: int
    cost: float
    placed: int

    def data(self, language: str | None = None, ignored: Mapping[str, IgnoredBreach] = _NONE) -> dict[str, object]:
        """The `check --json` object of the command line contract; ignored breaches are counted and carry their reason besides."""
        rows = [
            {
                "rule": row.rule_id, "severity": row.severity, "message": row.message(language),
                "lessons": list(row.lessons), "cost": row.cost,
                **({"ignored": ignored[row.uid].reason} if row.uid in ignored else {}),
            }
            for row in self.violations
        ]  # fmt: skip
        return {"hard": self.hard, "soft": self.soft, "violations": rows}
