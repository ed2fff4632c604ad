"""Posts before anybody is hired: planned, scheduled and counted like any other, and never published."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler_app.domain.changes import ChangeSet
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import PostTerms
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.editing import add, new_uid

_MOST_LETTERS = 80


def vacant_post(school: School, name: str, percent: float, subjects: Sequence[str] = ()) -> ChangeSet:
    """A post of `percent` called `name`, qualified for the subjects in all grades; its signature is VAK1, VAK2, …

    InputError for an empty or endless name, a percent outside 0 to 100, or an unknown subject.
    """
    called = " ".join(name.split())
    if not 0 < len(called) <= _MOST_LETTERS:
        raise InputError("vacancy_name", most=_MOST_LETTERS)
    taken = {row.signature for row in school.staff.values() if not row.archived}
    number = next(n for n in range(1, len(taken) + 2) if f"VAK{n}" not in taken)
    uid = new_uid()
    person = StaffMember(uid, f"VAK{number}", "", called, percent, subjects=tuple(dict.fromkeys(subjects)))
    step = add(school, person, PostTerms(uid, vacant=True))
    return ChangeSet("vacant_post", step.changes, (("name", called),))
