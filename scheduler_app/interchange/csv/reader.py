"""CSV tables into entities, row by row: a row that cannot be used is refused and named, the others are taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scheduler_app.domain.changes import COLLECTION, Entity
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember, is_imported
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import TableChoice, TableView
from scheduler_app.domain.teaching import Lesson, Requirement, Room, Subject
from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.cells import CellError
from scheduler_app.interchange.csv.dated import read_dated_change, read_individual_lesson
from scheduler_app.interchange.csv.known import Known, is_class
from scheduler_app.interchange.csv.people import read_class, read_group, read_membership, read_pupil, read_staff
from scheduler_app.interchange.csv.protection import WithheldError
from scheduler_app.interchange.csv.record import Record
from scheduler_app.interchange.csv.sources import Opened, Recognised, opened, recognised, view, view_of
from scheduler_app.interchange.csv.tables_of import EXPLANATIONS, ONLY_WRITTEN
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
    "dated_changes": _Kind(DatedChange, read_dated_change, leaves=False),
    "individual_lessons": _Kind(IndividualLesson, read_individual_lesson, leaves=False),
}
"""Kinds in an order in which references come after what they refer to."""


def look_at_tables(school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice]) -> list[TableView]:
    """The tables of the files as `read_tables` would take them; InputError only for a file that is no table at all."""
    return [view(school, table, choices.get(table.name)) for table in opened(files, choices) if table.name in choices or not _ours(table)]


def read_tables(school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice] | None = None) -> Reading:
    """Read one or several files of tables (file name -> content; .csv or .xlsx), each table of a kind that is chosen, remembered or told
    by its name or its headings. `choices` go by the table's name: the file's, or the sheet's.

    A table is taken to be complete: what an earlier import made and it no longer lists is `gone` (requirements excepted).
    InputError when a file as a whole cannot be used, or two tables are of one kind; nothing of any file counts then.
    """
    reading, known = Reading(), Known(school)
    tables = _by_kind(school, files, choices or {}, reading)
    for kind, how in _KINDS.items():
        if kind in tables:
            _Table(tables[kind], how, known, reading, several=len(tables) > 1).read()
    listed = {(type(row), row.uid) for row in reading.entities}
    reading.gone = [row for row in reading.gone if (type(row), row.uid) not in listed]
    return reading


def _by_kind(school: School, files: Mapping[str, bytes], choices: Mapping[str, TableChoice], reading: Reading) -> dict[str, Recognised]:
    """The tables by kind; sheets that are none are left out if any other is one."""
    tables: dict[str, Recognised] = {}
    problem: InputError | None = None
    for table in opened(files, choices):
        if _ours(table) and table.name not in choices:
            reading.not_supported.update([table.name] if len(table.decoded.rows) > 1 else [])
            continue
        try:
            found = recognised(school, table, choices.get(table.name))
            reading.tables.append(view_of(school, table, choices.get(table.name), found))
        except InputError as error:
            if not table.of_workbook or error.code != "csv_unknown_table":
                raise
            problem = problem or error
            reading.not_supported[table.name] += 1
            continue
        kind = found.header.table.kind
        if not found.rows:
            problem = problem or InputError("csv_no_rows", file=found.name)
            continue
        if kind in tables:
            raise InputError("csv_same_kind", first=tables[kind].name, second=found.name, kind=kind)
        tables[kind] = found
    if not tables:
        raise problem or InputError("csv_empty", file=", ".join(files))
    return tables


def _ours(table: Opened) -> bool:
    """Tell whether the table is one that we write and do not read: it is not looked at, not even for what it may mean."""
    return table.stem in ONLY_WRITTEN or (table.of_workbook and table.stem == EXPLANATIONS)


@dataclass
class _Table:
    """One table while it is read."""

    table: Recognised
    how: _Kind
    known: Known
    reading: Reading
    several: bool
    lines: dict[str, int] = field(default_factory=dict)
    """Line of every row taken, by uid."""
    kept: set[str] = field(default_factory=set)
    """Uids of refused rows: no reason to archive whom they are about."""

    def read(self) -> None:
        self.reading.not_supported.update(f"{self.table.header.table.kind}: {column}" for column in self.table.header.unknown)
        lesson_counts: dict[str, int] = {}
        for row in self.table.rows:
            record = Record(self.table.header, row)
            try:
                uid, entities = self._entities(record)
            except CellError as error:
                self._refuse(row.line, record, error)
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

    def _refuse(self, line: int, record: Record, error: CellError) -> None:
        self.reading.refused.append(RefusedRow(line, error.code, error.data, self.table.name if self.several else ""))
        if isinstance(error, WithheldError):
            self.known.add(error.person)
            self.reading.entities.append(error.person)
        self._keep(record)

    def _entities(self, record: Record) -> tuple[str, list[Entity]]:
        cells, width = record.row.cells, len(self.table.header.headings)
        if any(cells[width:]):
            raise CellError("csv_too_many_cells", n=len(cells), expected=width)
        entities = list(self.how.read(record, self.known))
        uid = next(entity.uid for entity in entities if isinstance(entity, self.how.type))
        if uid in self.lines:
            raise CellError("csv_duplicate_id", first=self.lines[uid])
        return uid, entities

    def _keep(self, record: Record) -> None:
        for key in ("id", "signature", "code", "name"):
            place = self.table.header.places.get(key)
            if place is not None and place < len(record.row.cells):
                named = self.known.named(self.how.type, record.row.cells[place])
                self.kept |= {self.known.own_id(record.row.cells[place]), named.uid if named is not None else ""}

    def _gone(self) -> list[Entity]:
        present: Mapping[str, Any] = getattr(self.known.school, COLLECTION[self.how.type])
        left = [
            row
            for uid, row in present.items()
            if uid not in self.lines and uid not in self.kept and self.how.lists(row) and is_imported(row)
        ]
        if "class" in self.table.header.places and self.how.type is Pupil:
            left += [
                row
                for row in self.known.school.memberships.values()
                if row.pupil in self.lines and is_imported(row) and is_class(self.known.school.groups[row.group])
            ]
        return left
