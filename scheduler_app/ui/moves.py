"""Steps with lessons: moves, swaps, places forced or cleared, locks, splitting. No Qt; what asks a placer runs in the worker thread.

Those give the step, or what is in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scheduler_app.domain.changes import Change, ChangeSet, apply_changes
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.services import editing
from scheduler_app.services.splitting import split_lesson
from scheduler_app.services.wording import lesson_name
from scheduler_app.ui.desktop_services import Placing, Suggesting

MakePlacer = Callable[[School], Placing]
"""Schools that exist only while a step is computed get a placer of their own: they must not push the shown school's out."""


@dataclass(frozen=True)
class Blocked:
    """A move that turned out to be impossible: the lesson and the place with its blockers."""

    lesson: str
    place: Any


@dataclass(frozen=True)
class RoomInTheWay:
    """Why a lesson cannot have a room: a rule, and the lesson that has it."""

    rule_id: str
    lesson: str
    who: str


@dataclass(frozen=True)
class PlaceWithout:
    """A place that is refused because of the room that was asked for."""

    day: int
    start: int
    blockers: tuple[RoomInTheWay, ...]
    verdict: str = "blocked"
    cost: float = 0.0
    rooms: tuple[str, ...] = ()


def possible(placer: Placing, lesson: str) -> int:
    return sum(place.verdict != "blocked" for place in placer.places(lesson))


def moved(school: School, placer: Placing, lesson: str, day: int, start: int) -> ChangeSet | Blocked:
    """The step to a place that `placer`, the school's own, judges first."""
    return moved_as_judged(school, lesson, placer.place(lesson, day, start))


def moved_as_judged(school: School, lesson: str, place: Any) -> ChangeSet | Blocked:
    """The step to a place that was judged in this very school; needs no placer and no time."""
    if place.verdict == "blocked":
        return Blocked(lesson, place)
    return editing.move_together(school, place.day, place.start, ((lesson, place.rooms), *place.together))


def moved_to(
    school: School, placer: Placing, make: Callable[[School], Suggesting], lesson: str, day: int, start: int, room: str
) -> ChangeSet | Blocked:
    placement = school.placed.get(lesson)
    here = placement is not None and (placement.day, placement.start) == (day, start)
    place = placer.place(lesson, day, start)
    if place.verdict == "blocked" and not here:
        return Blocked(lesson, place)
    wanted = [choice for choice in make(school).free_rooms(lesson, day, start) if room in choice.rooms]
    free = next((choice for choice in wanted if choice.free), None)
    if free is not None:
        return editing.move_lesson(school, lesson, day, start, free.rooms)
    holders = [RoomInTheWay("no_overlap_room", holder, room) for choice in wanted[:1] for holder in choice.holders]
    rules = [RoomInTheWay(rule_id, "", room) for choice in wanted[:1] for rule_id in choice.blocked]
    return Blocked(lesson, PlaceWithout(day, start, (*holders, *rules) or (RoomInTheWay("room_need", "", room),)))


def forced(school: School, placer: Placing, lesson: str, day: int, start: int) -> ChangeSet:
    place = placer.place(lesson, day, start)
    changes: list[Change] = []
    for uid, rooms in ((lesson, place.rooms), *place.together):
        before = school.placed.get(uid)
        kept = before.rooms if before is not None and (before.room_lock is not None or not rooms) else rooms
        changes += editing.move_lesson(school, uid, day, start, kept).changes
    return ChangeSet("place_anyway", tuple(changes), (("lesson", lesson_name(school, lesson)),))


def cleared(school: School, make: MakePlacer, lesson: str, others: Sequence[str], day: int, start: int) -> ChangeSet | Blocked:
    cleared = _joined([editing.unplace(school, other) for other in others if other in school.placed])
    between = apply_changes(school, cleared)
    step = moved(between, make(between), lesson, day, start)
    return step if isinstance(step, Blocked) else ChangeSet(step.label, _merged([*cleared, *step.changes]), step.data)


def swapped(school: School, make: MakePlacer, lesson: str, other: str) -> ChangeSet | Blocked:
    here, there = school.placed[lesson], school.placed[other]
    lifted = _joined([editing.unplace(school, uid) for uid in (lesson, other)])
    between = apply_changes(school, lifted)
    first = moved(between, make(between), lesson, there.day, there.start)
    if isinstance(first, Blocked):
        return first
    between = apply_changes(between, first.changes)
    second = moved(between, make(between), other, here.day, here.start)
    if isinstance(second, Blocked):
        return second
    return ChangeSet("swap", _merged([*lifted, *first.changes, *second.changes]), editing.swap(school, lesson, other).data)


def _joined(steps: Sequence[ChangeSet]) -> tuple[Change, ...]:
    return tuple(change for step in steps for change in step.changes)


def _merged(changes: Sequence[Change]) -> tuple[Change, ...]:
    """One change for each entity, from its first before to its last after."""
    first: dict[str, Change] = {}
    last: dict[str, Change] = {}
    for change in changes:
        first.setdefault(change.uid, change)
        last[change.uid] = change
    found = []
    for uid, change in first.items():
        before, after = change.before, last[uid].after
        if before != after:
            found.append(Change(before, after))
    return tuple(found)


def to_place(school: School, lesson: str, day: int, start: int, rooms: Sequence[str]) -> ChangeSet:
    """The lesson at a place and in rooms that were found free for it."""
    return editing.move_lesson(school, lesson, day, start, tuple(rooms))


def time_lock_switched(school: School, lesson: str) -> ChangeSet:
    placement = school.placed[lesson]
    return editing.set_lock(school, lesson, time=None if placement.time_lock else LockedBy.PERSON, room=placement.room_lock)


def room_lock_switched(school: School, lesson: str) -> ChangeSet:
    placement = school.placed[lesson]
    return editing.set_lock(school, lesson, time=placement.time_lock, room=None if placement.room_lock else LockedBy.PERSON)


def split(school: School, lesson: str, first: int) -> ChangeSet:
    """The lesson's length in two: `first` minutes, and the rest as a lesson in the tray."""
    return split_lesson(school, lesson, first)
