"""Deciding about people with a protection mark: left out, or in the school under an alias. Never done by the program itself."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.new_identity import NewIdentity, Reidentifying, new_uid, secret_of
from scheduler_app.domain.people import Origin, Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.protection import Protection
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text
from scheduler_app.domain.withheld import Decision, PersonKind, Withheld, withheld_uid
from scheduler_app.errors import InputError

_LONGEST = 100


def waiting(school: School) -> tuple[Withheld, ...]:
    """Those nobody has decided about."""
    return tuple(row for row in school.withheld.values() if row.decision is Decision.WAITING)


def omit(school: School, uid: str) -> Protection:
    """The person is not to be in the school; one who is there already is archived without a name, since others may refer to it."""
    found = _found(school, uid)
    present = _person(school, found)
    if present is None:
        return Protection(ChangeSet("decide_omit", (Change(found, replace(found, decision=Decision.OMIT)),)))
    secret = secret_of(school)
    new = NewIdentity(found.person, _decided(found, Decision.OMIT, secret), "", "")
    row = Reidentifying(new, ()).row(present)
    changes = (Change(row, replace(row, archived=True)),) if not row.archived else ()
    return Protection(ChangeSet("decide_omit", changes), new, secret)


def give_alias(school: School, uid: str, given_name: str, family_name: str, signature: str = "") -> Protection:
    """The person is in the school under this name and a uid that nobody knows; class and groups come with the next import of the register.

    InputError for an empty or too long alias, or a member of staff's signature that is missing or taken.
    """
    return _aliased(school, _found(school, uid), given_name, family_name, signature)


def protect(school: School, person: str, given_name: str, family_name: str, signature: str = "") -> Protection:
    """Somebody who is in the school already gets a protection mark: an alias and a new uid; imports keep to them.

    InputError as `give_alias`, for somebody the school does not have, and for an alias that is as the name was.
    """
    present = school.staff.get(person) or school.pupils.get(person)
    if present is None:
        raise InputError("withheld_unknown", uid=person)
    kind = PersonKind.STAFF if isinstance(present, StaffMember) else PersonKind.PUPIL
    found = school.withheld.get(withheld_uid(kind, person)) or Withheld(kind, person, SecurityMarking.PROTECTED, source="local")
    decided = _aliased(school, replace(found, marking=SecurityMarking.PROTECTED), given_name, family_name, signature)
    if decided.new is not None and decided.new.name == present.name:
        raise InputError("withheld_same_name")
    return decided


def _aliased(school: School, found: Withheld, given_name: str, family_name: str, signature: str) -> Protection:
    given, family = agreed_name(given_name), agreed_name(family_name)
    if not (given or family):
        raise InputError("withheld_no_alias")
    short = agreed_signature(school, found.person, signature) if found.kind is PersonKind.STAFF else ""
    secret = secret_of(school)
    new = NewIdentity(found.person, _decided(found, Decision.ALIAS, secret), given, family, short)
    present = _person(school, found)
    before = Reidentifying(new, ()).row(present) if present is not None else None
    after = replace(before, archived=False) if before is not None else _newcomer(new)
    changes = (Change(before, after),) if before != after else ()
    return Protection(ChangeSet("decide_alias", changes), new, secret)


def _decided(found: Withheld, decision: Decision, secret: str) -> Withheld:
    """Who has been decided about before has the new uid already."""
    uid = new_uid(secret, found.kind, found.person) if found.decision is Decision.WAITING else found.person
    return replace(found, person=uid, decision=decision)


def _newcomer(new: NewIdentity) -> Pupil | StaffMember:
    row = new.row
    if row.kind is PersonKind.STAFF:
        return StaffMember(new.uid, new.signature, new.given_name, new.family_name, marking=row.marking, origin=Origin.IMPORT)
    return Pupil(new.uid, new.given_name, new.family_name, marking=row.marking, origin=Origin.IMPORT)


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
