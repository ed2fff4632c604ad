"""Who is in which group on one day, for programs whose groups know no dates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scheduler_app.domain.groups import GroupKind, Membership
from scheduler_app.domain.school import School


def members_on(school: School, day: date) -> dict[str, set[str]]:
    """Pupil uids by group uid on `day`; who is in no group then is where she begins (a pupil who comes after the holidays)."""
    found: dict[str, set[str]] = {uid: set() for uid in school.groups}
    for row in memberships_on(school, day):
        found[row.group].add(row.pupil)
    return found


def memberships_on(school: School, day: date) -> list[Membership]:
    """The memberships that hold on `day`, and the first ones of pupils who have none then."""
    by_pupil: dict[str, list[Membership]] = {}
    for row in school.memberships.values():
        by_pupil.setdefault(row.pupil, []).append(row)
    found: list[Membership] = []
    for rows in by_pupil.values():
        holding = [row for row in rows if row.dates.includes(day)]
        first = min(row.dates.first or date.min for row in rows)
        found += holding or [row for row in rows if (row.dates.first or date.min) == first]
    return found


def classes_of_groups(school: School, members: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Names of the classes by group uid: the class itself, the one it is part of, and those it has `members` of."""
    classes = [row for row in school.groups.values() if row.kind is GroupKind.CLASS and not row.archived]
    found = {}
    for uid, group in school.groups.items():
        homes = [row for row in classes if row.uid == group.parent or members[row.uid] & members[uid]]
        found[uid] = [group.name] if group.kind is GroupKind.CLASS else [row.name for row in homes]
    return found
