"""CSV tables into entities, row by row: a row that cannot be used is refused and named, the others are taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler_app.domain.changes import COLLECTION, Entity
from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember, is_imported
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement, Room, Subject
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.columns import Header, header_of
from scheduler_app.interchange.csv.decoding import Decoded, decode
from scheduler_app.interchange.csv.known import Known, is_class
from scheduler_app.interchange.csv.people import read_class, read_group, read_membership, read_pupil, read_staff
from scheduler_app.interchange.csv.record import Record
from scheduler_app.interchange.csv.teaching import read_requirement, read_room, read_subject, surplus_lessons

RowReader = Callable[[Record, Known], Iterator[Entity]]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind of table is read: the type its rows are, and which rows of the school a complete table would list."""

    type: type[Any]
    read: RowReader
    lists: Callable[[Any], bool] = lambda row: True
    leaves: bool = True


_KINDS: Mapping[str, _Kind] = {
    "subjects": _Kind(Subject, read_subject),
    "rooms": _Kind(Room, read_room),
    "staff": _Kind(StaffMember, read_staff),
    "classes": _Kind(Group, read_class, is_class),
    "groups": _Kind(Group, read_group, lambda row: not is_class(row)),
    "pupils": _Kind(Pupil, read_pupil, lambda row: not row.placeholder),
    "memberships": _Kind(Membership, read_membership),
    "requirements": _Kind(Requirement, read_requirement, leaves=False),  # they hold placed lessons: never let go unasked
}
"""Kinds in an order in which references come after what they refer to."""


@dataclass
class CsvReading:
    """Entities read, rows of the school that the tables no longer list, refused rows, and headings nobody knows."""

    entities: list[Entity] = field(default_factory=list)
    gone: list[Entity] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_columns: Counter[str] = field(default_factory=Counter)


def read_csv(school: School, files: Mapping[str, bytes]) -> CsvReading:
    """Read one or several tables (file name -> content), each of a kind told by its name or its headings.

    A table is taken to be complete: what an earlier import made and it no longer lists is `gone` (requirements excepted).
    InputError when a file as a whole cannot be used, or two files are of one kind; nothing of any file counts then.
    """
    tables: dict[str, tuple[str, Header, Decoded]] = {}
    for name, content in files.items():
        decoded = decode(content)
        header = header_of(decoded.rows[0], name)
        if header.table.kind in tables:
            raise InputError("csv_same_kind", first=tables[header.table.kind][0], second=name, kind=header.table.kind)
        tables[header.table.kind] = (name, header, decoded)
    reading, known = CsvReading(), Known(school)
    for kind, how in _KINDS.items():
        if kind in tables:
            _Table(*tables[kind], how, known, reading, several=len(files) > 1).read()
    listed = {(type(row), row.uid) for row in reading.entities}
    reading.gone = [row for row in reading.gone if (type(row), row.uid) not in listed]
    return reading


@dataclass
class _Table:
    """One table while it is read."""

    name: str
    header: Header
    decoded: Decoded
    how: _Kind
    known: Known
    reading: CsvReading
    several: bool
    lines: dict[str, int] = field(default_factory=dict)
    """Line of every row taken, by uid."""
    kept: set[str] = field(default_factory=set)
    """Uids of refused rows: no reason to archive whom they are about."""

    def read(self) -> None:
        self.reading.unknown_columns.update(f"{self.header.table.kind}: {column}" for column in self.header.unknown)
        lesson_counts: dict[str, int] = {}
        if len(self.decoded.rows) == 1:
            raise InputError("csv_no_rows", file=self.name)
        for row in self.decoded.rows[1:]:
            record = Record(self.header, row)
            try:
                uid, entities = self._entities(record)
            except CellError as error:
                self.reading.refused.append(RefusedRow(row.line, error.code, error.data, self.name if self.several else ""))
                self._keep(record)
                continue
            self.lines[uid] = row.line
            lessons = sum(isinstance(entity, Lesson) for entity in entities)
            if lessons:
                lesson_counts[uid] = lessons
            for entity in entities:
                self.known.add(entity)
            self.reading.entities += entities
        self.reading.gone += surplus_lessons(self.known, lesson_counts)
        if self.how.leaves and self.lines:
            self.reading.gone += self._gone()

    def _entities(self, record: Record) -> tuple[str, list[Entity]]:
        cells, titles = record.row.cells, self.decoded.rows[0].cells
        if any(cells[len(titles) :]):
            raise CellError("csv_too_many_cells", n=len(cells), expected=len(titles))
        entities = list(self.how.read(record, self.known))
        uid = next(entity.uid for entity in entities if isinstance(entity, self.how.type))
        if uid in self.lines:
            raise CellError("csv_duplicate_id", first=self.lines[uid])
        return uid, entities

    def _keep(self, record: Record) -> None:
        for key in ("id", "signature", "code", "name"):
            place = self.header.places.get(key)
            if place is not None and place < len(record.row.cells):
                named = self.known.named(self.how.type, record.row.cells[place])
                self.kept |= {record.row.cells[place], named.uid if named is not None else ""}

    def _gone(self) -> list[Entity]:
        present: Mapping[str, Any] = getattr(self.known.school, COLLECTION[self.how.type])
        left = [
            row
            for uid, row in present.items()
            if uid not in self.lines and uid not in self.kept and self.how.lists(row) and is_imported(row)
        ]
        if "class" in self.header.places and self.how.type is Pupil:
            left += [
                row
                for row in self.known.school.memberships.values()
                if row.pupil in self.lines and is_imported(row) and is_class(self.known.school.groups[row.group])
            ]
        return left
