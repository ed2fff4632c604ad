"""Which rows of a school refer to which, so that nothing refers to what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scheduler_app.domain.changes import COLLECTION, SINGLE, STATE, Entity, state_entity
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.planning import (
    PLANNING_COLLECTION,
    Assignment,
    PlanningEntity,
    PostTerms,
    Qualification,
    RequirementStaffing,
    StudyPoints,
    SubjectCounting,
    TaughtBefore,
    TeachingWish,
)
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, Subject
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.domain.working import CurrentTimetable

_SCOPED: Mapping[Scope, type[Any]] = {
    Scope.GROUP: Group, Scope.STAFF: StaffMember, Scope.ROOM: Room, Scope.SUBJECT: Subject,
    Scope.REQUIREMENT: Requirement, Scope.LESSON: Lesson,
}  # fmt: skip


def stored(school: School, kind: type[Any], uid: str) -> Entity | None:
    """The school's row of that kind and uid, if there is one."""
    if kind in STATE:
        return state_entity(school, kind, uid)
    if kind in SINGLE:
        row: Entity = getattr(school, SINGLE[kind])
        return row if row.uid == uid else None
    found: Entity | None = getattr(school, COLLECTION[kind]).get(uid)
    return found


def references(entity: Entity) -> Iterator[tuple[type[Any], str]]:
    """What a row refers to, as (kind, uid)."""
    match entity:
        case StaffMember():
            yield from ((Subject, uid) for uid in entity.subjects)
        case Group():
            yield from ((Group, uid) for uid in (entity.parent,) if uid)
            yield from ((StaffMember, uid) for uid in (entity.mentor,) if uid)
        case Membership():
            yield from ((Group, entity.group), (Pupil, entity.pupil))
        case AdaptedProgramme():
            yield Pupil, entity.pupil
            yield from ((Lesson, uid) for uid in entity.lessons)
        case Requirement():
            yield Subject, entity.subject
            yield from ((Group, uid) for uid in entity.groups)
            yield from ((StaffMember, uid) for uid in entity.teachers)
            yield from ((Room, uid) for uid in entity.room_need.rooms)
            yield from ((Block, uid) for uid in (entity.block,) if uid)
        case Lesson():
            yield Requirement, entity.requirement
        case Rule():
            if entity.scope in _SCOPED:
                yield from ((_SCOPED[entity.scope], uid) for uid in entity.targets)
            rooms = entity.params.get("rooms", ())
            if isinstance(rooms, tuple):
                yield from ((Room, str(uid)) for uid in rooms)
        case Placement():
            yield from ((TimetableVersion, entity.timetable), (Lesson, entity.lesson))
            yield from ((Room, uid) for uid in entity.rooms)
        case CurrentTimetable():
            yield from ((TimetableVersion, uid) for uid in (entity.timetable,) if uid)
        case DatedChange():
            yield Lesson, entity.lesson
            yield from ((StaffMember, uid) for uid in entity.teachers)
            yield from ((Room, uid) for uid in entity.rooms)
        case IndividualLesson():
            yield from ((Pupil, entity.pupil), (Lesson, entity.lesson))
        case _:
            yield from _of_planning(entity)


_OWNER: Mapping[type[Any], type[Any]] = {PostTerms: StaffMember, RequirementStaffing: Requirement, SubjectCounting: Subject}
"""Planning rows that share the uid of what they are about."""


def _of_planning(entity: Entity) -> Iterator[tuple[type[Any], str]]:
    if type(entity) in _OWNER:
        yield _OWNER[type(entity)], entity.uid
    if isinstance(entity, Assignment | Qualification | TeachingWish | TaughtBefore):
        yield StaffMember, entity.staff
    if isinstance(entity, Qualification | TeachingWish | TaughtBefore | StudyPoints) and entity.subject is not None:
        yield Subject, entity.subject
    if isinstance(entity, TeachingWish | TaughtBefore | StudyPoints) and entity.group is not None:
        yield Group, entity.group


def planning_about(school: School, target: Entity) -> Iterator[PlanningEntity]:
    """Rows of staff planning that mean nothing without the given one, and go with it."""
    wanted = (type(target), target.uid)
    for field in PLANNING_COLLECTION.values():
        for row in getattr(school, field).values():
            if wanted in _of_planning(row):
                yield row


def missing_reference(school: School, entity: Entity, known: set[tuple[type[Any], str]] | None = None) -> str | None:
    """The first uid a row refers to that neither the school nor `known` has; a lesson's period counts too."""
    for kind, uid in references(entity):
        if (kind, uid) not in (known or ()) and stored(school, kind, uid) is None:
            return uid
    if isinstance(entity, Lesson) and entity.period is not None and school.year.period(entity.period) is None:
        return entity.period
    return None


def references_to(school: School, target: Entity) -> Iterator[Entity]:
    """Every row of the school that refers to the given one."""
    wanted = (type(target), target.uid)
    for field in COLLECTION.values():
        for row in getattr(school, field).values():
            if wanted in references(row):
                yield row


def broken_references(school: School) -> Iterator[tuple[Entity, str]]:
    """Rows that refer to something that is not there, with the uid that is missing."""
    for field in COLLECTION.values():
        for row in getattr(school, field).values():
            missing = missing_reference(school, row)
            if missing is not None:
                yield row, missing
