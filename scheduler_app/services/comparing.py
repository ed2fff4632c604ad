"""Two timetables side by side: what moved, and for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from scheduler_app.domain.comparison import Comparison, Difference, LessonDifference
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.timetable import Placement
from scheduler_app.errors import InputError


def version_of(school: School, name_or_uid: str) -> School:
    """The school with another of its timetable versions as the current one; InputError `version_unknown`."""
    found = [row for row in school.timetables.values() if name_or_uid in (row.uid, row.name)]
    if not found:
        names = ", ".join(row.name for row in school.timetables.values())
        raise InputError("version_unknown", name=name_or_uid, names=names)
    return replace(school, current=found[0].uid)


def compare(before: School, after: School) -> Comparison:
    """What differs between the current timetables of two states (or versions) of one school."""
    rows = tuple(sorted(_differences(before, after), key=_order))
    groups = _touched(row.groups for row in rows)
    members = {
        membership.pupil
        for school in (before, after)
        for group in groups
        for membership in school.memberships_of.get(group, ())
        if membership.pupil in after.pupils and not after.pupils[membership.pupil].archived
    }
    return Comparison(rows, tuple(sorted(members)), groups, _touched(row.teachers for row in rows), _touched(row.rooms for row in rows))


def _differences(before: School, after: School) -> Iterator[LessonDifference]:
    for uid in before.lessons.keys() | after.lessons.keys():
        one, other = before.lessons.get(uid), after.lessons.get(uid)
        was, now = before.placed.get(uid), after.placed.get(uid)
        old = before.requirements[one.requirement] if one else None
        new = after.requirements[other.requirement] if other else None
        kind = _kind(one, other, was, now) or (Difference.PEOPLE if old and new and _people(old) != _people(new) else None)
        if kind is not None:
            yield LessonDifference(
                kind, one, other, was, now,
                groups=_both(old.groups if old else (), new.groups if new else ()),
                teachers=_both(old.teachers if old else (), new.teachers if new else ()),
                rooms=_both(was.rooms if was else (), now.rooms if now else ()),
            )  # fmt: skip


def _kind(one: Lesson | None, other: Lesson | None, was: Placement | None, now: Placement | None) -> Difference | None:
    if one is None:
        return Difference.NEW
    if other is None:
        return Difference.REMOVED
    if was is None or now is None:
        return None if was is now else Difference.PLACED if was is None else Difference.UNPLACED
    if (was.day, was.start) != (now.day, now.start):
        return Difference.MOVED
    if (one.minutes, one.weeks, one.period) != (other.minutes, other.weeks, other.period):
        return Difference.LENGTH
    return Difference.ROOM if set(was.rooms) != set(now.rooms) else None


def _people(requirement: Requirement) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(requirement.groups), frozenset(requirement.teachers)


def _both(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*new, *old)))


def _touched(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({uid for uids in lists for uid in uids}))


def _order(row: LessonDifference) -> tuple[int, int, str]:
    place = row.now or row.was
    return (place.day, place.start, row.uid) if place else (7, 0, row.uid)
