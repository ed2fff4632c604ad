"""Years, groups and subgroups as groups, with one placeholder pupil for every atom."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import Origin, Pupil
from scheduler_app.interchange.fet.document import FetDocument


@dataclass
class StudentsSet:
    """One year, group or subgroup. `atoms` are the uids of the placeholder pupils in it, `parents` the uids of the sets it stands in."""

    uid: str
    level: str
    name: str
    size: int
    parents: set[str] = field(default_factory=set)
    children: set[str] = field(default_factory=set)
    atoms: set[str] = field(default_factory=set)


@dataclass
class Students:
    """All sets by uid; `by_name` prefers a year over a group over a subgroup of the same name, as FET does."""

    sets: dict[str, StudentsSet]
    by_name: dict[str, StudentsSet]
    atoms: dict[str, str]
    """Placeholder pupil uid -> the name of the smallest set it stands for."""


def read_students(document: FetDocument, unit: str) -> Students:
    """Read Students_List; the same group may stand in several years, the same subgroup in several groups (an overlap)."""
    sets: dict[str, StudentsSet] = {}
    for year in document.children("Students_List", "Year"):
        top = _set(document, unit, sets, "year", year, None)
        for group in year.findall("Group"):
            middle = _set(document, unit, sets, "group", group, top)
            for subgroup in group.findall("Subgroup"):
                _set(document, unit, sets, "subgroup", subgroup, middle)
    atoms = {}
    for row in sets.values():
        if not row.children:
            atoms[uid_of(unit, "pupil", f"{row.level}/{row.name}")] = row.name
            _spread(sets, row, uid_of(unit, "pupil", f"{row.level}/{row.name}"))
    by_name: dict[str, StudentsSet] = {}
    for level in ("year", "group", "subgroup"):
        for row in sets.values():
            if row.level == level:
                by_name.setdefault(row.name, row)
    return Students(sets, by_name, atoms)


def _set(
    document: FetDocument, unit: str, sets: dict[str, StudentsSet], level: str, element: Element, parent: StudentsSet | None
) -> StudentsSet:
    name = document.required(element, "Name")
    uid = uid_of(unit, level, name)
    row = sets.get(uid)
    if row is None:
        row = sets[uid] = StudentsSet(uid, level, name, document.whole(element, "Number_of_Students", 0))
    if parent is not None:
        row.parents.add(parent.uid)
        parent.children.add(uid)
    return row


def _spread(sets: dict[str, StudentsSet], row: StudentsSet, atom: str) -> None:
    row.atoms.add(atom)
    for parent in row.parents:
        _spread(sets, sets[parent], atom)


def domain_groups(students: Students, taught: dict[str, int]) -> dict[str, Group]:
    """Sets as groups; `taught` is how many activities name each set's uid.

    FET does not say which level is a class: a year is one unless one of its groups is taught more often than the year itself;
    then the groups are. Smaller parts of one class are half-classes, what stands in several is a teaching group.
    """
    classes = {row.uid for row in students.sets.values() if row.level == "year" and _is_class(row, taught)}
    classes |= {child for row in students.sets.values() if row.level == "year" and row.uid not in classes for child in row.children}
    found = {}
    for row in students.sets.values():
        parent = next(iter(row.parents)) if len(row.parents) == 1 else None
        if row.uid in classes:
            kind, parent = GroupKind.CLASS, None
        elif parent is not None and _class_above(students, parent, classes):
            kind, parent = GroupKind.HALF, _class_above(students, parent, classes)
        else:
            kind, parent = GroupKind.TEACHING, None
        found[row.uid] = Group(row.uid, row.name, kind, parent=parent, planned_pupils=row.size, origin=Origin.IMPORT)
    return found


def _is_class(row: StudentsSet, taught: dict[str, int]) -> bool:
    return taught.get(row.uid, 0) >= max((taught.get(child, 0) for child in row.children), default=0)


def _class_above(students: Students, uid: str, classes: set[str]) -> str | None:
    if uid in classes:
        return uid
    above = students.sets[uid].parents
    return _class_above(students, next(iter(above)), classes) if len(above) == 1 else None


def domain_pupils(students: Students, unit: str) -> tuple[dict[str, Pupil], dict[str, Membership]]:
    """Placeholder pupils, and the groups each is in."""
    pupils = {uid: Pupil(uid, name, "", placeholder=True, origin=Origin.IMPORT) for uid, name in students.atoms.items()}
    memberships = {}
    for row in students.sets.values():
        for atom in sorted(row.atoms):
            uid = uid_of(unit, "membership", f"{row.uid}/{atom}")
            memberships[uid] = Membership(uid, row.uid, atom, origin=Origin.IMPORT)
    return pupils, memberships
