"""Pupil profiles: which sets of lessons pupils have, merged where they are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler_app.domain.school import School
from scheduler_app.services.segments import Segment, pupil_segments
from scheduler_app.services.solving.weeks import WeekClasses


@dataclass(frozen=True, slots=True)
class Profile:
    """Pupils who at some time of the year have exactly the lessons in `lessons` (a bit set over lesson indices).

    `groups` are the groups they belong to then. `pupils` is empty where a group without members stands for itself.
    `adapted` says that everybody in it follows an adapted programme.

    With `part` it stands for some of their lessons only, and then `staff` may be the teacher whose lessons they are.
    """

    lessons: int
    pupils: tuple[str, ...]
    groups: frozenset[str]
    adapted: bool = False
    part: bool = False
    staff: str = ""


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

    known: dict[Segment, int] = {}
    for pupil, segments in pupil_segments(school):
        for segment in segments:
            if segment not in known:
                mask = _union(lessons_of_group, segment.groups)
                if segment.listed is not None:
                    mask &= _mask(index, segment.listed)
                mask = (mask | _mask(index, segment.added)) & ~_mask(index, segment.removed)
                window = weeks.between(segment.first, segment.last)
                known[segment] = _running_between(mask, calendar, window) if weeks.mondays else mask
            note(known[segment], pupil, segment.groups, segment.listed is not None)
    for group in _empty_groups(school):
        family = _with_parents(school, group)
        note(_union(lessons_of_group, family), None, family, False)
    return tuple(Profile(lessons, tuple(row.pupils), frozenset(row.groups), row.adapted) for lessons, row in found.items())


def _mask(index: dict[str, int], lessons: Iterable[str]) -> int:
    return sum(1 << index[uid] for uid in lessons if uid in index)


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
