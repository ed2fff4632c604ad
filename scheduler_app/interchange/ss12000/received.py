"""Rows as others send them: only what the scheduler uses, unknown fields and values let be.

Civic numbers, birth dates, addresses, telephone numbers, e-mail, photos, guardians and external identifiers have no field here, so
that they are gone as soon as a row has been read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Any

from pydantic import AfterValidator, AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import InputError
from scheduler_app.interchange.ss12000.lenient import Count, Day, Number, Truth, given

LONGEST_NAME = 200
LONGEST_ID = 100

Id = Annotated[str, Field(min_length=1, max_length=LONGEST_ID), AfterValidator(str.lower)]
Name = Annotated[str, Field(max_length=LONGEST_NAME), AfterValidator(clean_text)]


class Received(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore", frozen=True)


class Pointer(Received):
    id: Id


MaybePointer = Annotated[Pointer | None, BeforeValidator(given)]


class Organisation(Received):
    id: Id
    display_name: Name = ""
    organisation_type: Name | None = None
    parent_organisation: MaybePointer = None
    school_unit_code: Name | None = None
    school_types: list[str] | None = None


class Enrolment(Received):
    enroled_at: Pointer = Field(validation_alias=AliasChoices("enroledAt", "enrolledAt"))  # the standard's spelling, and the language's
    school_year: Count = None
    school_type: Name | None = None
    start_date: Day = None
    end_date: Day = None
    cancelled: Truth = None


class Person(Received):
    id: Id
    given_name: Name
    family_name: Name
    security_marking: str | None = None
    person_status: str | None = None
    enrolments: list[Enrolment] | None = None


class AssignmentRole(Received):
    group: Pointer
    assignment_role_type: str | None = None
    start_date: Day = None
    end_date: Day = None


class Duty(Received):
    id: Id
    person: MaybePointer = None
    assignment_role: list[AssignmentRole] | None = None
    duty_at: Pointer
    duty_role: str | None = None
    signature: Name | None = None
    duty_percent: Number = Field(None, ge=0, le=1000)
    start_date: Day = None
    end_date: Day = None


class GroupMembership(Received):
    person: Pointer
    start_date: Day = None
    end_date: Day = None


class Group(Received):
    id: Id
    display_name: Name = Field(min_length=1)
    start_date: Day = None
    end_date: Day = None
    group_type: str | None = None
    school_type: Name | None = None
    organisation: Pointer
    group_memberships: list[GroupMembership] | None = None


class Syllabus(Received):
    id: Id
    school_type: Name | None = None
    subject_code: Name | None = None
    subject_name: Name | None = None
    subject_designation: Name | None = None
    course_code: Name | None = None
    course_name: Name | None = None


class DutyAssignment(Received):
    duty: Pointer


class Activity(Received):
    id: Id
    display_name: Name = ""
    calendar_events_required: Truth = None
    start_date: Day = None
    end_date: Day = None
    activity_type: str | None = None
    minutes_planned: Count = Field(None, ge=0)
    groups: list[Pointer] | None = None
    teachers: list[DutyAssignment] | None = None
    syllabus: MaybePointer = None
    organisation: MaybePointer = None


class Room(Received):
    id: Id
    display_name: Name = Field(min_length=1)
    seats: Count = Field(None, ge=0, le=100_000)
    owner: MaybePointer = None


MODELS: Mapping[str, type[Received]] = {
    "organisations": Organisation, "persons": Person, "duties": Duty, "groups": Group, "syllabuses": Syllabus, "activities": Activity,
    "rooms": Room,
}  # fmt: skip
"""Resources that are read."""


@dataclass
class Rows:
    """What a provider or a bundle has told.

    `offered` are the resources it has at all, `complete` those of which all rows were told; of the others only what has changed, and
    in `deleted` what is gone. `refused_ids` are rows that could not be used: no reason to archive what they are about.
    """

    offered: set[str] = field(default_factory=set)
    complete: set[str] = field(default_factory=set)
    rows: dict[str, dict[str, Any]] = field(default_factory=lambda: {name: {} for name in MODELS})
    deleted: dict[str, set[str]] = field(default_factory=dict)
    refused: list[RefusedRow] = field(default_factory=list)
    refused_ids: dict[str, set[str]] = field(default_factory=dict)
    not_supported: Counter[str] = field(default_factory=Counter)
    _seen: Counter[str] = field(default_factory=Counter)

    def add(self, resource: str, rows: Sequence[Any]) -> int:
        """Take one page; returns how many rows are new. InputError for rows without an id: then nothing can be trusted."""
        known = self.rows[resource]
        before, model = len(known) + len(self.refused_ids.get(resource, ())), MODELS[resource]
        for raw in rows:
            self._seen[resource] += 1
            try:
                row: Any = model.model_validate(raw)
            except (ValidationError, RecursionError) as error:
                self._refuse(resource, raw, error)
                continue
            known[row.id] = row
        self.offered.add(resource)
        return len(known) + len(self.refused_ids.get(resource, ())) - before

    def _refuse(self, resource: str, raw: Any, error: Exception) -> None:
        number = self._seen[resource]
        id = raw.get("id") if isinstance(raw, dict) else None
        if not isinstance(id, str) or not 1 <= len(id) <= LONGEST_ID:
            raise InputError("ss12000_row_without_id", resource=resource, row=number)
        place = ".".join(str(part) for part in error.errors()[0]["loc"]) if isinstance(error, ValidationError) else ""
        self.refused_ids.setdefault(resource, set()).add(id.lower())
        data = {"id": clean_text(id)[:40], "field": clean_text(place)[:60]}
        self.refused.append(RefusedRow(number, "ss12000_bad_row", data, resource))
