"""The importable tables: which columns they have, and what these may be called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.domain.tables import TableColumn, TableKind


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
        Table("dated_changes", (
            Column("lesson", "Lektion", "Lesson", ("lektions id", "lesson id")), Column("date", "Datum", "Date", ("dag", "day")),
            Column("cancelled", "Inställd", "Cancelled"), Column("teachers", "Vikarier", "Substitutes", ("vikarie", "substitute")),
            Column("rooms", "Salar", "Rooms", ("sal", "room")),
        ), (("lesson",), ("date",)), ("dated_changes", "vikarier", "datumändringar")),
        Table("individual_lessons", (
            _ID, Column("pupil", "Elev", "Pupil", ("elev id", "pupil id")),
            Column("lesson", "Lektion", "Lesson", ("lektions id", "lesson id")), Column("attends", "Deltar", "Attends"), _FROM, _UNTIL,
        ), (("pupil",), ("lesson",), ("attends",)), ("individual_lessons", "enskilda lektioner")),
    )
}  # fmt: skip
"""Importable tables by kind, in an order in which references come after what they refer to."""


def table_kinds() -> list[TableKind]:
    """The kinds of table as they are shown to whoever says which column is which."""
    return [
        TableKind(table.kind, tuple(TableColumn(c.key, c.swedish, c.english, (c.key,) in table.required) for c in table.columns))
        for table in TABLES.values()
    ]
