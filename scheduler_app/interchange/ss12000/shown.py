"""Who and what of a school the standard's rows may show, with the ids they have there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from scheduler_app.domain.groups import Group, Membership
from scheduler_app.domain.people import Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.domain.visibility import Audience, clean_text
from scheduler_app.interchange.ss12000.enumerations import SchoolType
from scheduler_app.interchange.ss12000.forms import written_form
from scheduler_app.interchange.ss12000.identity import authority_id, duty_id, standard_id, unit_id
from scheduler_app.interchange.ss12000.written import Reference


class Shown:
    """One school for one audience. Nobody whose marking is anything but "none" is shown to anyone: an unknown marking is not a clearance.

    The public sees no persons, posts or memberships at all.
    """

    def __init__(self, school: School, audience: Audience) -> None:
        self.school = school
        self.audience = audience
        self.unit = Reference(id=unit_id(school.unit.uid), display_name=clean_text(school.unit.name))
        assert school.year.dates.first is not None
        assert school.year.dates.last is not None
        self.first: date = school.year.dates.first
        self.last: date = school.year.dates.last

    @cached_property
    def pupils(self) -> Mapping[str, Pupil]:
        return {} if self._public else {uid: row for uid, row in self.school.pupils.items() if _cleared(row) and not row.placeholder}

    @cached_property
    def staff(self) -> Mapping[str, StaffMember]:
        return {} if self._public else {uid: row for uid, row in self.school.staff.items() if _cleared(row)}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        return {uid: row for uid, row in self.school.groups.items() if not row.archived}

    @cached_property
    def requirements(self) -> Mapping[str, Requirement]:
        """Teaching with groups; special subjects (lunch, conference) never leave the school."""
        return {
            uid: row
            for uid, row in self.school.requirements.items()
            if not self.school.subjects[row.subject].special and any(group in self.groups for group in row.groups)
        }

    def members(self, group: str) -> tuple[Membership, ...]:
        return tuple(row for row in self.school.memberships_of.get(group, ()) if row.pupil in self.pupils)

    def id_of(self, kind: str, uid: str) -> str:
        return standard_id(self.school.unit.uid, kind, uid)

    def duty_of(self, staff: str) -> Reference:
        return Reference(id=duty_id(self.school.unit.uid, staff), display_name=clean_text(self.school.staff[staff].name) or None)

    def person_of(self, person: Pupil | StaffMember) -> Reference:
        kind = "pupil" if isinstance(person, Pupil) else "staff"
        return Reference(id=self.id_of(kind, person.uid), display_name=clean_text(person.name))

    def group_of(self, uid: str) -> Reference:
        return Reference(id=self.id_of("group", uid), display_name=clean_text(self.school.groups[uid].name))

    @cached_property
    def authority(self) -> Reference | None:
        name = clean_text(self.school.unit.municipality)
        return Reference(id=authority_id(name), display_name=name) if name else None

    @cached_property
    def school_types(self) -> tuple[SchoolType, ...]:
        """School forms of the unit in the standard's order; forms that it does not know are left out."""
        found = {row.school_form for rows in (self.school.groups, self.school.pupils) for row in rows.values() if not row.archived}
        known = {written_form(form) for form in found}
        return tuple(form for form in SchoolType if form in known)

    def school_type(self, form: str) -> SchoolType:
        """The form as the standard writes it, the unit's first one (or compulsory school) for one that it does not know."""
        return written_form(form) or (self.school_types or (SchoolType.GR,))[0]

    @property
    def _public(self) -> bool:
        return self.audience is Audience.PUBLIC


def _cleared(person: Pupil | StaffMember) -> bool:
    return person.marking is SecurityMarking.NONE and not person.archived
