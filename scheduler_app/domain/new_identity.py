"""Somebody with a protection mark is known by another uid and another name from now on, wherever the school tells of them.

The new uid is made of the former one and a secret that only the school's own database has: an import recognises the person, and whoever
sees a timetable, a print or the attendance database cannot tell from the register's id who it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID, uuid4, uuid5
from xml.sax.saxutils import escape

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.planning import Assignment, PostTerms, Qualification, TaughtBefore, TeachingWish
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.domain.withheld import PersonKind, Withheld, withheld_uid
from scheduler_app.domain.working import SourceText

SECRET = "protected-identity"
"""Key of the secret in `School.source`."""

_TOLD_BY: Mapping[PersonKind, Mapping[type[Any], str]] = {
    PersonKind.PUPIL: {Pupil: "uid", Membership: "pupil", AdaptedProgramme: "pupil", IndividualLesson: "pupil"},
    PersonKind.STAFF: {
        StaffMember: "uid", Group: "mentor", Requirement: "teachers", DatedChange: "teachers", PostTerms: "uid", Assignment: "staff",
        Qualification: "staff", TeachingWish: "staff", TaughtBefore: "staff",
    },
}  # fmt: skip
"""Entity type -> the field by which it tells of the person."""

_OWN_KEYS = (Membership, AdaptedProgramme, IndividualLesson, Assignment, Qualification, TeachingWish, TaughtBefore)
"""Rows about one person whose own uids may have been made of the person's."""


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """`former` is the uid until now; `row` has the new one, the mark and the decision. `logins` are names the person logs in by, which
    stand where the program notes who did something: they become the signature."""

    former: str
    row: Withheld
    given_name: str
    family_name: str
    signature: str = ""
    logins: frozenset[str] = frozenset()

    @property
    def uid(self) -> str:
        return self.row.person

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()


class Reidentifying:
    """Turns what tells of a person into what tells of the new identity; `names` are the names and `signatures` those that the person has
    had here. Free text loses names of at least two words: a single one may be anybody's, or a subject's."""

    def __init__(self, new: NewIdentity, names: Iterable[str], signatures: Iterable[str] = ()) -> None:
        self.new = new
        self._fields = _TOLD_BY[new.row.kind]
        self._labels = {word: new.signature for word in signatures if word} | {word: new.name for word in names if word}
        words = sorted({name for name in names if " " in name and name != new.name}, key=len, reverse=True)
        self._pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words)) if words else None

    def concerns(self, written: str) -> bool:
        """Tell whether a row written as JSON may tell of the person at all."""
        return json.dumps(self.new.former, ensure_ascii=False)[1:-1] in written or any(
            json.dumps(word, ensure_ascii=False)[1:-1] in written for word in (*self._labels, *self.new.logins)
        )

    def text(self, text: str) -> str:
        """Free text without the former name and uid."""
        if text == self.new.former:
            return self.new.uid
        return text if self._pattern is None else self._pattern.sub(lambda _: self.new.name, text)

    def label(self, text: str) -> str:
        """What the history shows of a step: also a single name, where that is all."""
        return self._labels.get(text) or self.text(text)

    def source(self, text: str) -> str:
        """The text of a foreign file: also a single name, where it is all that an element holds."""
        for word, now in self._labels.items():
            text = text.replace(f">{escape(word)}<", f">{escape(now)}<")
        return self.text(text)

    def author(self, name: str) -> str:
        """Who did something, by login name."""
        return self.new.signature if name in self.new.logins else self.text(name)

    def value(self, value: Any) -> Any:
        """JSON of any shape."""
        match value:
            case str():
                return self.author(value)
            case list():
                return [self.value(part) for part in value]
            case dict():
                return {self.author(key): self.value(part) for key, part in value.items()}
        return value

    def row(self, row: Any) -> Any:
        """One entity."""
        if isinstance(row, Withheld):
            return self.new.row if row.kind is self.new.row.kind and row.person == self.new.former else row
        if isinstance(row, SourceText):
            return row if row.uid == SECRET else replace(row, text=self.source(row.text))
        changed = {entry.name: self._told(entry.name, getattr(row, entry.name), type(row)) for entry in fields(row)}
        if isinstance(row, Rule) and row.scope is Scope.STAFF and self.new.row.kind is PersonKind.STAFF:
            changed["targets"] = self._uids(row.targets)
        if isinstance(row, Pupil | StaffMember) and self._fields.get(type(row)) and row.uid == self.new.former:
            changed |= self._names(row)
        if type(row) in _OWN_KEYS and getattr(row, self._fields.get(type(row), ""), None) == self.new.former:
            changed["uid"] = row.uid.replace(self.new.former, self.new.uid)
        differing = {name: value for name, value in changed.items() if value != getattr(row, name)}
        return replace(row, **differing) if differing else row

    def school(self, school: School) -> School:
        """The whole school; the secret stays with it."""
        tables: dict[str, Any] = {name: self._table(getattr(school, name)) for name in COLLECTION.values()}
        tables["withheld"] = {**tables["withheld"], self.new.row.uid: self.new.row}
        source = {key: self.source(text) if key != SECRET else text for key, text in school.source.items()}
        return replace(school, **tables, unit=self.row(school.unit), year=self.row(school.year), source=source)

    def _table(self, rows: Mapping[str, Any]) -> dict[str, Any]:
        told = (self.row(row) for row in rows.values())
        return {row.uid: row for row in told}

    def _told(self, name: str, value: Any, kind: type[Any]) -> Any:
        if self._fields.get(kind) == name:
            return self._uids(value) if isinstance(value, tuple) else self.new.uid if value == self.new.former else value
        if name == "author":
            return self.author(value)
        is_text = type(value) is str and name not in ("uid", "signature", "given_name", "family_name")
        return self.text(value) if is_text and value != self.new.former else value

    def _uids(self, uids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.new.uid if uid == self.new.former else uid for uid in uids)

    def _names(self, row: Pupil | StaffMember) -> dict[str, Any]:
        new = self.new
        names = {"given_name": new.given_name, "family_name": new.family_name, "marking": new.row.marking}
        return names | ({"signature": new.signature} if isinstance(row, StaffMember) else {})


def secret_of(school: School) -> str:
    """The school's secret, or a new one, which must be kept with the school."""
    return school.source.get(SECRET) or str(uuid4())


def new_uid(secret: str, kind: PersonKind, former: str) -> str:
    return str(uuid5(UUID(secret), f"{kind.value}\n{former}"))


def uid_in_school(school: School, kind: PersonKind, uid: str) -> str:
    """Under which uid the school has the person whom a source calls `uid`: the same, unless there is a new identity."""
    secret = school.source.get(SECRET)
    if not secret:
        return uid
    found = new_uid(secret, kind, uid)
    return found if withheld_uid(kind, found) in school.withheld else uid
