"""Who had the pupils last year: read from last year's school, kept as rows of this year's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.planning import TaughtBefore
from scheduler_app.domain.school import School

SAME_PUPILS = 0.5
"""A group is last year's when at least this share of its pupils were in it."""


def remember_last_year(school: School, before: School) -> ChangeSet:
    """Replace what is known of last year by what `before` tells, as one step.

    Classes are matched by their pupils (the same uids), else by name one grade up (6A is 7A now), where the school form is the same;
    people by uid, else by signature; subjects by uid, else by code.
    """
    rows = {row.uid: row for row in _rows(school, before)}
    gone = [Change(row, None) for uid, row in school.taught_before.items() if uid not in rows]
    new = [Change(None, row) for uid, row in rows.items() if uid not in school.taught_before]
    return ChangeSet("last_year", (*gone, *new), (("n", str(len(rows))),))


def _rows(school: School, before: School) -> Iterator[TaughtBefore]:
    groups = _same_groups(school, before)
    staff = {row.uid: row.uid for row in school.staff.values()}
    signatures = {row.signature: row.uid for row in school.staff.values() if not row.archived}
    codes = {row.code: row.uid for row in school.subjects.values() if not row.archived}
    for requirement in before.requirements.values():
        old = before.subjects[requirement.subject]
        subject = old.uid if old.uid in school.subjects else codes.get(old.code)
        if subject is None or old.special:
            continue
        for teacher in requirement.teachers:
            person = staff.get(teacher) or signatures.get(before.staff[teacher].signature)
            for group in requirement.groups:
                now = groups.get(before.groups[group].parent or group)
                if person is not None and now is not None:
                    yield TaughtBefore(uid_of(school.unit.uid, "taught_before", f"{person}\n{subject}\n{now}"), person, subject, now)


def _same_groups(school: School, before: School) -> Mapping[str, str]:
    """Last year's classes and teaching groups to this year's."""
    found: dict[str, str] = {}
    named = {(row.school_form, row.name): row for row in school.groups.values() if not row.archived and row.kind is not GroupKind.HALF}
    members_now = {row.uid: {one.pupil for one in school.memberships_of[row.uid]} for row in named.values()}
    for old in before.groups.values():
        if old.kind is GroupKind.HALF:
            continue
        pupils = {one.pupil for one in before.memberships_of[old.uid]}
        best = max(members_now, key=lambda uid: len(members_now[uid] & pupils), default=None)
        if best is not None and pupils and len(members_now[best] & pupils) >= SAME_PUPILS * len(members_now[best]) > 0:
            found[old.uid] = best
        elif (moved := _one_grade_up(old)) is not None and moved in named:
            found[old.uid] = named[moved].uid
    return found


def _one_grade_up(group: Group) -> tuple[str, str] | None:
    """School form and name of a class a year later: 6A becomes 7A, F-classes 1; None where the name does not begin with the grade."""
    grade = group.grade
    if group.kind is not GroupKind.CLASS or grade is None:
        return None
    if grade == 0 and group.name[:1].upper() == "F":
        return "GR", f"1{group.name[1:]}"
    if not group.name.startswith(str(grade)):
        return None
    return group.school_form, f"{grade + 1}{group.name[len(str(grade)) :]}"
