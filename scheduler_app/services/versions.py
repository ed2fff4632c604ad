"""Use case: timetable versions side by side in one school, and going back to a restore point."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.domain.changes import COLLECTION, SINGLE, Change, ChangeSet, state_entity
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import TimetableVersion, VersionState
from scheduler_app.domain.working import CurrentTimetable, SourceText
from scheduler_app.errors import InputError
from scheduler_app.services.editing import new_uid, remove


def new_version(school: School, name: str, copy_of: str | None = None) -> ChangeSet:
    """Add a version and work on it from now on: a copy of `copy_of` (None: of the current one), `""` an empty one.

    InputError for a name that is empty or taken, or a version that does not exist.
    """
    wanted = _free_name(school, name)
    source = school.current if copy_of is None else copy_of
    dates = school.timetables[source].dates if source in school.timetables else TimetableVersion("", "").dates
    version = TimetableVersion(new_uid(), wanted, dates=dates)
    if source and source not in school.timetables:
        raise InputError("entity_unknown", kind="TimetableVersion", uid=source)
    copies = (replace(row, timetable=version.uid) for row in school.placements.values() if source and row.timetable == source)
    changes = (Change(None, version), *(Change(None, row) for row in copies), _now(school, version.uid))
    return ChangeSet("new_version", changes, (("name", wanted),))


def switch_to(school: School, uid: str) -> ChangeSet:
    """Work on another version."""
    version = _version(school, uid)
    changes = () if uid == school.current else (_now(school, uid),)
    return ChangeSet("switch_version", changes, (("name", version.name),))


def rename_version(school: School, uid: str, name: str) -> ChangeSet:
    before = _version(school, uid)
    changes = () if name.strip() == before.name else (Change(before, replace(before, name=_free_name(school, name))),)
    return ChangeSet("rename_version", changes, (("name", name.strip()),))


def set_version_state(school: School, uid: str, state: VersionState) -> ChangeSet:
    """Draft, published or archived: a label for people; what attendance has been sent is told by the publications."""
    before = _version(school, uid)
    changes = () if before.state is state else (Change(before, replace(before, state=state)),)
    return ChangeSet("version_state", changes, (("name", before.name),))


def remove_version(school: School, uid: str) -> ChangeSet:
    """Take a version away with its placements; the one worked on cannot go."""
    step = remove(school, _version(school, uid))
    return ChangeSet("remove_version", step.changes, (("name", school.timetables[uid].name),))


def go_back_to(school: School, then: School, name: str) -> ChangeSet:
    """Make everything as it was at a restore point, as one step; InputError where that is another school or year."""
    if then.unit.uid != school.unit.uid or then.year.uid != school.year.uid:
        raise InputError("bookmark_other_school")
    return ChangeSet("go_back", changes_to(school, then), (("name", name),))


def changes_to(school: School, other: School) -> tuple[Change, ...]:
    """Every row of a school that is not as in another state of it."""
    changes = [
        Change(before, after)
        for field in SINGLE.values()
        if (before := getattr(school, field)) != (after := getattr(other, field))
    ]  # fmt: skip
    for field in COLLECTION.values():
        old, new = getattr(school, field), getattr(other, field)
        changes += [Change(old.get(uid), new.get(uid)) for uid in {**old, **new} if old.get(uid) != new.get(uid)]
    return (*changes, *_state_changes(school, other))


def _state_changes(school: School, then: School) -> list[Change]:
    wanted: list[tuple[type, str]] = [(CurrentTimetable, ""), *((SourceText, key) for key in {**school.source, **then.source})]
    pairs = [(state_entity(school, kind, uid), state_entity(then, kind, uid)) for kind, uid in wanted]
    return [Change(before, after) for before, after in pairs if before != after]


def _now(school: School, uid: str) -> Change:
    return Change(CurrentTimetable(school.current), CurrentTimetable(uid))


def _version(school: School, uid: str) -> TimetableVersion:
    found = school.timetables.get(uid)
    if found is None:
        raise InputError("entity_unknown", kind="TimetableVersion", uid=uid)
    return found


def _free_name(school: School, name: str) -> str:
    wanted = name.strip()
    if not wanted:
        raise InputError("version_name_empty")
    if any(row.name.casefold() == wanted.casefold() for row in school.timetables.values()):
        raise InputError("version_name_taken", name=wanted)
    return wanted
