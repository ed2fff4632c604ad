"""What an import would change, row by row, for a person to look at before it happens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from enum import StrEnum
from typing import Any

from scheduler_app.domain.changes import COLLECTION, Change, Entity
from scheduler_app.domain.codec import KIND
from scheduler_app.domain.import_difference import Difference, Kind
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ColumnMapping
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.import_wording import Wording
from scheduler_app.texts import text


def difference_line(row: Difference, language: str | None = None) -> str:
    """The difference in one line of text."""
    what = text(f"difference_{row.kind.value}", language)
    table = text(f"table_{row.table}", language)
    return f"{what} {table} {row.name}" + (f" ({row.changed})" if row.told else "")


def differences(school: School | None, outcome: ImportOutcome, language: str | None = None) -> Iterator[Difference]:
    """Everything the outcome would change; all rows of a new school. People who wait for a decision are named by their id only."""
    names = _Names(outcome.school, school)
    wording = Wording(names.named, language)
    if outcome.school is not None:
        for table in COLLECTION.values():
            for row in getattr(outcome.school, table).values():
                if not isinstance(row, ColumnMapping):
                    yield Difference(Kind.ADDED, table, row.uid, names.of(row))
    if outcome.step is not None:
        names.add(outcome.step.changes)
        yield from (_difference(change, names, wording) for change in outcome.step.changes)


def _difference(change: Change, names: _Names, wording: Wording) -> Difference:
    table, name = KIND[type(change.entity)], names.of(change.entity)
    if change.before is None:
        return Difference(Kind.ADDED, table, change.uid, name)
    if change.after is None:
        return Difference(Kind.REMOVED, table, change.uid, name)
    before, after = getattr(change.before, "archived", False), getattr(change.after, "archived", False)
    kind = Kind.CHANGED if before == after else Kind.ARCHIVED if after else Kind.RETURNED
    changed = [
        (entry.name, getattr(change.before, entry.name), getattr(change.after, entry.name))
        for entry in fields(change.before)
        if entry.name != "archived" and getattr(change.before, entry.name) != getattr(change.after, entry.name)
    ]
    plain = tuple((field, names.value(old), names.value(new)) for field, old, new in changed)
    told = tuple((wording.field(field), wording.value(field, old), wording.value(field, new)) for field, old, new in changed)
    return Difference(kind, table, change.uid, name, plain, told)


class _Names:
    """What rows are called, those an import brings included."""

    def __init__(self, *schools: School | None) -> None:
        self._schools = [school for school in schools if school is not None]
        self._new: dict[str, Entity] = {}

    def add(self, changes: tuple[Change, ...]) -> None:
        self._new.update({change.uid: change.entity for change in changes})

    def of(self, row: Any) -> str:
        """The row's own name, or the names of what it joins (a membership: group and pupil), or its uid."""
        joined = [self.value(value) for key in ("group", "pupil", "subject", "groups") if (value := getattr(row, key, None))]
        own = getattr(row, "name", "") or getattr(row, "code", "") or getattr(row, "signature", "")
        return str(own or " ".join(joined) or row.uid)

    def value(self, value: Any) -> str:
        match value:
            case None:
                return ""
            case str():
                found = self.named(value)
                return found or value
            case tuple():
                return ", ".join(self.value(part) for part in value)
            case StrEnum():
                return value.value
        first, last = getattr(value, "first", None), getattr(value, "last", None)
        return f"{first or ''}–{last or ''}" if first or last else str(value)

    def named(self, uid: str) -> str:
        """What the row is called that the uid means; nothing where it means none that has a name."""
        for school in self._schools:
            for table in ("groups", "pupils", "staff", "subjects", "rooms", "blocks"):
                row = getattr(school, table).get(uid)
                if row is not None:
                    return str(row.name or uid)
            period = school.year.period(uid)
            if period is not None:
                return period.name
        new = self._new.get(uid)
        return str(getattr(new, "name", "") or "")
