"""Pupil profiles: which sets of lessons pupils have, merged where they are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.school import School
from scheduler_app.services.solving.weeks import WeekClasses


@dataclass(frozen=True, slots=True)
class Profile:
    """Pupils who at some time of the year have exactly the lessons in `lessons` (a bit set over lesson indices).

    `groups` are the groups they belong to then. `pupils` is empty where a group without members stands for itself.
    `adapted` says that everybody in it follows an adapted programme.
    """

    lessons: int
    pupils: tuple[str, ...]
    groups: frozenset[str]
    adapted: bool = False


@dataclass(slots=True)
class _Growing:
    pupils: dict[str, None]
    groups: set[str]
    adapted: bool


def pupil_profiles(school: School, weeks: WeekClasses) -> tuple[Profile, ...]:
    """Every distinct lesson set of the school's pupils (placeholders too), in a stable order.

    A pupil whose memberships or programme change during the year appears once for each stretch of constant membership,
    with the lessons that run in it. A group without members is represented by its own and its class's lessons.
    """
    lessons_of_group = _lessons_of_groups(school)
    calendar = [weeks.weeks(lesson) for lesson in school.lessons.values()]
    index = {uid: i for i, uid in enumerate(school.lessons)}
    found: dict[int, _Growing] = {}

    def note(lessons: int, pupil: str | None, groups: Iterable[str], adapted: bool) -> None:
        if lessons:
            row = found.setdefault(lessons, _Growing({}, set(), adapted))
            row.groups.update(groups)
            row.adapted = row.adapted and adapted
            if pupil is not None:
                row.pupils[pupil] = None

    known: dict[tuple[frozenset[str], frozenset[str] | None, date, date], int] = {}
    for pupil, segments in _segments(school):
        for groups, listed, first, last in segments:
            key = (groups, listed, first, last)
            if key not in known:
                mask = _union(lessons_of_group, groups)
                if listed is not None:
                    mask &= sum(1 << index[uid] for uid in listed if uid in index)
                known[key] = _running_between(mask, calendar, weeks.between(first, last)) if weeks.mondays else mask
            note(known[key], pupil, groups, listed is not None)
    for group in _empty_groups(school):
        family = _with_parents(school, group)
        note(_union(lessons_of_group, family), None, family, False)
    return tuple(Profile(lessons, tuple(row.pupils), frozenset(row.groups), row.adapted) for lessons, row in found.items())


def undominated(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    """Leave out profiles whose lessons all belong to another one: they can never clash where that one does not."""
    kept: list[Profile] = []
    for profile in sorted(profiles, key=lambda row: -row.lessons.bit_count()):
        if not any(profile.lessons & other.lessons == profile.lessons for other in kept):
            kept.append(profile)
    return tuple(kept)


def _lessons_of_groups(school: School) -> dict[str, int]:
    found: dict[str, int] = {}
    for i, lesson in enumerate(school.lessons.values()):
        for group in school.requirements[lesson.requirement].groups:
            found[group] = found.get(group, 0) | 1 << i
    return found


def _union(masks: dict[str, int], groups: Iterable[str]) -> int:
    union = 0
    for group in groups:
        union |= masks.get(group, 0)
    return union


def _running_between(mask: int, calendar: list[int], window: int) -> int:
    running = 0
    for i, weeks in enumerate(calendar):
        if mask >> i & 1 and weeks & window:
            running |= 1 << i
    return running


_Segment = tuple[frozenset[str], frozenset[str] | None, date, date]


def _segments(school: School) -> Iterator[tuple[str, list[_Segment]]]:
    """Each pupil's stretches of constant groups and programme, clipped to the school year."""
    memberships: dict[str, list[Membership]] = {}
    for row in school.memberships.values():
        memberships.setdefault(row.pupil, []).append(row)
    start, end = school.year.dates.first, school.year.dates.last
    assert start is not None
    assert end is not None
    for pupil, rows in memberships.items():
        if pupil in school.pupils and not school.pupils[pupil].archived:
            programmes = school.programmes_of.get(pupil, ())
            cuts = _cuts([*(row.dates for row in rows), *(row.dates for row in programmes)], start, end)
            yield pupil, [_segment(rows, programmes, first, last) for first, last in cuts]


def _segment(rows: list[Membership], programmes: tuple[AdaptedProgramme, ...], first: date, last: date) -> _Segment:
    groups = frozenset(row.group for row in rows if row.dates.includes(first))
    active = [row for row in programmes if row.dates.includes(first)]
    listed = frozenset(uid for row in active for uid in row.lessons) if active else None
    return groups, listed, first, last


def _cuts(ranges: list[DateRange], start: date, end: date) -> list[tuple[date, date]]:
    begins = {start}
    for dates in ranges:
        if dates.first is not None and start < dates.first <= end:
            begins.add(dates.first)
        if dates.last is not None and start <= dates.last < end:
            begins.add(dates.last + timedelta(days=1))
    ordered = sorted(begins)
    ends = [later - timedelta(days=1) for later in ordered[1:]] + [end]
    return list(zip(ordered, ends, strict=True))


def _empty_groups(school: School) -> Iterator[str]:
    for uid, group in school.groups.items():
        rows = school.memberships_of.get(uid, ())
        if not group.archived and all(school.pupils[row.pupil].archived for row in rows):
            yield uid


def _with_parents(school: School, group: str) -> frozenset[str]:
    family = {group}
    parent = school.groups[group].parent
    while parent is not None and parent in school.groups and parent not in family:
        family.add(parent)
        parent = school.groups[parent].parent
    return frozenset(family)
