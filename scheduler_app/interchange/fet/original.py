"""A school that came from a .fet file, written back as that file with the placements locked."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations
from xml.etree.ElementTree import Element, SubElement

from scheduler_app.domain.school import School
from scheduler_app.interchange.fet.document import parse
from scheduler_app.interchange.fet.elements import as_bytes
from scheduler_app.interchange.fet.frame import read_frame
from scheduler_app.interchange.fet.locking import Lock, add_locks, names_by_number
from scheduler_app.interchange.fet.reader import SOURCE_KEY, FetReading, RoomSets, read_fet
from scheduler_app.interchange.fet.third_lessons import contradicted, write_as_pairs


def original_reading(school: School) -> FetReading | None:
    """The school as the file it came from says it; None if it did not come from one."""
    source = school.source.get(SOURCE_KEY)
    return read_fet(source.encode(), school.year, school.unit) if source else None


def still_the_same(school: School, original: School) -> bool:
    """Tell whether days, periods, rooms, rules, and what is taught to whom by whom are as in the file; placements may differ."""
    return (
        school.unit.period_frame == original.unit.period_frame
        and tuple(school.year.weekdays) == tuple(original.year.weekdays)
        and dict(school.rules) == dict(original.rules)
        and _rooms(school) == _rooms(original)
        and _teaching(school) == _teaching(original)
        and _members(school) == _members(original)
    )


def _rooms(school: School) -> dict[str, object]:
    return {uid: (row.name, row.seats, row.archived) for uid, row in school.rooms.items()}


def _teaching(school: School) -> dict[str, object]:
    found: dict[str, object] = {}
    for uid, lesson in school.lessons.items():
        row = school.requirements[lesson.requirement]
        found[uid] = (
            row.subject, frozenset(row.groups), frozenset(row.teachers), row.room_need, row.seats, row.setup, row.cleanup, row.block,
            row.tags,
            lesson.minutes, lesson.weeks, lesson.period,
        )  # fmt: skip
    return found


def _members(school: School) -> set[tuple[str, str]]:
    return {(row.group, row.pupil) for row in school.memberships.values()}


def with_locks(school: School, reading: FetReading) -> bytes:
    """The original document with every placement of the current timetable as a lock.

    All its constraints stay, but those by which FET cannot place what the file itself locks are written pair by pair.
    """
    document = parse(school.source[SOURCE_KEY].encode())
    frame = read_frame(document)
    time, space = _list(document.root, "Time_Constraints_List"), _list(document.root, "Space_Constraints_List")
    write_as_pairs(time, contradicted(document.root))
    days, hours = names_by_number(frame.days), names_by_number(frame.hours)
    locks = []
    for uid, placement in school.placed.items():
        hour, rest = divmod(placement.start - frame.first, frame.length)
        if rest or hour not in hours or placement.day not in days:
            continue  # off the file's hours: the school says so itself, and FET has no name for it
        where = _rooms_of(school, placement.rooms, reading.virtual_rooms.get(uid, {}))
        locks.append(Lock(reading.activity_ids[uid], days[placement.day], hours[hour], *where))
    add_locks(time, space, sorted(locks, key=_id))
    return as_bytes(document.root)


def _rooms_of(school: School, rooms: tuple[str, ...], virtual: Mapping[str, tuple[RoomSets, ...]]) -> tuple[str | None, tuple[str, ...]]:
    """FET's name for the rooms: a virtual room with the real ones in the order of its sets, or the one real room."""
    for name, sets in ((name, sets) for name, ways in virtual.items() for sets in ways):
        for order in permutations(rooms) if len(sets) == len(rooms) else ():
            if all(room in one for room, one in zip(order, sets, strict=True)):
                return name, tuple(school.rooms[uid].name for uid in order)
    return (school.rooms[rooms[0]].name if len(rooms) == 1 else None), ()


def _list(root: Element, tag: str) -> Element:
    found = root.find(tag)
    return SubElement(root, tag) if found is None else found


def _id(lock: Lock) -> int:
    return lock.activity
