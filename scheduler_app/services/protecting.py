"""Carrying a protection out: a person of the school is known by a new uid and another name from now on, and by the former ones nowhere.

What is reached: the school, its history, restore points and waiting publications, and the attendance databases that are named. Backups
made before still tell the former name; they are listed, and removed when that is asked for. Files printed or exported, and a server's own
logs and backups, are out of reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.codec import KIND
from scheduler_app.domain.new_identity import NewIdentity, Reidentifying
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.protection import Mention, Protection
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import Decision, PersonKind
from scheduler_app.errors import InputError
from scheduler_app.services.ports import AttendanceTarget, SchoolStore


def carry_out(store: SchoolStore, school: School, protection: Protection, targets: Iterable[AttendanceTarget], who: str) -> int:
    """Change the attendance databases and the school, all of them or none; `school` is what `store` holds.

    Returns how many dated lessons told of the person.
    """
    new = protection.new
    if new is None:
        store.apply(protection.step, who)
        return 0
    told = Reidentifying(new, former_names(school, new))
    with ExitStack() as begun:
        lessons = sum(begun.enter_context(target.reidentifying(school.unit.uid, told, who)) for target in targets)
        store.reidentify(new, protection.secret, protection.step, told.author(who))
    return lessons


def carry_out_late(school: School, person: str, former: str, targets: Iterable[AttendanceTarget], who: str) -> int:
    """Once more in attendance databases, for somebody who has the new identity `person` in the school already: one that was forgotten, out
    of reach then, or restored from a backup since. InputError for somebody who has none."""
    rows = [row for row in school.withheld.values() if row.person == person and row.decision is not Decision.WAITING]
    if not rows or former == person:
        raise InputError("withheld_unknown", uid=person)
    present: Any = getattr(school, "staff" if rows[0].kind is PersonKind.STAFF else "pupils").get(person)
    new = NewIdentity(
        former, rows[0], getattr(present, "given_name", ""), getattr(present, "family_name", ""), getattr(present, "signature", "")
    )
    with ExitStack() as begun:
        told = Reidentifying(new, ())
        return sum(begun.enter_context(target.reidentifying(school.unit.uid, told, who)) for target in targets)


def former_names(school: School, new: NewIdentity) -> set[str]:
    """What the person is called until now."""
    person: Pupil | StaffMember | None = school.pupils.get(new.former)
    if new.row.kind is PersonKind.STAFF:
        person = school.staff.get(new.former)
    return {person.name} if person is not None else set()


_WORD = re.compile(r"\w+")


def mentions(school: School, protection: Protection) -> Iterator[Mention]:
    """Texts of other rows in which a part of the former name will still stand; other people's names are their own."""
    new = protection.new
    names = former_names(school, new) if new is not None else set()
    words = {word.casefold() for name in names for word in name.split() if len(word) > 2}
    if new is None or not words:
        return
    after = Reidentifying(new, names).school(school)
    for table in COLLECTION.values():
        for row in getattr(after, table).values():
            if isinstance(row, Pupil | StaffMember):
                continue
            texts = (getattr(row, name, "") for name in ("name", "note", "reason"))
            found = next((text for text in texts if not words.isdisjoint(_WORD.findall(text.casefold()))), "")
            if found:
                yield Mention(KIND[type(row)], row.uid, found)
