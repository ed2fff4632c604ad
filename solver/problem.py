"""The timetabling problem: a grid of slots, resources, lessons and rules.

A *position* is `day * slots_per_day + slot`. A lesson of length n starting at position p occupies p … p+n-1, all on one day.
Weeks are classes: two lessons collide only if their `weeks` bit masks share a bit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from solver.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Grid:
    """`days` days of `slots` slots, each `slot_minutes` long (5 on the clock grid; a period frame may use any length)."""

    days: int
    slots: int
    slot_minutes: int = 5

    @property
    def positions(self) -> int:
        return self.days * self.slots


class ResourceKind(StrEnum):
    PUPILS = "pupils"  # a profile: pupils with the same lessons
    TEACHER = "teacher"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Resource:
    """Something that is in one place at a time.

    A room with `shared` may hold several lessons at once while the sum of their `size` is at most `capacity`;
    any other resource holds one. `capacity` 0 of a room means no limit on size. A person with `shared` stands for some
    of somebody's lessons, for rules about just these; collisions are that somebody's. `building` is a room's, empty where
    it does not matter.
    """

    uid: str
    kind: ResourceKind
    capacity: int = 0
    shared: bool = False
    building: str = ""


@dataclass(frozen=True, slots=True)
class RoomOption:
    """Rooms (resource indices) that are taken together; `cost` is added to the objective when this option is used."""

    rooms: tuple[int, ...]
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """One weekly lesson. `length`, `before` and `after` are slots; before/after occupy people and rooms around it
    (set-up, clean-up), must lie within the day, and count as occupied in every day-shape rule.

    `people` are resource indices (profiles and teachers). No `room_options` means no room. `size` is pupils.
    `start` and `option` are where it lies now (-1: unplaced; option indexes `room_options`), a start for the search;
    with `fixed_time` or `fixed_room` the search keeps them.
    """

    uid: str
    length: int
    people: tuple[int, ...] = ()
    room_options: tuple[RoomOption, ...] = ()
    weeks: int = 1
    size: int = 0
    before: int = 0
    after: int = 0
    start: int = -1
    option: int = -1
    fixed_time: bool = False
    fixed_room: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be solved. `week_classes` is how many bits of `Lesson.weeks` are in use, at most 62.

    Always in force, without a rule object: every lesson is placed within one day (`placed`), nobody and no unshared room is
    at two lessons at once (`no_overlap_pupil`, `no_overlap_teacher`, `no_overlap_room`), a lesson with options has one
    (`room_need`), shared rooms hold their capacity and no lesson is larger than its room (`room_seats`).
    """

    grid: Grid
    resources: tuple[Resource, ...]
    lessons: tuple[Lesson, ...]
    rules: tuple[Rule, ...] = field(default=())
    week_classes: int = 1
