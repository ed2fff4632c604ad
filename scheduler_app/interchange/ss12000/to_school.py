"""What a provider or a bundle has told, as a reading of one school: new and changed rows, those gone, those refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scheduler_app.domain.changes import COLLECTION, Entity
from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember, is_imported
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Room, Subject
from scheduler_app.errors import InputError
from scheduler_app.interchange.ss12000.groups_in import Groups
from scheduler_app.interchange.ss12000.known import Known
from scheduler_app.interchange.ss12000.people_in import People
from scheduler_app.interchange.ss12000.received import Organisation, Rows
from scheduler_app.interchange.ss12000.teaching_in import Teaching
from scheduler_app.interchange.ss12000.units import schools_of

_LEAVING: dict[type[Any], tuple[str, str, tuple[str, ...]]] = {
    Pupil: ("pupil", "persons", ("persons",)),
    StaffMember: ("staff", "persons", ("duties",)),
    Group: ("group", "groups", ("groups",)),
    Room: ("room", "rooms", ("rooms",)),
    Subject: ("subject", "syllabuses", ("syllabuses", "activities")),
}
"""Types that may leave: kind of id, resource that lists them, resources that must be complete.

Requirements hold placed lessons and stay."""


def read_rows(rows: Rows, school: School, unit: Organisation) -> Reading:
    """InputError where a source that had people or groups suddenly has none: that is a fault there, not a reason to empty the school."""
    reading = Reading(refused=list(rows.refused), not_supported=rows.not_supported.copy())
    known = Known(school)
    schools = schools_of(unit, rows.rows["organisations"])
    people = People(rows, known, unit.id, schools, reading)
    people.read()
    Groups(rows, known, unit.id, schools, people, reading).read()
    teaching = Teaching(rows, known, unit.id, people.duties, reading)
    teaching.read()
    listed = {(type(row), row.uid) for row in reading.entities}
    _refuse_emptiness(rows, school, listed)
    kept = listed | people.held | set(_of_refused(rows, known))
    reading.gone = [row for row in _leaving(rows, school, known, people.left) if (type(row), row.uid) not in kept]
    reading.gone += _ended(rows, school, known, listed)
    return reading


def _leaving(rows: Rows, school: School, known: Known, left: set[tuple[type[Any], str]]) -> Iterator[Entity]:
    for kind, (id_kind, resource, needed) in _LEAVING.items():
        deleted = {known.uid(id_kind, id) for id in rows.deleted.get(resource, ())}
        complete = rows.complete.issuperset(needed)
        for uid, row in getattr(school, COLLECTION[kind]).items():
            if is_imported(row) and not row.archived and (complete or uid in deleted or (kind, uid) in left):
                yield row


def _ended(rows: Rows, school: School, known: Known, listed: set[tuple[type[Any], str]]) -> Iterator[Entity]:
    """Imported memberships that the rows of their groups no longer list."""
    told = {known.uid("group", id) for id in rows.rows["groups"]}
    for row in school.memberships.values():
        if row.group in told and is_imported(row) and (Membership, row.uid) not in listed and (Group, row.group) in listed:
            yield row


def _of_refused(rows: Rows, known: Known) -> Iterator[tuple[type[Any], str]]:
    for kind, (id_kind, resource, _) in _LEAVING.items():
        for id in rows.refused_ids.get(resource, ()):
            yield kind, known.uid(id_kind, id)


def _refuse_emptiness(rows: Rows, school: School, listed: set[tuple[type[Any], str]]) -> None:
    for kind, resource in ((Pupil, "persons"), (StaffMember, "duties"), (Group, "groups")):
        had = any(is_imported(row) and not row.archived for row in getattr(school, COLLECTION[kind]).values())
        if had and resource in rows.complete and not any(found is kind for found, _ in listed):
            raise InputError("ss12000_empty", resource=resource)
