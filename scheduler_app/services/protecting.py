"""A person who is in the school already gets a protection mark: an alias now, and the former name nowhere.

What is reached: the school, its history and restore points, waiting publications, and the attendance databases that are named. Backups
made before still tell the former name; they are listed, and removed when that is asked for. Files printed or exported, and a server's own
logs and backups, are out of reach.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.people import Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience, person_name
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.errors import InputError
from scheduler_app.services.ports import AttendanceTarget, SchoolStore
from scheduler_app.services.withholding import agreed_name, agreed_signature


def protect(school: School, person: str, given_name: str, family_name: str, signature: str = "") -> ChangeSet:
    """Mark a pupil or member of staff as protected, under this name from now on; imports keep to it.

    InputError for somebody the school does not have, an alias that is empty, too long or as the name was, and a signature that is taken.
    """
    present = school.staff.get(person) or school.pupils.get(person)
    if present is None:
        raise InputError("withheld_unknown", uid=person)
    given, family = agreed_name(given_name), agreed_name(family_name)
    if not (given or family):
        raise InputError("withheld_no_alias")
    after: Pupil | StaffMember = replace(present, given_name=given, family_name=family, marking=SecurityMarking.PROTECTED)
    if after.name == present.name:
        raise InputError("withheld_same_name")
    kind = PersonKind.PUPIL
    if isinstance(after, StaffMember):
        kind = PersonKind.STAFF
        after = replace(after, signature=agreed_signature(school, person, signature))
    row = Withheld(kind, person, SecurityMarking.PROTECTED, Decision.ALIAS, "local")
    return ChangeSet("decide_alias", (Change(school.withheld.get(row.uid), row), Change(present, after)))


def forget_everywhere(store: SchoolStore, step: ChangeSet, school: School, targets: Iterable[AttendanceTarget], who: str) -> int:
    """After `step` has been stored: wipe the former name out of the school's database and, for staff, the attendance databases.

    Pupils are ids in attendance, their names were never there. Returns how many dated lessons were renamed.
    """
    renamed = 0
    for change in step.changes:
        person = change.after
        if not isinstance(person, Pupil | StaffMember):
            continue
        store.forget_former_name(person)
        if isinstance(person, StaffMember):
            for target in targets:
                renamed += target.rename_teacher(school.unit.uid, person.uid, person_name(person, Audience.INTERNAL), who)
    return renamed
