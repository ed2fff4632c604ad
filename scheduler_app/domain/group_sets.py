"""Which sets of groups pupils belong to at one time (the subgroups of a FET file), and how many pupils a group has."""

from __future__ import annotations

from datetime import date

from scheduler_app.domain.school import School


def group_sets(school: School) -> tuple[frozenset[str], ...]:
    """Every distinct set of groups that some pupil is in on some date, in a stable order.

    Pupils with an adapted programme are left out: a set cannot say that somebody skips lessons of her own group. A group
    without members stands for itself and the class it is part of.
    """
    rows: dict[str, list[tuple[date, date, str]]] = {}
    for membership in school.memberships.values():
        pupil = school.pupils[membership.pupil]
        if not pupil.archived and membership.pupil not in school.programmes_of:
            dates = (membership.dates.first or date.min, membership.dates.last or date.max)
            rows.setdefault(membership.pupil, []).append((*dates, membership.group))
    found: dict[frozenset[str], None] = {}
    for spans in rows.values():
        for day in {first for first, _, _ in spans}:
            found[frozenset(group for first, last, group in spans if first <= day <= last)] = None
    filled = {group for groups in found for group in groups}
    for uid, group in school.groups.items():
        if uid not in filled:
            found[frozenset((uid, group.parent) if group.parent else (uid,))] = None
    return tuple(sorted(found, key=sorted))


def size_of(school: School, group: str) -> int:
    """Pupils of a group; where only placeholders stand for them, the planned number if there is one."""
    planned = school.groups[group].planned_pupils
    named = any(not school.pupils[row.pupil].placeholder for row in school.memberships_of.get(group, ()))
    return school.group_size(group) if named or not planned else planned
