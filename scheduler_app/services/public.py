"""A school without its persons, for files that anybody may see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.group_sets import group_sets, size_of
from scheduler_app.domain.groups import Membership
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School

_IMPERSONAL = frozenset((
    "subjects", "rooms", "blocks", "lessons", "timetables", "placements", "requirement_staffing", "subject_counting", "study_points",
    "local_hours", "duty_breaks", "planning",
))  # fmt: skip
"""Tables that say nothing of any person; a table that is not named here is left out of a public school."""


def without_persons(school: School, *, keep_overlaps: bool = False) -> School:
    """Remove pupils, memberships, adapted programmes, names and signatures of staff, notes, and rules about single persons.

    Groups keep their sizes as planned pupils. Teachers become T1, T2, … under new uids, so that clashes can still be seen;
    working hours, staff planning, qualifications and marks go. The file the school came from goes too, since it names people. With
    `keep_overlaps` nameless placeholders show which groups share pupils.
    """
    staff_uids = {uid: f"T{number}" for number, uid in enumerate(sorted(school.staff), 1)}
    staff = {new: StaffMember(new, new, "", "", archived=school.staff[old].archived) for old, new in staff_uids.items()}
    groups = {uid: replace(row, mentor=None, planned_pupils=size_of(school, uid)) for uid, row in school.groups.items()}
    requirements = {
        uid: replace(row, teachers=tuple(staff_uids[teacher] for teacher in row.teachers), note="")
        for uid, row in school.requirements.items()
    }
    dated = {
        uid: replace(row, teachers=tuple(staff_uids[teacher] for teacher in row.teachers)) for uid, row in school.dated_changes.items()
    }
    pupils, memberships = _placeholders(school) if keep_overlaps else ({}, {})
    taken_over = {
        "staff": staff, "pupils": pupils, "groups": groups, "memberships": memberships, "requirements": requirements,
        "dated_changes": dated,
        "rules": {uid: replace(row, note="") for uid, row in school.rules.items() if not _about_persons(row)},
    }  # fmt: skip
    gone: dict[str, dict[str, Any]] = {name: {} for name in COLLECTION.values() if name not in _IMPERSONAL}
    tables: dict[str, Any] = {**gone, **taken_over}
    return replace(school, **tables, source={})


def _about_persons(rule: Rule) -> bool:
    return rule.scope is Scope.STAFF and bool(rule.targets)


def _placeholders(school: School) -> tuple[dict[str, Pupil], dict[str, Membership]]:
    pupils, memberships = {}, {}
    for number, groups in enumerate(group_sets(school), 1):
        uid = f"P{number}"
        pupils[uid] = Pupil(uid, "", "", placeholder=True)
        for group in sorted(groups):
            memberships[f"{group}:{uid}"] = Membership(f"{group}:{uid}", group, uid)
    return pupils, memberships
