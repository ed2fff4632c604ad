"""Activities of a FET file, and the requirements and lessons they become."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import Origin
from scheduler_app.domain.teaching import Lesson, Requirement, RoomNeed
from scheduler_app.interchange.fet.document import FetDocument
from scheduler_app.interchange.fet.frame import Frame
from scheduler_app.interchange.fet.students import Students

_Row = TypeVar("_Row")


@dataclass(frozen=True)
class Activity:
    """One Activity element, its names resolved: `students` are set uids, `atoms` the placeholder pupils they mean.

    `component` is Id - Activity_Group_Id + 1 for a part of a split activity, 1 for one that is not split.
    """

    id: int
    group_id: int
    subject: str
    teachers: tuple[str, ...]
    students: tuple[str, ...]
    atoms: frozenset[str]
    tags: tuple[str, ...]
    duration: int
    size: int
    comments: str
    lesson: str

    @property
    def component(self) -> int:
        return self.id - self.group_id + 1 if self.group_id else 1


def read_activities(
    document: FetDocument, unit: str, subjects: Mapping[str, object], teachers: Mapping[str, object], students: Students
) -> tuple[dict[int, Activity], set[int]]:
    """Active activities by id, and the ids of the inactive ones; InputError for a repeated id or an unknown name."""
    active: dict[int, Activity] = {}
    inactive: set[int] = set()
    for element in document.children("Activities_List", "Activity"):
        number = document.whole(element, "Id")
        if number in active or number in inactive:
            raise document.refuse(element, "Id", str(number))
        if not document.truth(element, "Active"):
            inactive.add(number)
            continue
        subject = document.text(element, "Subject")
        if subject not in subjects:
            raise document.refuse(element, "Subject", subject)
        sets = [_known(document, element, "Students", name, students.by_name) for name in _list(element, "Students")]
        active[number] = Activity(
            number,
            document.whole(element, "Activity_Group_Id", 0),
            subject,
            tuple(_known_name(document, element, "Teacher", name, teachers) for name in _list(element, "Teacher")),
            tuple(row.uid for row in sets),
            frozenset(atom for row in sets for atom in row.atoms),
            _list(element, "Activity_Tag"),
            max(1, document.whole(element, "Duration")),
            document.whole(element, "Number_Of_Students", sum(row.size for row in sets)),
            document.text(element, "Comments"),
            uid_of(unit, "activity", str(number)),
        )
    return active, inactive


def _list(element: Element, tag: str) -> tuple[str, ...]:
    """The texts of the children `tag`, empty and repeated ones left out."""
    return tuple(dict.fromkeys(text for child in element.findall(tag) if (text := child.text or "")))


def _known(document: FetDocument, element: Element, tag: str, name: str, table: Mapping[str, _Row]) -> _Row:
    if name not in table:
        raise document.refuse(element, tag, name)
    return table[name]


def _known_name(document: FetDocument, element: Element, tag: str, name: str, table: Mapping[str, object]) -> str:
    _known(document, element, tag, name, table)
    return name


@dataclass(frozen=True)
class Taught:
    """Requirements and lessons by uid."""

    requirements: dict[str, Requirement]
    lessons: dict[str, Lesson]


def domain_teaching(
    activities: Mapping[int, Activity],
    unit: str,
    frame: Frame,
    needs: Mapping[int, RoomNeed],
    subject_uids: Mapping[str, str],
    teacher_uids: Mapping[str, str],
) -> Taught:
    """One requirement for the parts of a split activity that agree in subject, people, size, rooms and tags; one lesson an activity."""
    bundles: dict[tuple[object, ...], list[Activity]] = {}
    for row in activities.values():
        key = (row.group_id or row.id, row.subject, frozenset(row.teachers), frozenset(row.students), row.size, needs[row.id], row.tags)
        bundles.setdefault(key, []).append(row)
    requirements, lessons = {}, {}
    for rows in bundles.values():
        first = rows[0]
        uid = uid_of(unit, "requirement", str(first.id))
        requirements[uid] = Requirement(
            uid,
            subject_uids[first.subject],
            first.students,
            tuple(teacher_uids[name] for name in first.teachers),
            sum(frame.minutes(row.duration) for row in rows),
            needs[first.id],
            seats=first.size,
            note=first.comments,
            origin=Origin.IMPORT,
            tags=first.tags,
        )
        for position, row in enumerate(rows):
            lessons[row.lesson] = Lesson(row.lesson, uid, frame.minutes(row.duration), position)
    return Taught(requirements, lessons)
