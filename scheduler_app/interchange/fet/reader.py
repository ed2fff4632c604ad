"""A .fet file as a school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.identity import uid_of, unit_uid
from scheduler_app.domain.rules import Scope
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.teaching import RoomNeed
from scheduler_app.domain.timetable import LockedBy, Placement, TimetableVersion
from scheduler_app.interchange.fet import named
from scheduler_app.interchange.fet.activities import domain_teaching, read_activities
from scheduler_app.interchange.fet.constraints import read_constraints
from scheduler_app.interchange.fet.document import FetDocument, parse
from scheduler_app.interchange.fet.frame import read_frame
from scheduler_app.interchange.fet.reading import Reading
from scheduler_app.interchange.fet.room_needs import RoomNeeds, settle_rooms
from scheduler_app.interchange.fet.students import domain_groups, domain_pupils, read_students

RoomSets = tuple[tuple[str, ...], ...]
"""Sets of real rooms, one of each of which is taken."""

SOURCE_KEY = "fet"
"""Key of the original text in School.source."""


@dataclass(frozen=True)
class FetReading:
    """The school, what could not be taken over (constraint type -> count; `Activity (inactive)` too),
    and by lesson uid the activity's number and the ways to be in each virtual room it may be in, by name."""

    school: School
    not_supported: Mapping[str, int]
    activity_ids: Mapping[str, int]
    virtual_rooms: Mapping[str, Mapping[str, tuple[RoomSets, ...]]] = field(default_factory=dict)


def read_fet(content: bytes, year: SchoolYear, unit: SchoolUnit | None = None) -> FetReading:
    """Read a .fet file (modes Official and Terms, FET 5 and 6) into a school of its own.

    `year` gives uid, name and dates, its weekdays become the file's days (0, 1, …; above 6 for files with more than a
    week). `unit` keeps uid, name and codes of the school it is read into; otherwise they follow the institution's name.
    Activities become lessons with uids made of their ids; 100 % starting times become placements locked by import.
    InputError as `parse`, and `fet_bad_value` with a line for anything that refers to nothing.
    """
    document = parse(content)
    frame = read_frame(document)
    name = document.text(document.root, "Institution_Name").strip() or "FET"
    owner = replace(
        unit or SchoolUnit(unit_uid(name), name),
        day_start=frame.first,
        day_end=frame.first + len(frame.hours) * frame.length,
        period_frame=frame.periods,
    )
    reading = _read_lists(document, owner.uid)
    read_constraints(reading)
    rooms = settle_rooms(reading)
    school = _school(reading, owner, replace(year, weekdays=tuple(frame.days.values())), rooms)
    school = replace(school, source={SOURCE_KEY: document.as_text()})
    if reading.inactive:
        reading.not_supported["Activity (inactive)"] += len(reading.inactive)
    numbers = {row.lesson: row.id for row in reading.activities.values()}
    return FetReading(school, dict(sorted(reading.not_supported.items())), numbers, _virtual_rooms(reading))


def _virtual_rooms(reading: Reading) -> dict[str, dict[str, tuple[RoomSets, ...]]]:
    """The ways to be in each virtual room: as a wish fixes it, then any."""
    known = {room.uid: (name, room.sets) for name, room in reading.virtual_rooms.items()}
    found: dict[str, dict[str, tuple[RoomSets, ...]]] = {}
    for number, wishes in reading.room_wishes.items():
        fixed: dict[str, RoomSets] = {wish.rooms[0]: tuple((room,) for room in wish.real) for wish in wishes if wish.real}
        named: dict[str, tuple[RoomSets, ...]] = {}
        for uid in (uid for wish in wishes for uid in wish.rooms if uid in known):
            name, sets = known[uid]
            named[name] = (fixed[uid], sets) if uid in fixed else (sets,)
        if named:
            found[reading.activities[number].lesson] = named
    return found


def _read_lists(document: FetDocument, unit: str) -> Reading:
    subjects, teachers = named.read_subjects(document, unit), named.read_teachers(document, unit)
    rooms, virtual = named.read_rooms(document, unit)
    students = read_students(document, unit)
    active, inactive = read_activities(document, unit, subjects, teachers, students)
    return Reading(document, unit, read_frame(document), subjects, teachers, rooms, virtual, students, active, inactive)


def _school(reading: Reading, unit: SchoolUnit, year: SchoolYear, rooms: RoomNeeds) -> School:
    taught_sets: dict[str, int] = {}
    for row in reading.activities.values():
        for uid in row.students:
            taught_sets[uid] = taught_sets.get(uid, 0) + 1
    pupils, memberships = domain_pupils(reading.students, unit.uid)
    teaching = domain_teaching(
        reading.activities,
        unit.uid,
        reading.frame,
        rooms.needs,
        {name: row.uid for name, row in reading.subjects.items()},
        {name: row.uid for name, row in reading.teachers.items()},
    )
    version = TimetableVersion(uid_of(unit.uid, "timetable", ""), "FET")
    placements = _placements(reading, version.uid, rooms)
    return School(
        unit,
        year,
        {row.uid: row for row in reading.subjects.values()},
        {row.uid: row for row in reading.rooms.values()},
        {row.uid: row for row in reading.teachers.values()},
        pupils,
        domain_groups(reading.students, taught_sets),
        memberships,
        {},
        {},
        teaching.requirements,
        teaching.lessons,
        dict(reading.rules),
        {version.uid: version},
        placements,
        current=version.uid,
    )


def _placements(reading: Reading, version: str, rooms: RoomNeeds) -> dict[str, Placement]:
    """Locked starts as placements where the room is settled too. Whatever a scheduler may not unlock, or cannot be placed yet
    for want of a room, or contradicts another lock, is a rule as well."""
    found: dict[str, Placement] = {}
    for number, locks in reading.time_locks.items():
        row, lock = reading.activities[number], locks[0]
        where = _settled_rooms(rooms.needs[number], rooms.placed_rooms.get(number))
        if where is not None:
            held = LockedBy.IMPORT if where else None
            placement = Placement(version, row.lesson, lock.day, lock.start, where, LockedBy.IMPORT, held)
            found[placement.uid] = placement
        for again in dict.fromkeys(locks):
            if again.permanent or again is not lock or where is None:
                reading.add_rule(again.note, "fixed_time", Scope.LESSON, (row.lesson,), {"day": again.day, "start": again.start}, None)
    return found


def _settled_rooms(need: RoomNeed, locked: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if locked is not None:
        return locked
    if not need.needed:
        return ()
    single = len(need.rooms) == 1 or (not need.choices and need.set_sizes and max(need.set_sizes) == 1)
    return need.rooms if single else None
