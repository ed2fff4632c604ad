"""Deciding about people with a protection mark: left out, or in the school under an alias. Never done by the program itself."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.people import Origin, Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld
from scheduler_app.errors import InputError
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.workspace import Workspace

_LONGEST = 100


def waiting(school: School) -> tuple[Withheld, ...]:
    """Those nobody has decided about."""
    return tuple(row for row in school.withheld.values() if row.decision is Decision.WAITING)


def decide(workspace: Workspace, step: ChangeSet) -> None:
    """Make a decision and wipe the person's former name out of the history."""
    workspace.do(step)
    forget_former_name(workspace.store, step)


def forget_former_name(store: SchoolStore, step: ChangeSet) -> None:
    """For a decision that has been stored. Backups and files written before are not reached."""
    for change in step.changes:
        if isinstance(change.after, Pupil | StaffMember) and change.before is not None:
            store.forget_former_name(change.after)


def omit(school: School, uid: str) -> ChangeSet:
    """The person is not to be in the school; one who is there already is archived without a name, since others may refer to it."""
    found = _found(school, uid)
    changes = [Change(found, replace(found, decision=Decision.OMIT))]
    present = _person(school, found)
    if isinstance(present, StaffMember):
        changes.append(Change(present, replace(present, given_name="", family_name="", signature="", archived=True)))
    elif present is not None:
        changes.append(Change(present, replace(present, given_name="", family_name="", archived=True)))
    return ChangeSet("decide_omit", tuple(changes))


def give_alias(school: School, uid: str, given_name: str, family_name: str, signature: str = "") -> ChangeSet:
    """The person is in the school under this name; class and groups come with the next import of the register.

    InputError for an empty or too long alias, or a member of staff's signature that is missing or taken.
    """
    found = _found(school, uid)
    given, family = agreed_name(given_name), agreed_name(family_name)
    if not (given or family):
        raise InputError("withheld_no_alias")
    present = _person(school, found)
    alias: Pupil | StaffMember
    if found.kind is PersonKind.STAFF:
        member = present if isinstance(present, StaffMember) else StaffMember(found.person, "", "", "", origin=Origin.IMPORT)
        short = agreed_signature(school, found.person, signature)
        alias = replace(member, signature=short, given_name=given, family_name=family, marking=found.marking, archived=False)
    else:
        pupil = present if isinstance(present, Pupil) else Pupil(found.person, "", "", origin=Origin.IMPORT)
        alias = replace(pupil, given_name=given, family_name=family, marking=found.marking, archived=False)
    return ChangeSet("decide_alias", (Change(found, replace(found, decision=Decision.ALIAS)), Change(present, alias)))


def _found(school: School, uid: str) -> Withheld:
    found = school.withheld.get(uid) or next((row for row in school.withheld.values() if row.person == uid), None)
    if found is None:
        raise InputError("withheld_unknown", uid=uid)
    return found


def _person(school: School, found: Withheld) -> Pupil | StaffMember | None:
    return school.staff.get(found.person) if found.kind is PersonKind.STAFF else school.pupils.get(found.person)


def agreed_name(text: str) -> str:
    """A part of an alias, cleaned; InputError for one that is too long."""
    name = clean_text(text).strip()
    if len(name) > _LONGEST:
        raise InputError("withheld_too_long", limit=_LONGEST)
    return name


def agreed_signature(school: School, person: str, text: str) -> str:
    """A signature for a member of staff; InputError for one that is missing or taken."""
    signature = agreed_name(text)
    if not signature:
        raise InputError("withheld_no_signature")
    if any(row.signature.casefold() == signature.casefold() and row.uid != person and not row.archived for row in school.staff.values()):
        raise InputError("withheld_signature_taken", signature=signature)
    return signature
