"""What has been decided about a person with a protection mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.new_identity import NewIdentity


@dataclass(frozen=True, slots=True)
class Protection:
    """What has been decided about a person: a step, after the new identity where there is one. `secret` stays with the school."""

    step: ChangeSet
    new: NewIdentity | None = None
    secret: str = ""

    def with_logins(self, logins: Iterable[str]) -> Protection:
        """The names the person logs in by are to go too."""
        return replace(self, new=replace(self.new, logins=frozenset(logins))) if self.new is not None else self


@dataclass(frozen=True, slots=True)
class Mention:
    """A text that has a part of a person's name in it and is not replaced by the program: a group, a note."""

    table: str
    uid: str
    text: str
