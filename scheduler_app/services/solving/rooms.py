"""Which rooms a lesson may use, as the solver's room options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from math import prod
from typing import NoReturn

from scheduler_app.domain.rules import Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Requirement, Room, RoomNeed
from scheduler_app.errors import InputError
from scheduler_app.services.solving.targets import lessons_of_rule
from scheduler_app.services.wording import lesson_name
from solver.problem import RoomOption

MAX_OPTIONS = 30
"""Most options a lesson gets when any fitting room will do; rooms listed by name are never cut."""
WISH_STEP = 0.05
"""Cost of using the next room of a need's list instead of the one before; the rooms of a rule are all as good."""
MAX_SETS = 240
"""Most options of a lesson that takes a room of each of several sets; of more, ones that share few rooms are taken."""
EMPTY_SEAT = 0.004
"""Cost of a seat that stays empty, so that a small group does not take the big room."""


@dataclass(frozen=True, slots=True)
class RoomWishes:
    """What preferred_room rules say of one lesson: `hard` None means no hard rule."""

    hard: frozenset[str] | None = None
    soft: tuple[str, ...] = ()
    soft_weight: float = 0.0


@dataclass(slots=True)
class RoomChooser:
    """Makes room options; `room_index` gives each room's resource index."""

    school: School
    room_index: Mapping[str, int]
    wishes: dict[str, RoomWishes] = field(default_factory=dict)
    _candidates: dict[tuple[RoomNeed, int], tuple[Room, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wishes = room_wishes(self.school)

    def options(self, lesson: Lesson, requirement: Requirement, size: int) -> tuple[RoomOption, ...]:
        """Options in order of cost; InputError `build_no_room` when a room is needed and none fits."""
        wishes = self.wishes.get(lesson.uid, RoomWishes())
        need = requirement.room_need
        if not need.needed:
            return self._optional(need, wishes)
        if need.set_sizes:
            chosen = tuple(RoomOption(rooms) for rooms in self._of_sets(need))
            if not chosen:
                self._refuse(lesson, need, size)
            return chosen
        rooms = self._fitting(need, size)
        if wishes.hard is not None:
            rooms = tuple(room for room in rooms if room.uid in wishes.hard)
        sets = self._sets(need, rooms, size, wishes)
        if not sets:
            self._refuse(lesson, need, size)
        return tuple(RoomOption(tuple(self.room_index[room.uid] for room in chosen), round(cost, 3)) for chosen, cost in sets)

    def will_do(self, lesson: str, rooms: Sequence[str]) -> bool:
        """Tell whether the rooms meet the lesson's need, although there are so many such rooms that these are not among its options."""
        requirement = self.school.requirement_of(lesson)
        need, size = requirement.room_need, lesson_size(self.school, requirement)
        hard = self.wishes.get(lesson, RoomWishes()).hard
        if not need.needed or need.set_sizes or len(rooms) != need.count:
            return False
        fitting = {room.uid: room for room in self._fitting(need, size) if hard is None or room.uid in hard}
        chosen = [fitting[uid] for uid in rooms if uid in fitting]
        return len(chosen) == need.count and (need.count == 1 or size == 0 or _enough_seats(chosen, size))

    def _refuse(self, lesson: Lesson, need: RoomNeed, size: int) -> NoReturn:
        name = lesson_name(self.school, lesson.uid)
        raise InputError("build_no_room", lesson=name, tags=", ".join(need.tags), seats=size, count=need.count)

    def _optional(self, need: RoomNeed, wishes: RoomWishes) -> tuple[RoomOption, ...]:
        """A lesson without need of a room takes any wished one if it can; staying without costs the rule's weight."""
        named = [uid for uid in (sorted(wishes.hard or ()) or wishes.soft) if uid in self.room_index]
        options = [RoomOption(rooms) for rooms in self._of_sets(need)] or [RoomOption((self.room_index[uid],)) for uid in named]
        if options and wishes.hard is None:
            options.append(RoomOption((), wishes.soft_weight))
        return tuple(options)

    def _of_sets(self, need: RoomNeed) -> Iterator[tuple[int, ...]]:
        """Different rooms, one of each set of an alternative; archived and missing ones left out."""
        known = {uid for uid, room in self.school.rooms.items() if not room.archived}
        alternatives = need.alternatives
        for sets in alternatives:
            rooms = [tuple(self.room_index[uid] for uid in one if uid in known) for one in sets]
            yield from dict.fromkeys(_one_of_each(rooms, MAX_SETS // len(alternatives)))

    def _fitting(self, need: RoomNeed, size: int) -> tuple[Room, ...]:
        key = (need, size)
        if key not in self._candidates:
            self._candidates[key] = tuple(_fitting_rooms(self.school, need, size))
        return self._candidates[key]

    def _sets(self, need: RoomNeed, rooms: tuple[Room, ...], size: int, wishes: RoomWishes) -> list[tuple[tuple[Room, ...], float]]:
        limit = None if need.rooms else MAX_OPTIONS
        if need.count == 1:
            ranked: list[tuple[tuple[Room, ...], float]] = [((room,), self._cost(need, room, i, size)) for i, room in enumerate(rooms)]
            ranked.sort(key=lambda row: (row[0][0].uid not in wishes.soft, row[1]))
            return ranked[:limit]
        fitting = (
            chosen for chosen in combinations(rooms, need.count)
            if size == 0 or _enough_seats(chosen, size)
        )  # fmt: skip
        return [(chosen, WISH_STEP * i) for i, chosen in enumerate(islice(fitting, MAX_OPTIONS))]

    @staticmethod
    def _cost(need: RoomNeed, room: Room, place: int, size: int) -> float:
        if need.rooms:
            return WISH_STEP * place if need.ordered else 0.0
        return EMPTY_SEAT * max(0, room.seats - size)


def _one_of_each(sets: Sequence[tuple[int, ...]], most: int) -> Iterator[tuple[int, ...]]:
    """Different rooms, one of each set: every way while that is at most so many, else ways that go round the sets at different paces."""
    if not all(sets):
        return
    if prod(len(rooms) for rooms in sets) <= most:
        ways: Iterable[tuple[int, ...]] = product(*sets)
    else:
        ways = (tuple(rooms[(turn + n * (1 + turn // len(rooms))) % len(rooms)] for n, rooms in enumerate(sets)) for turn in range(most))
    yield from (way for way in ways if len(set(way)) == len(way))


def _fitting_rooms(school: School, need: RoomNeed, size: int) -> Iterable[Room]:
    each = size if need.count == 1 else 0
    if need.rooms:
        named = (school.rooms.get(uid) for uid in need.rooms)
        return [room for room in named if room is not None and not room.archived and _seats(room, each)]
    tags = set(need.tags)
    free = [room for room in school.rooms.values() if not (room.archived or room.shared) and _seats(room, each)]
    if tags or any(not (room.tags or room.archived or room.shared) for room in school.rooms.values()):
        free = [room for room in free if suits(need, room)]  # where every room is tagged, any will do for a plain lesson
    return sorted(free, key=lambda room: (room.seats, room.name))


def suits(need: RoomNeed, room: Room) -> bool:
    """Tell whether the room is what the need describes. A plain lesson belongs in a plain classroom: the gym is not a spare room."""
    if need.rooms:
        return room.uid in need.rooms
    return set(need.tags) <= set(room.tags) if need.tags else not room.tags


def _enough_seats(rooms: Sequence[Room], size: int) -> bool:
    return any(room.seats == 0 for room in rooms) or sum(room.seats for room in rooms) >= size


def _seats(room: Room, size: int) -> bool:
    return room.seats == 0 or size <= room.seats


def lesson_size(school: School, requirement: Requirement) -> int:
    """Pupils to find seats for: the requirement's own number, else the pupils of its groups (planned ones where nobody is named)."""
    if requirement.seats is not None:
        return requirement.seats
    pupils: set[str] = set()
    planned = 0
    for group in requirement.groups:
        members = {row.pupil for row in school.memberships_of.get(group, ()) if not school.pupils[row.pupil].archived}
        pupils |= members
        planned += 0 if members else school.groups[group].planned_pupils
    return len(pupils) + planned


def rule_against(school: School, lesson: str, rooms: Sequence[str]) -> str:
    """The first active hard preferred_room rule (uid) that keeps the lesson out of one of these rooms; empty if none does."""
    index = tuple(school.lessons).index(lesson)
    hard = (rule for rule in school.rules.values() if rule.active and rule.rule_id == "preferred_room" and rule.weight is None)
    for rule in hard:
        wished = rule.params.get("rooms", ())
        if isinstance(wished, tuple) and not set(rooms) <= set(wished) and index in lessons_of_rule(school, rule):
            return rule.uid
    return ""


def room_wishes(school: School) -> dict[str, RoomWishes]:
    """What the active preferred_room rules say, by lesson uid; several hard rules leave the rooms that all of them allow."""
    found: dict[str, RoomWishes] = {}
    uids = tuple(school.lessons)
    for rule in school.rules.values():
        rooms = rule.params.get("rooms", ())
        if not rule.active or rule.rule_id != "preferred_room" or not isinstance(rooms, tuple):
            continue
        named = tuple(str(uid) for uid in rooms if uid in school.rooms)
        for index in lessons_of_rule(school, rule) if rule.scope is not Scope.ROOM else ():
            old = found.get(uids[index], RoomWishes())
            if rule.weight is None:
                hard = frozenset(named) if old.hard is None else old.hard & frozenset(named)
                found[uids[index]] = RoomWishes(hard, old.soft, old.soft_weight)
            else:
                soft = tuple(dict.fromkeys((*old.soft, *named)))
                found[uids[index]] = RoomWishes(old.hard, soft, max(old.soft_weight, rule.weight))
    return found
