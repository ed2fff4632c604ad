"""Breaches that somebody has looked at and decided to live with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.identity import uid_of


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
