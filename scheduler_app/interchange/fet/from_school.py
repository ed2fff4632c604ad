"""A .fet document made from the domain alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.group_sets import group_sets, size_of
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.interchange.fet.elements import Names, as_bytes, child, clean, constraint
from scheduler_app.interchange.fet.exporting import Exporting
from scheduler_app.interchange.fet.locking import Lock, add_locks
from scheduler_app.interchange.fet.named import UNLIMITED
from scheduler_app.interchange.fet.rule_writers import write_rules
from scheduler_app.interchange.fet.slots import Slots, occupied, slots_of

VERSION = "6.8.5"
"""The FET version whose format is written."""


@dataclass
class _Naming:
    """FET names by uid."""

    subjects: dict[str, str] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)


def document_of(school: School, day_names: Sequence[str], known_ids: Mapping[str, int]) -> tuple[bytes, Counter[str]]:
    """Write the school with its current timetable, and count what FET cannot be told, by the code of a text that names it.

    Lessons in `known_ids` keep those activity ids.
    """
    slots = slots_of(school, day_names)
    root = Element("fet", version=VERSION)
    child(root, "Institution_Name", school.unit.name or "-")
    comments = child(root, "Comments")
    _write_time(root, slots)
    naming = _Naming()
    _write_named(root, school, naming)
    _write_students(root, school, naming)
    ids = _activity_ids(school, known_ids)
    active = _active_lessons(school)
    _write_activities(root, school, naming, slots, ids, active)
    rooms = _write_rooms(root, school, naming)
    time, space = SubElement(root, "Time_Constraints_List"), Element("Space_Constraints_List")
    constraint(time, "BasicCompulsoryTime", ())
    constraint(space, "BasicCompulsorySpace", ())
    exporting = Exporting(school, slots, ids, active, naming.staff, naming.rooms, naming.groups, naming.subjects, time, space)
    left_out = write_rules(exporting)
    add_locks(time, space, list(_locks(school, slots, ids, active, naming, rooms)))
    root.append(space)
    inactive = len(ids) - len(active)
    said = [f"{name} x {n}" for name, n in sorted(left_out.items())] + ([f"lessons not of every week x {inactive}"] if inactive else [])
    comments.text = clean("Written by Ringklocka." + (f" Not said here: {', '.join(said)}." if said else ""))
    shared = sum(room.shared for room in school.rooms.values())
    return as_bytes(root), +Counter({**_named(left_out), "left_out_weeks": inactive, "left_out_shared_rooms": shared})


def _named(left_out: Mapping[str, int]) -> dict[str, int]:
    return {"left_out_blocks" if name == "block" else f"rule_{name}": n for name, n in left_out.items()}


def _write_time(root: Element, slots: Slots) -> None:
    for title, item, names in (("Days", "Day", slots.day_names), ("Hours", "Hour", slots.hour_names)):
        parent = SubElement(root, f"{title}_List")
        child(parent, f"Number_of_{title}", len(names))
        for name in names:
            child(SubElement(parent, item), "Name", name)
    mode = Element("Mode")
    mode.text = "Official"
    root.insert(0, mode)


def _write_named(root: Element, school: School, naming: _Naming) -> None:
    subjects, taken = SubElement(root, "Subjects_List"), Names()
    for uid, subject in school.subjects.items():
        naming.subjects[uid] = taken.take(subject.name or subject.code, "Subject")
        element = SubElement(subjects, "Subject")
        child(element, "Name", naming.subjects[uid])
        child(element, "Comments")
    tags = SubElement(root, "Activity_Tags_List")
    for tag in dict.fromkeys(tag for row in school.requirements.values() for tag in row.tags):
        element = SubElement(tags, "Activity_Tag")
        child(element, "Name", tag)
        child(element, "Printable", True)
        child(element, "Comments")
    teachers, taken = SubElement(root, "Teachers_List"), Names()
    for uid, person in school.staff.items():
        naming.staff[uid] = taken.take(person.signature or person.name, "Teacher")
        element = SubElement(teachers, "Teacher")
        child(element, "Name", naming.staff[uid])
        child(element, "Target_Number_of_Hours", 0)
        SubElement(element, "Qualified_Subjects")
        child(element, "Comments")


def _write_students(root: Element, school: School, naming: _Naming) -> None:
    """Every group is a year with one group of the subgroups in it; the same subgroup stands in many."""
    parent, taken = SubElement(root, "Students_List"), Names()
    for uid, row in school.groups.items():
        naming.groups[uid] = taken.take(row.name, "Group")
    sets = [groups for groups in group_sets(school) if groups]
    atoms = [(groups, taken.take(f"{naming.groups[min(groups)]} #{n}", "Subgroup")) for n, groups in enumerate(sets, 1)]
    inside: dict[str, list[str]] = {}
    for groups, name in atoms:
        for uid in groups:
            inside.setdefault(uid, []).append(name)
    for uid, name in naming.groups.items():
        year = _set(parent, "Year", name, size_of(school, uid))
        if len(inside.get(uid, ())) > 0:
            group = _set(year, "Group", taken.take(f"{name} (all)", "Group"), size_of(school, uid))
            for subgroup in inside[uid]:
                _set(group, "Subgroup", subgroup, 0)


def _set(parent: Element, level: str, name: str, size: int) -> Element:
    element = SubElement(parent, level)
    child(element, "Name", name)
    child(element, "Number_of_Students", size)
    child(element, "Comments")
    return element


def _activity_ids(school: School, known: Mapping[str, int]) -> dict[str, int]:
    number, found = max(known.values(), default=0), {}
    for uid in school.lessons:
        if uid not in known:
            number += 1
        found[uid] = known.get(uid, number)
    return found


def _active_lessons(school: School) -> set[str]:
    """Lessons FET can be told of. It knows no A/B weeks and no periods: of lessons that never meet in the calendar but lie on
    top of each other for the same people or room, the first counts, the others are written as inactive."""
    found: set[str] = set()
    busy: dict[tuple[str, int, int], str] = {}
    for uid, lesson in school.lessons.items():
        placement = school.placed.get(uid)
        if placement is None:
            if not _partial(lesson):
                found.add(uid)
            continue
        who, minutes = _occupies(school, lesson, placement.rooms), range(*occupied(school, lesson, placement.start), GRID_MINUTES)
        keys = [(someone, placement.day, minute) for someone in who for minute in minutes]
        partial = _partial(lesson)
        others = {busy[key] for key in keys if key in busy}
        if any(partial or _partial(school.lessons[other]) for other in others):
            continue
        found.add(uid)
        for key in keys:
            busy.setdefault(key, uid)
    return found


def _partial(lesson: Lesson) -> bool:
    return lesson.weeks.kind is not WeekKind.EVERY or lesson.period is not None


def _occupies(school: School, lesson: Lesson, rooms: Sequence[str]) -> set[str]:
    """Uids of everybody and every unshared room that the lesson takes; pupils by name, or their group where it has none."""
    requirement = school.requirements[lesson.requirement]
    found = {*requirement.teachers, *(uid for uid in rooms if not school.rooms[uid].shared)}
    for group in requirement.groups:
        members = {row.pupil for row in school.memberships_of.get(group, ())}
        found |= members or {group}
    return found


def _write_activities(root: Element, school: School, naming: _Naming, slots: Slots, ids: Mapping[str, int], active: set[str]) -> None:
    parent = SubElement(root, "Activities_List")
    for requirement in school.requirements.values():
        rows = school.lessons_of[requirement.uid]
        lengths = [slots.count(row.minutes + requirement.setup + requirement.cleanup) for row in rows]
        size = requirement.seats if requirement.seats is not None else sum(size_of(school, uid) for uid in requirement.groups)
        for row, length in zip(rows, lengths, strict=True):
            element = SubElement(parent, "Activity")
            for uid in requirement.teachers:
                child(element, "Teacher", naming.staff[uid])
            child(element, "Subject", naming.subjects[requirement.subject])
            for tag in dict.fromkeys(requirement.tags):
                child(element, "Activity_Tag", tag)
            for uid in requirement.groups:
                child(element, "Students", naming.groups[uid])
            child(element, "Duration", length)
            child(element, "Total_Duration", sum(lengths) if len(rows) > 1 else length)
            child(element, "Id", ids[row.uid])
            child(element, "Activity_Group_Id", ids[rows[0].uid] if len(rows) > 1 else 0)
            child(element, "Number_Of_Students", size)
            child(element, "Active", row.uid in active)
            child(element, "Comments", requirement.note)


def _write_rooms(root: Element, school: School, naming: _Naming) -> dict[tuple[str, ...], str]:
    """Rooms, and a virtual room for each set of rooms that is used together; gives the virtual rooms' names. Shared rooms
    hold several lessons, which FET does not know: they are left out."""
    SubElement(root, "Buildings_List")
    buildings, parent, taken = Names(), SubElement(root, "Rooms_List"), Names()
    known: dict[str, str] = {}
    for uid, room in school.rooms.items():
        if room.shared:
            continue
        naming.rooms[uid] = taken.take(room.name, "Room")
        if room.building and room.building not in known:
            known[room.building] = buildings.take(room.building, "Building")
        _room(parent, naming.rooms[uid], known.get(room.building, ""), room.seats or UNLIMITED)
    virtual: dict[tuple[str, ...], str] = {}
    for placement in school.placed.values():
        real = tuple(sorted(uid for uid in placement.rooms if uid in naming.rooms))
        if len(real) > 1 and real not in virtual:
            virtual[real] = taken.take(" + ".join(naming.rooms[uid] for uid in real), "Rooms")
            element = _room(parent, virtual[real], "", UNLIMITED, [naming.rooms[uid] for uid in real])
    top = root.find("Buildings_List")
    assert top is not None
    for name in known.values():
        element = SubElement(top, "Building")
        child(element, "Name", name)
        child(element, "Comments")
    return virtual


def _room(parent: Element, name: str, building: str, capacity: int, real: Sequence[str] = ()) -> Element:
    element = SubElement(parent, "Room")
    child(element, "Name", name)
    child(element, "Building", building)
    child(element, "Capacity", capacity)
    child(element, "Virtual", bool(real))
    if real:
        child(element, "Number_of_Sets_of_Real_Rooms", len(real))
        for one in real:
            chosen = SubElement(element, "Set_of_Real_Rooms")
            child(chosen, "Number_of_Real_Rooms", 1)
            child(chosen, "Real_Room", one)
    child(element, "Comments")
    return element


def _locks(
    school: School, slots: Slots, ids: Mapping[str, int], active: set[str], naming: _Naming, virtual: Mapping[tuple[str, ...], str]
) -> list[Lock]:
    found = []
    for uid, placement in school.placed.items():
        start, _ = occupied(school, school.lessons[uid], placement.start)
        names = slots.names(placement.day, start)
        if uid not in active or names is None:
            continue
        real = tuple(sorted(room for room in placement.rooms if room in naming.rooms))
        room = naming.rooms[real[0]] if len(real) == 1 else virtual.get(real)
        found.append(Lock(ids[uid], *names, room, [naming.rooms[one] for one in real] if len(real) > 1 else ()))
    return found
