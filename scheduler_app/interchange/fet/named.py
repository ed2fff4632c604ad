"""Subjects, teachers and rooms of a FET file as domain entities, and how they are found by name."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import Origin, StaffMember
from scheduler_app.domain.teaching import Room, Subject
from scheduler_app.interchange.fet.document import FetDocument

UNLIMITED = 30_000
"""FET's number for a room whose capacity was never given."""


def read_subjects(document: FetDocument, unit: str) -> dict[str, Subject]:
    """Subjects by name."""
    names = _names(document, "Subjects_List", "Subject")
    codes = _codes(names)
    return {
        name: Subject(uid_of(unit, "subject", name), codes[name], name, hue=zlib.crc32(name.encode()) % 12, origin=Origin.IMPORT)
        for name in names
    }


def read_teachers(document: FetDocument, unit: str) -> dict[str, StaffMember]:
    """Teachers by name; FET has one name for a person, which is the signature here."""
    names = _names(document, "Teachers_List", "Teacher")
    return {name: StaffMember(uid_of(unit, "teacher", name), name, name, "", origin=Origin.IMPORT) for name in names}


@dataclass(frozen=True)
class VirtualRoom:
    """A name for sets of real rooms: one different room of each is taken together. `seats` 0 means no limit."""

    uid: str
    seats: int
    sets: tuple[tuple[str, ...], ...]


def read_rooms(document: FetDocument, unit: str) -> tuple[dict[str, Room], dict[str, VirtualRoom]]:
    """Rooms by name: the real ones, and the virtual ones, whose sets are uids of real ones."""
    real: dict[str, Room] = {}
    virtual: dict[str, VirtualRoom] = {}
    found: dict[str, Element] = {}
    for element in document.children("Rooms_List", "Room"):
        name = document.required(element, "Name")
        if name in real or name in virtual:
            raise document.refuse(element, "Room", name)
        capacity = document.whole(element, "Capacity", UNLIMITED)
        seats = 0 if capacity >= UNLIMITED else capacity
        if document.truth(element, "Virtual", default=False):
            found[name] = element
            virtual[name] = VirtualRoom(uid_of(unit, "room", name), seats, ())
        else:
            real[name] = Room(uid_of(unit, "room", name), name, seats, document.text(element, "Building"), origin=Origin.IMPORT)
    for name, element in found.items():
        sets = tuple(_rooms_of(document, one, real) for one in element.findall("Set_of_Real_Rooms"))
        virtual[name] = replace(virtual[name], sets=sets)
    return real, virtual


def _rooms_of(document: FetDocument, element: Element, real: Mapping[str, Room]) -> tuple[str, ...]:
    names = [child.text or "" for child in element.findall("Real_Room")]
    for name in names:
        if name not in real:
            raise document.refuse(element, "Real_Room", name)
    return tuple(dict.fromkeys(real[name].uid for name in names))


def _names(document: FetDocument, parent: str, tag: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for element in document.children(parent, tag):
        name = document.required(element, "Name")
        if name in found:
            raise document.refuse(element, tag, name)
        found[name] = None
    return tuple(found)


def _codes(names: Iterable[str]) -> dict[str, str]:
    """A short code for each name, at most 8 characters, different from each other."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for name in names:
        stem = name if len(name) <= 8 else "".join(name.split())[:6]
        code, number = stem, 2
        while code in taken:
            code, number = f"{stem[:5]}{number}", number + 1
        taken.add(code)
        found[name] = code
    return found
