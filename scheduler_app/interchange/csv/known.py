"""What rows may refer to: the school's entities and those read before, by uid and by the name people use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.new_identity import uid_in_school
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.personal_number import stored_id
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Block, Room, Subject
from scheduler_app.domain.withheld import PersonKind, Withheld, withheld_uid
from scheduler_app.interchange.csv.cells import CellError, parts

_Row = TypeVar("_Row")

_NAMES: Mapping[type[Any], Callable[[Any], tuple[str, ...]]] = {
    StaffMember: lambda row: (row.signature,),
    Subject: lambda row: (row.code, row.name),
    Room: lambda row: (row.name,),
    Group: lambda row: (row.name,),
    Block: lambda row: (row.name,),
}
"""The names an entity type can be referred to by, besides its uid."""

_PEOPLE: Mapping[type[Any], PersonKind] = {Pupil: PersonKind.PUPIL, StaffMember: PersonKind.STAFF}


class Known:
    """Entities by type and uid; `add` makes new and changed ones known to the rows that follow."""

    def __init__(self, school: School) -> None:
        self.school = school
        self._rows: dict[type[Any], dict[str, Any]] = {}
        self._named: dict[type[Any], dict[str, list[str]]] = {}
        self._memberships: dict[str, list[str]] = {}
        for row in school.memberships.values():
            self._memberships.setdefault(row.pupil, []).append(row.uid)

    def add(self, row: Any) -> None:
        rows = self.rows(type(row))
        old = rows.get(row.uid)
        rows[row.uid] = row
        table = self._named.get(type(row))
        if table is not None:
            for name in _names_of(old) if old is not None else ():
                table[name].remove(row.uid)
            for name in _names_of(row):
                table.setdefault(name, []).append(row.uid)
        if isinstance(row, Membership) and old is None:
            self._memberships.setdefault(row.pupil, []).append(row.uid)

    def memberships_of(self, pupil: str) -> Iterator[Membership]:
        """Memberships of one pupil, those read before included."""
        for uid in self._memberships.get(pupil, ()):
            yield self.rows(Membership)[uid]

    def rows(self, kind: type[_Row]) -> dict[str, _Row]:
        if kind not in self._rows:
            self._rows[kind] = dict(getattr(self.school, COLLECTION[kind]))
        return self._rows[kind]

    def named(self, kind: type[_Row], name: str, fits: Callable[[Any], bool] = lambda row: True) -> _Row | None:
        """The one entity of that name that is not archived; None if there is none or more than one."""
        if kind not in _NAMES:
            return None
        if kind not in self._named:
            table = self._named[kind] = {}
            for uid, row in self.rows(kind).items():
                for one in _names_of(row):
                    table.setdefault(one, []).append(uid)
        found = [row for uid in self._named[kind].get(name.casefold(), ()) if fits(row := self.rows(kind)[uid])]
        return found[0] if len(found) == 1 else None

    def one(self, kind: type[_Row], text: str, column: str, fits: Callable[[Any], bool] = lambda row: True) -> _Row:
        """The entity meant by a uid or name; CellError `csv_unknown_reference` if nothing, or more than one, is."""
        row = self.rows(kind).get(text) or self.named(kind, text, fits)
        if row is None:
            own = self.person_id(_PEOPLE[kind], text) if kind in _PEOPLE else self.own_id(text)
            row = self.rows(kind).get(own)
            if row is None and kind in _PEOPLE and withheld_uid(_PEOPLE[kind], own) in self.rows(Withheld):
                raise CellError("csv_about_withheld", column=column)
        if row is None:
            raise CellError("csv_unknown_reference", column=column, value="" if kind not in _NAMES or kind is StaffMember else text[:40])
        return row

    def many(self, kind: type[_Row], text: str, column: str) -> tuple[str, ...]:
        """The uids in a list cell; a cell that is itself one uid or name is that one."""
        if not text:
            return ()
        if text in self.rows(kind) or self.named(kind, text) is not None:
            return (_uid(self.one(kind, text, column)),)
        return tuple(dict.fromkeys(_uid(self.one(kind, part, column)) for part in parts(text)))

    def own_id(self, text: str) -> str:
        """The id to keep for the id in a cell: the same, unless it is a personal number."""
        return stored_id(self.school.unit.uid, text)

    def person_id(self, kind: PersonKind, text: str) -> str:
        """The uid of the person whom a cell calls this: another one for somebody who has been given a new identity."""
        return uid_in_school(self.school, kind, self.own_id(text))

    def new_uid(self, kind: str, key: str) -> str:
        """A stable uid for a row without an id."""
        return uid_of(self.school.unit.uid, f"csv/{kind}", key)


def _names_of(row: Any) -> tuple[str, ...]:
    """The folded names an entity is known by now: none in the archive."""
    if type(row) not in _NAMES or getattr(row, "archived", False):
        return ()
    return tuple(dict.fromkeys(name.casefold() for name in _NAMES[type(row)](row) if name))


def _uid(row: Any) -> str:
    return str(row.uid)


def is_class(row: Group) -> bool:
    return row.kind is GroupKind.CLASS
