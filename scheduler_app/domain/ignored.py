"""Breaches that somebody has looked at and decided to live with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from scheduler_app.domain.identity import uid_of

if TYPE_CHECKING:
    from scheduler_app.domain.school import School


@dataclass(frozen=True, slots=True)
class IgnoredBreach:
    """One breach, with who ignores it, why and since when. `uid` is that of the breach (see `breach_uid`).

    An ignored breach is still counted; it is only listed apart.
    """

    uid: str
    rule_id: str
    reason: str
    author: str
    day: date


def breach_uid(rule_id: str, rule: str, lessons: Iterable[str], who: Iterable[str]) -> str:
    """The same for the same rule, lessons and people, however they are ordered and whatever else changes in the school."""
    return uid_of("breach", f"{rule_id}\n{rule}", "\n".join((*sorted(lessons), "/", *sorted(who))))


class BreachLike(Protocol):
    """What identifies a breach (services.solving.NamedViolation)."""

    @property
    def rule_id(self) -> str: ...
    @property
    def rule(self) -> str: ...
    @property
    def lessons(self) -> tuple[str, ...]: ...
    @property
    def who(self) -> tuple[str, ...]: ...


def uid_of_breach(breach: BreachLike) -> str:
    return breach_uid(breach.rule_id, breach.rule, breach.lessons, breach.who)


def is_ignored(school: School, breach: BreachLike) -> bool:
    """Whether somebody ignores the breach; costs nothing in a school that ignores none."""
    return bool(school.ignored) and uid_of_breach(breach) in school.ignored
