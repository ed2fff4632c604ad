"""Edits as values: what was there before and what is there after, so that every edit can be stored, shown and undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, Membership
from scheduler_app.domain.ignored import IgnoredBreach
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.planning import PLANNING_COLLECTION, PlanningEntity
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.tables import ColumnMapping
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, Subject
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.domain.withheld import Withheld
from scheduler_app.domain.working import CurrentTimetable, SourceText

Entity = (
    SchoolUnit | SchoolYear | Subject | Room | StaffMember | Pupil | Group | Membership | AdaptedProgramme
    | Block | Requirement | Lesson | Rule | TimetableVersion | Placement | Withheld | ColumnMapping | DatedChange | IndividualLesson
    | PlanningEntity | IgnoredBreach | CurrentTimetable | SourceText
)  # fmt: skip

COLLECTION: dict[type[Any], str] = {
    Subject: "subjects", Room: "rooms", StaffMember: "staff", Pupil: "pupils", Group: "groups",
    Membership: "memberships", AdaptedProgramme: "programmes", Block: "blocks", Requirement: "requirements",
    Lesson: "lessons", Rule: "rules", TimetableVersion: "timetables", Placement: "placements",
    Withheld: "withheld", ColumnMapping: "mappings",
    DatedChange: "dated_changes", IndividualLesson: "individual_lessons",
    **PLANNING_COLLECTION,
    IgnoredBreach: "ignored",
}  # fmt: skip
"""Entity type -> the School field that holds it, in an order in which references come after what they refer to."""

SINGLE: dict[type[Any], str] = {SchoolUnit: "unit", SchoolYear: "year"}
"""Entity types of which a school has exactly one."""


STATE: dict[type[Any], str] = {CurrentTimetable: "current", SourceText: "source"}
"""Entity types that stand for plain values of a school -> the field that holds them."""


class ConflictError(Exception):
    """The school no longer looks as the edit assumed; carries the change that failed and what is there now."""

    def __init__(self, change: Change, present: Entity | None) -> None:
        super().__init__(f"{change.uid} has changed since it was read")
        self.change = change
        self.present = present


@dataclass(frozen=True, slots=True)
class Change:
    """One entity before and after; None before is an addition, None after a removal."""

    before: Entity | None
    after: Entity | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change needs a before or an after")
        if (
            self.before is not None
            and self.after is not None
            and (type(self.before) is not type(self.after) or self.before.uid != self.after.uid)
        ):
            raise ValueError("before and after must be the same entity")

    @property
    def entity(self) -> Entity:
        entity = self.after if self.after is not None else self.before
        assert entity is not None
        return entity

    @property
    def uid(self) -> str:
        return self.entity.uid


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """One step of work: all of it is applied or nothing. `label` is a message code (see ui/texts), with its data."""

    label: str
    changes: tuple[Change, ...]
    data: tuple[tuple[str, str], ...] = ()

    def inverse(self) -> ChangeSet:
        return ChangeSet(self.label, tuple(Change(c.after, c.before) for c in reversed(self.changes)), self.data)


def apply_changes(school: School, changes: Iterable[Change]) -> School:
    """Return the school with the changes made; ConflictError where `before` is not what the school holds."""
    fields: dict[str, Any] = {}
    for change in changes:
        kind = type(change.entity)
        if kind in STATE:
            _apply_to_state(school, fields, change)
            continue
        if kind in SINGLE:
            name = SINGLE[kind]
            present = fields.get(name, getattr(school, name))
            if present != change.before or change.after is None:
                raise ConflictError(change, present)
            fields[name] = change.after
            continue
        name = COLLECTION[kind]
        rows = fields.get(name)
        if rows is None:
            rows = fields[name] = dict(getattr(school, name))
        if rows.get(change.uid) != change.before:
            raise ConflictError(change, rows.get(change.uid))
        if change.after is None:
            del rows[change.uid]
        else:
            rows[change.uid] = change.after
    return replace(school, **fields)


def state_entity(school: School, kind: type[Any], uid: str) -> Entity | None:
    """What a school has of a type of `STATE`; None for a source text that it does not have."""
    if kind is CurrentTimetable:
        return CurrentTimetable(school.current)
    text = school.source.get(uid)
    return None if text is None else SourceText(uid, text)


def _apply_to_state(school: School, fields: dict[str, Any], change: Change) -> None:
    if isinstance(change.entity, CurrentTimetable):
        current = CurrentTimetable(fields.get("current", school.current))
        if current != change.before or not isinstance(change.after, CurrentTimetable):
            raise ConflictError(change, current)
        fields["current"] = change.after.timetable
        return
    texts = fields.setdefault("source", dict(school.source))
    present = SourceText(change.uid, texts[change.uid]) if change.uid in texts else None
    if present != change.before:
        raise ConflictError(change, present)
    if isinstance(change.after, SourceText):
        texts[change.uid] = change.after.text
    else:
        del texts[change.uid]
