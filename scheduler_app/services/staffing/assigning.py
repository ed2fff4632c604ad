"""Giving requirements to teachers by hand, one step at a time. What makes no sense is refused with an InputError."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from scheduler_app.domain.changes import Change, ChangeSet
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Requirement
from scheduler_app.errors import InputError
from scheduler_app.services.staffing.counting import staffing_of


def assign_teacher(school: School, requirement: str, staff: str) -> ChangeSet:
    """Give a requirement to a person: in a free place, or instead of the only teacher it needs.

    InputError where its choice is locked, or where it has all of several teachers it needs; nothing to do gives an empty step.
    """
    row = _open(school, requirement)
    person = school.staff.get(staff)
    if person is None or person.archived:
        raise InputError("entity_unknown", kind="StaffMember", uid=staff)
    needed = staffing_of(school, row).teachers_needed
    if staff in row.teachers:
        after = row.teachers
    elif len(row.teachers) < needed:
        after = (*row.teachers, staff)
    elif needed <= 1:
        after = (staff,)
    else:
        raise InputError("staffing_full", what=named(school, row), n=needed)
    return _step("assign_teacher", row, after, (("who", person.signature), ("what", named(school, row))))


def unassign_teacher(school: School, requirement: str, staff: str | None = None) -> ChangeSet:
    """Take a requirement from one person, or from all who have it; the places it needs stay."""
    row = _open(school, requirement)
    after = tuple(uid for uid in row.teachers if staff is not None and uid != staff)
    gone = ", ".join(school.staff[uid].signature for uid in row.teachers if uid not in after)
    step = _step("unassign_teacher", row, after, (("who", gone), ("what", named(school, row))))
    needed = staffing_of(school, row)
    if step.changes and row.uid not in school.requirement_staffing and needed.teachers_needed > 1:
        return replace(step, changes=(*step.changes, Change(None, needed)))
    return step


def lock_staffing(school: School, requirements: Iterable[str], locked: bool) -> ChangeSet:
    """Lock or unlock who teaches the requirements; proposals leave locked ones alone."""
    changes, name = [], ""
    for uid in requirements:
        row = _known(school, uid)
        after = replace(staffing_of(school, row), locked=locked)
        if school.requirement_staffing.get(uid) != after:
            changes.append(Change(school.requirement_staffing.get(uid), after))
            name = named(school, row)
    more = f" +{len(changes) - 1}" if len(changes) > 1 else ""
    return ChangeSet("lock_staffing" if locked else "unlock_staffing", tuple(changes), (("what", name + more),))


def need_teachers(school: School, requirement: str, number: int) -> ChangeSet:
    """Say how many teachers a requirement needs, 0 to 9."""
    row = _known(school, requirement)
    if not 0 <= number <= 9:
        raise InputError("staffing_number", n=number)
    after = replace(staffing_of(school, row), teachers_needed=number)
    before = school.requirement_staffing.get(requirement)
    rows = () if before == after else (Change(before, after),)
    return ChangeSet("need_teachers", rows, (("what", named(school, row)), ("n", str(number))))


def named(school: School, requirement: Requirement) -> str:
    """What a requirement is called in a sentence: groups and subject."""
    groups = ", ".join(school.groups[uid].name for uid in requirement.groups)
    return f"{groups} {school.subjects[requirement.subject].name}".strip()


def _open(school: School, uid: str) -> Requirement:
    row = _known(school, uid)
    if staffing_of(school, row).locked:
        raise InputError("staffing_locked", what=named(school, row))
    return row


def _known(school: School, uid: str) -> Requirement:
    row = school.requirements.get(uid)
    if row is None:
        raise InputError("entity_unknown", kind="Requirement", uid=uid)
    return row


def _step(label: str, row: Requirement, teachers: tuple[str, ...], data: tuple[tuple[str, str], ...]) -> ChangeSet:
    rows = () if teachers == row.teachers else (Change(row, replace(row, teachers=teachers)),)
    return ChangeSet(label, rows, data)
