"""A school's people, groups and teaching as rows of the standard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience, clean_text
from scheduler_app.interchange.ss12000.enumerations import (
    ActivityType,
    AssignmentRoleType,
    DutyRole,
    GroupType,
    OrganisationType,
    SecurityMark,
)
from scheduler_app.interchange.ss12000.forms import written_year
from scheduler_app.interchange.ss12000.shown import Shown
from scheduler_app.interchange.ss12000.written import (
    SCHOOL_YEARS,
    Activity,
    AssignmentRole,
    Duty,
    DutyAssignment,
    Enrolment,
    Group,
    GroupMembership,
    Meta,
    Organisation,
    Person,
    Reference,
    Room,
    Syllabus,
    Written,
)

_GROUP_TYPES = {GroupKind.CLASS: GroupType.KLASS, GroupKind.HALF: GroupType.SCHEMA, GroupKind.TEACHING: GroupType.UNDERVISNING}


def school_rows(school: School, audience: Audience, at: datetime) -> dict[str, list[dict[str, Any]]]:
    """Every resource but the calendar events; `at` stands as created and modified of all rows, for want of anything better."""
    shown = Shown(school, audience)
    meta = Meta(created=at, modified=at)
    writers = {
        "organisations": _organisations, "persons": _persons, "duties": _duties, "groups": _groups, "syllabuses": _syllabuses,
        "activities": _activities, "rooms": _rooms,
    }  # fmt: skip
    return {name: [row.row() for row in writer(shown, meta)] for name, writer in writers.items()}


def _organisations(shown: Shown, meta: Meta) -> Iterator[Written]:
    if shown.authority is not None:
        name = shown.authority.display_name or ""
        yield Organisation(id=shown.authority.id, meta=meta, display_name=name, organisation_type=OrganisationType.HUVUDMAN)
    yield Organisation(
        id=shown.unit.id,
        meta=meta,
        display_name=shown.unit.display_name or "",
        organisation_type=OrganisationType.SKOLENHET,
        parent_organisation=shown.authority,
        school_unit_code=shown.school.unit.code or None,
        school_types=shown.school_types or None,
    )


def _persons(shown: Shown, meta: Meta) -> Iterator[Written]:
    make = partial(Person, meta=meta, security_marking=SecurityMark.NONE)
    found: dict[str, Person] = {}
    people: list[Pupil | StaffMember] = [*shown.staff.values(), *shown.pupils.values()]
    for row in people:
        id = shown.person_of(row).id
        enrolments = (_enrolment(shown, row),) if isinstance(row, Pupil) else None
        found[id] = make(id=id, given_name=clean_text(row.given_name), family_name=clean_text(row.family_name), enrolments=enrolments)
    yield from found.values()


def _enrolment(shown: Shown, pupil: Pupil) -> Enrolment:
    lowest, highest = SCHOOL_YEARS
    year = written_year(pupil.school_form, pupil.grade)
    return Enrolment(
        enroled_at=shown.unit,
        school_year=year if year is not None and lowest <= year <= highest else None,
        school_type=shown.school_type(pupil.school_form),
        start_date=shown.first,
    )


def _duties(shown: Shown, meta: Meta) -> Iterator[Written]:
    teaching = {teacher for row in shown.school.requirements.values() for teacher in row.teachers}
    mentored: dict[str, list[AssignmentRole]] = {}
    for uid, group in shown.groups.items():
        if group.mentor is not None:
            role = AssignmentRole(group=shown.group_of(uid), assignment_role_type=AssignmentRoleType.MENTOR)
            mentored.setdefault(group.mentor, []).append(role)
    for uid, row in shown.staff.items():
        yield Duty(
            id=shown.duty_of(uid).id,
            meta=meta,
            person=shown.person_of(row),
            assignment_role=tuple(mentored.get(uid, ())) or None,
            duty_at=shown.unit,
            duty_role=_duty_role(row, teaching),
            signature=clean_text(row.signature) or None,
            duty_percent=round(row.percent),
            start_date=row.dates.first or shown.first,
            end_date=row.dates.last,
        )


def _duty_role(row: StaffMember, teaching: set[str]) -> DutyRole:
    return DutyRole.LARARE if row.subjects or row.uid in teaching else DutyRole.ANNAN_PERSONAL


def _groups(shown: Shown, meta: Meta) -> Iterator[Written]:
    for uid, row in shown.groups.items():
        members = tuple(
            GroupMembership(person=shown.person_of(shown.pupils[member.pupil]), start_date=member.dates.first, end_date=member.dates.last)
            for member in shown.members(uid)
        )
        yield Group(
            id=shown.id_of("group", uid),
            meta=meta,
            display_name=clean_text(row.name),
            start_date=shown.first,
            group_type=_GROUP_TYPES[row.kind],
            school_type=shown.school_type(row.school_form),
            organisation=shown.unit,
            group_memberships=members or None,
        )


def _syllabuses(shown: Shown, meta: Meta) -> Iterator[Written]:
    forms = _forms_of_subjects(shown)
    for uid, row in shown.school.subjects.items():
        if row.special or row.archived:
            continue
        form = shown.school_type(forms.get(uid, ""))
        code, name = row.official_code or None, clean_text(row.name) or clean_text(row.code)
        of_course = code is not None and not code.startswith("GR") and form.value.startswith(("GY", "VUX"))
        yield Syllabus(
            id=shown.id_of("subject", uid),
            meta=meta,
            school_type=form,
            subject_code=None if of_course else code,
            subject_name=name,
            subject_designation=clean_text(row.code),
            course_code=code if of_course else None,
            course_name=name if of_course else None,
            official=code is not None,
        )


def _forms_of_subjects(shown: Shown) -> Mapping[str, str]:
    """The commonest school form of the groups that have the subject."""
    counts: dict[str, Counter[str]] = {}
    for row in shown.requirements.values():
        counts.setdefault(row.subject, Counter()).update(shown.school.groups[group].school_form for group in row.groups)
    return {subject: forms.most_common(1)[0][0] for subject, forms in counts.items()}


def _activities(shown: Shown, meta: Meta) -> Iterator[Written]:
    school, weeks = shown.school, len(shown.school.year.weeks())
    for uid, row in shown.requirements.items():
        subject = school.subjects[row.subject]
        groups = [group for group in row.groups if group in shown.groups]
        teachers = tuple(DutyAssignment(duty=shown.duty_of(teacher)) for teacher in row.teachers if teacher in shown.staff)
        syllabus = Reference(id=shown.id_of("subject", subject.uid), display_name=clean_text(subject.name))
        yield Activity(
            id=shown.id_of("requirement", uid),
            meta=meta,
            display_name=f"{clean_text(subject.code)} {', '.join(clean_text(school.groups[group].name) for group in groups)}",
            calendar_events_required=True,
            start_date=shown.first,
            end_date=shown.last,
            activity_type=ActivityType.UNDERVISNING,
            minutes_planned=row.minutes * weeks or None,
            groups=tuple(map(shown.group_of, groups)),
            teachers=teachers or None,
            syllabus=None if subject.archived else syllabus,
            organisation=shown.unit,
        )


def _rooms(shown: Shown, meta: Meta) -> Iterator[Written]:
    for uid, row in shown.school.rooms.items():
        if not row.archived:
            yield Room(id=shown.id_of("room", uid), meta=meta, display_name=clean_text(row.name), seats=row.seats or None, owner=shown.unit)
