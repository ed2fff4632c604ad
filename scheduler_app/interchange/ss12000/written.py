"""Rows of the resources we write, as the OpenAPI file 2.1.0 has them: fields that we never fill are left out, none may be added.

`_embedded` (what `expand` brings) and list answers are put together where they are served.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from scheduler_app.interchange.ss12000.enumerations import (
    ActivityType,
    AssignmentRoleType,
    DutyRole,
    GroupType,
    OrganisationType,
    SchoolType,
    SecurityMark,
)

SCHOOL_YEARS = (0, 10)
"""Lowest and highest `schoolYear`."""


class Written(BaseModel):
    """Snake case here is camel case there; absent values are not written."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid", frozen=True)

    def row(self) -> dict[str, Any]:
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Reference(Written):
    """A pointer to another row; the name is sent only to those who ask for names."""

    id: str
    display_name: str | None = None


class Meta(Written):
    created: datetime
    modified: datetime


class Organisation(Written):
    id: str
    meta: Meta
    display_name: str
    organisation_type: OrganisationType
    parent_organisation: Reference | None = None
    school_unit_code: str | None = None
    school_types: tuple[SchoolType, ...] | None = None


class Enrolment(Written):
    enroled_at: Reference
    school_year: int | None = Field(None, ge=SCHOOL_YEARS[0], le=SCHOOL_YEARS[1])
    school_type: SchoolType
    start_date: date


class Person(Written):
    """A pupil or somebody on the staff. Contact data, civic numbers, birth dates and photos are not in this program."""

    id: str
    meta: Meta
    given_name: str
    family_name: str
    security_marking: SecurityMark
    enrolments: tuple[Enrolment, ...] | None = None


class AssignmentRole(Written):
    group: Reference
    assignment_role_type: AssignmentRoleType


class Duty(Written):
    id: str
    meta: Meta
    person: Reference
    assignment_role: tuple[AssignmentRole, ...] | None = None
    duty_at: Reference
    duty_role: DutyRole
    signature: str | None = None
    duty_percent: int | None = None
    start_date: date
    end_date: date | None = None


class GroupMembership(Written):
    person: Reference
    start_date: date | None = None
    end_date: date | None = None


class Group(Written):
    id: str
    meta: Meta
    display_name: str
    start_date: date
    end_date: date | None = None
    group_type: GroupType
    school_type: SchoolType | None = None
    organisation: Reference
    group_memberships: tuple[GroupMembership, ...] | None = None


class Syllabus(Written):
    id: str
    meta: Meta
    school_type: SchoolType
    subject_code: str | None = None
    subject_name: str
    subject_designation: str | None = None
    course_code: str | None = None
    course_name: str | None = None
    official: bool


class DutyAssignment(Written):
    duty: Reference


class Activity(Written):
    id: str
    meta: Meta
    display_name: str
    calendar_events_required: bool
    start_date: date
    end_date: date | None = None
    activity_type: ActivityType
    minutes_planned: int | None = None
    groups: tuple[Reference, ...] = Field(min_length=1)
    teachers: tuple[DutyAssignment, ...] | None = None
    syllabus: Reference | None = None
    organisation: Reference


class StudentException(Written):
    student: Reference
    participates: bool


class TeacherException(Written):
    duty: Reference
    participates: bool


class CalendarEvent(Written):
    id: str
    meta: Meta
    activity: Reference
    start_time: datetime
    end_time: datetime
    cancelled: bool
    student_exceptions: tuple[StudentException, ...] | None = None
    teacher_exceptions: tuple[TeacherException, ...] | None = None
    rooms: tuple[Reference, ...] | None = None


class Room(Written):
    id: str
    meta: Meta
    display_name: str
    seats: int | None = None
    owner: Reference


MODELS: Mapping[str, type[Written]] = {
    "organisations": Organisation, "persons": Person, "duties": Duty, "groups": Group, "syllabuses": Syllabus, "activities": Activity,
    "calendarEvents": CalendarEvent, "rooms": Room,
}  # fmt: skip
"""Resources we write, in an order in which references come after what they refer to (but for rooms of events)."""
