"""The importable tables: which columns they have, and what these may be called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.errors import InputError
from scheduler_app.interchange.csv.decoding import Row


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, its headings in Swedish and English, and other names it is known by."""

    key: str
    swedish: str
    english: str
    others: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        return frozenset(map(folded, (self.key, self.swedish, self.english, *self.others)))

    def heading(self, language: str) -> str:
        return self.swedish if language == "sv" else self.english


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of table. `required` are groups of column keys of which one each must be there; `file_names` are how files are
    called. A file with another name is taken for this kind only if it has one of the columns `told_by`, where there are any."""

    kind: str
    columns: tuple[Column, ...]
    required: tuple[tuple[str, ...], ...]
    file_names: tuple[str, ...]
    told_by: tuple[str, ...] = ()


def folded(name: str) -> str:
    """A heading without case, blanks and punctuation."""
    return re.sub(r"[\W_]+", "", name).casefold()


_ID = Column("id", "Id", "Id", ("uid", "externt id", "external id", "källid"))
_FORM = Column("school_form", "Skolform", "School form")
_GRADE = Column("grade", "Årskurs", "Grade", ("åk", "year"))
_GIVEN = Column("given_name", "Förnamn", "Given name", ("first name",))
_FAMILY = Column("family_name", "Efternamn", "Family name", ("last name", "surname"))
_MARKING = Column(
    "marking", "Skyddsmarkering", "Protection", ("sekretessmarkering", "sekretess", "skyddade personuppgifter", "security marking"),
)  # fmt: skip
_FROM = Column("first", "Från", "From", ("from date", "startdatum", "start"))
_UNTIL = Column("last", "Till", "Until", ("to", "slutdatum", "end", "till och med"))
_MENTOR = Column("mentor", "Mentor", "Mentor", ("klassföreståndare",))
_PLANNED = Column("planned_pupils", "Planerat antal", "Planned pupils", ("antal elever", "antal", "size"))

TABLES: Mapping[str, Table] = {
    table.kind: table
    for table in (
        Table("staff", (
            _ID, Column("signature", "Signatur", "Signature", ("sign", "initialer", "initials")), _GIVEN, _FAMILY,
            Column("percent", "Tjänstgöringsgrad", "Percent", ("procent", "sysselsättningsgrad", "omfattning", "employment")),
            Column("duty_type", "Tjänstetyp", "Duty type", ("anställningstyp",)),
            Column("teaching_minutes", "Undervisningsminuter", "Teaching minutes", ("undervisningstid",)),
            Column("subjects", "Behörig i", "Qualified in", ("behörighet", "behörigheter", "ämnen", "subjects")), _FROM, _UNTIL, _MARKING,
        ), (("signature",),), ("staff", "personal", "lärare", "teachers")),
        Table("pupils", (
            _ID, _GIVEN, _FAMILY, _FORM, _GRADE, Column("class", "Klass", "Class", ("klasser",)),
            Column("expected_minutes", "Undervisningstid", "Expected minutes", ("minuter per vecka",)), _MARKING,
        ), (("id",), ("given_name", "family_name")), ("pupils", "elever", "students", "barn")),
        Table("classes", (
            _ID, Column("name", "Klass", "Class", ("namn", "name", "klassnamn", "benämning")), _FORM, _GRADE, _MENTOR, _PLANNED,
        ), (("name",),), ("classes", "klasser"), ("grade", "mentor", "planned_pupils")),
        Table("groups", (
            _ID, Column("name", "Grupp", "Group", ("namn", "name", "gruppnamn", "benämning")),
            Column("kind", "Grupptyp", "Group kind", ("typ", "type")),
            Column("parent", "Del av klass", "Part of class", ("klass", "class", "parent")),
            _FORM, _GRADE, _MENTOR, _PLANNED,
        ), (("name",), ("kind", "parent")), ("groups", "grupper", "undervisningsgrupper")),
        Table("memberships", (
            _ID, Column("group", "Grupp", "Group", ("grupp id", "klass", "class", "group id")),
            Column("pupil", "Elev", "Pupil", ("elev id", "elevid", "pupil id", "student")), _FROM, _UNTIL,
        ), (("group",), ("pupil",)), ("memberships", "medlemskap", "gruppmedlemmar")),
        Table("rooms", (
            _ID, Column("name", "Sal", "Room", ("namn", "name", "lokal", "rum")),
            Column("seats", "Platser", "Seats", ("antal platser", "kapacitet", "capacity")),
            Column("building", "Byggnad", "Building", ("hus",)),
            Column("tags", "Egenskaper", "Tags", ("taggar", "utrustning", "equipment")),
            Column("shared", "Delas", "Shared", ("delad",)),
        ), (("name",), ("seats", "building", "tags", "shared")), ("rooms", "salar", "lokaler")),
        Table("subjects", (
            _ID, Column("code", "Kod", "Code", ("ämneskod", "förkortning", "subject code")),
            Column("name", "Ämne", "Subject", ("namn", "name", "ämnesnamn", "benämning")),
            Column("official_code", "Skolverkets kod", "Official code", ("officiell kod",)),
            Column("special", "Specialämne", "Special", ("särskilt ämne",)), Column("hue", "Färg", "Colour", ("color", "hue")),
        ), (("code",), ("name",)), ("subjects", "ämnen")),
        Table("requirements", (
            _ID, Column("subject", "Ämne", "Subject", ("ämneskod", "kurs", "course")),
            Column("groups", "Grupper", "Groups", ("grupp", "klass", "klasser", "group", "class")),
            Column("teachers", "Lärare", "Teachers", ("teacher", "signatur")),
            Column("minutes", "Minuter per vecka", "Minutes a week", ("minuter", "minutes")),
            Column("lessons", "Lektioner", "Lessons", ("pass", "delning", "split")),
            Column("rooms", "Salar", "Rooms", ("sal", "room")), Column("tags", "Salens egenskaper", "Room tags", ("saltyp", "room type")),
            Column("room_count", "Antal salar", "Number of rooms"), Column("room_needed", "Behöver sal", "Needs room"),
            Column("block", "Block", "Block"), Column("setup", "Före", "Set-up", ("ställtid före",)),
            Column("cleanup", "Efter", "Clean-up", ("ställtid efter",)),
            Column("seats", "Antal elever", "Seats", ("platser",)), Column("note", "Anteckning", "Note", ("kommentar", "comment")),
        ), (("subject",), ("groups", "teachers"), ("minutes", "lessons")), ("requirements", "tjänstefördelning", "tjänster")),
    )
}  # fmt: skip
"""Importable tables by kind, in an order in which references come after what they refer to."""


@dataclass(frozen=True, slots=True)
class Header:
    """Where the columns of a table stand in the file; `unknown` headings are left out of the import."""

    table: Table
    places: Mapping[str, int]
    unknown: tuple[str, ...]


def header_of(row: Row, file_name: str) -> Header:
    """Tell the kind of table by the file's name or else by its headings; InputError where it stays unclear or columns are wrong."""
    stem = folded(file_name.rsplit(".", 1)[0])
    for table in TABLES.values():
        if stem in {folded(name) for name in table.file_names}:
            return _header(row, table, file_name)
    fitting = [table for table in TABLES.values() if not _missing(row, table) and _told(row, table)]
    if not fitting:
        raise InputError("csv_unknown_table", file=file_name, kinds=", ".join(TABLES))
    best = max(_known(row, table) for table in fitting)
    winners = [table for table in fitting if _known(row, table) == best]
    if len(winners) > 1:
        raise InputError("csv_unclear_table", file=file_name, kinds=", ".join(table.kind for table in winners))
    return _header(row, winners[0], file_name)


def _told(row: Row, table: Table) -> bool:
    given = {folded(cell) for cell in row.cells}
    return not table.told_by or any(column.names & given for column in table.columns if column.key in table.told_by)


def _known(row: Row, table: Table) -> int:
    return sum(any(folded(cell) in column.names for cell in row.cells) for column in table.columns)


def _missing(row: Row, table: Table) -> list[str]:
    given = {folded(cell) for cell in row.cells}
    columns = {column.key: column for column in table.columns}
    return [
        "/".join(columns[key].swedish for key in keys) for keys in table.required if not any(columns[key].names & given for key in keys)
    ]


def _header(row: Row, table: Table, file_name: str) -> Header:
    missing = _missing(row, table)
    if missing:
        raise InputError("csv_missing_column", file=file_name, line=row.line, columns=", ".join(missing))
    places: dict[str, int] = {}
    unknown = []
    for place, cell in enumerate(row.cells):
        column = next((column for column in table.columns if folded(cell) in column.names), None)
        if column is None:
            if cell:
                unknown.append(cell[:60])
            continue
        if column.key in places:
            raise InputError("csv_duplicate_column", file=file_name, line=row.line, column=cell[:60])
        places[column.key] = place
    return Header(table, places, tuple(unknown))
