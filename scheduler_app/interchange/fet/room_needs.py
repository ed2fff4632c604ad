"""What all room wishes for an activity come to.

Preferred rooms at 100 % are intersected; any preferred room overrides home rooms; home rooms apply where the activity has
exactly that teacher or that students set. Below 100 % a wish may go unfulfilled: the activity then falls back to its home
room or, having none, to no room at all; it then needs no room and has a soft rule for the rooms it would like. No wish: no room.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scheduler_app.domain.rules import Scope
from scheduler_app.domain.teaching import NO_ROOM, RoomNeed
from scheduler_app.interchange.fet.named import VirtualRoom
from scheduler_app.interchange.fet.reading import Reading, RoomWish


@dataclass
class RoomNeeds:
    """The need of every activity by id; the soft wishes and the unmeetable hard ones become rules of the reading."""

    needs: dict[int, RoomNeed] = field(default_factory=dict)
    placed_rooms: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Rooms of activities that are locked in time and loosely in a room: a lock of the placement, not a need."""


_NONE = ""
"""Stands among the room uids of an activity for staying without a room."""


def settle_rooms(reading: Reading) -> RoomNeeds:
    """Work out every active activity's need."""
    found = RoomNeeds()
    virtual = {room.uid: room for room in reading.virtual_rooms.values()}
    wanted: dict[tuple[int, float, tuple[str, ...]], list[str]] = {}
    for number, row in reading.activities.items():
        wishes = reading.room_wishes.get(number, [])
        rooms, kept = _without_loose_lock(reading, number, wishes, found)
        for wish in kept:
            wanted.setdefault((wish.source, wish.percent, _real(wish.rooms, virtual)), []).append(row.lesson)
        found.needs[number] = _need(rooms, virtual, _fixed_sets(wishes, number in found.placed_rooms), row.size)
    for (_, percent, rooms), lessons in wanted.items():
        weight = None if percent >= 100 else percent / 100
        reading.add_rule("FET room", "preferred_room", Scope.LESSON, lessons, {"rooms": rooms}, weight)
    return found


def _need(rooms: tuple[str, ...], virtual: Mapping[str, VirtualRoom], fixed: Mapping[str, tuple[str, ...]], size: int) -> RoomNeed:
    """The need of an activity that may use these rooms, `_NONE` among them: it may go without."""
    named = [uid for uid in rooms if uid != _NONE]
    if not any(uid in virtual for uid in named):
        return NO_ROOM if len(named) < max(1, len(rooms)) else RoomNeed(rooms=tuple(named), ordered=False)
    sets: list[tuple[str, ...]] = []
    choices = []
    for uid in named:
        alternative = tuple((room,) for room in fixed[uid]) if uid in fixed else virtual[uid].sets if uid in virtual else ((uid,),)
        if uid not in virtual or not 0 < virtual[uid].seats < size:
            sets += alternative
            choices.append(len(alternative))
    return RoomNeed(
        _NONE not in rooms,
        tuple(room for one in sets for room in one),
        count=max(choices, default=1),
        ordered=False,
        set_sizes=tuple(map(len, sets)),
        choices=tuple(choices) if len(choices) > 1 else (),
    )


def _fixed_sets(wishes: Iterable[RoomWish], placed: bool) -> dict[str, tuple[str, ...]]:
    """Virtual room -> the real rooms that a hard wish fixes, one of each set; a loose one that became a placement fixes nothing."""
    return {wish.rooms[0]: wish.real for wish in wishes if wish.real and wish.percent >= 100 and not (placed and wish.loose)}


def _real(rooms: Iterable[str], virtual: Mapping[str, VirtualRoom]) -> tuple[str, ...]:
    """The real rooms behind a list."""
    return tuple(dict.fromkeys(room for uid in rooms for one in (virtual[uid].sets if uid in virtual else ((uid,),)) for room in one))


def _without_loose_lock(reading: Reading, number: int, wishes: list[RoomWish], found: RoomNeeds) -> tuple[tuple[str, ...], list[RoomWish]]:
    """Take a loose 100 % room of an activity that is loosely locked in time as the lock it is, if the other wishes allow that room."""
    loose = [wish for wish in wishes if wish.loose and wish.percent >= 100 and len(wish.rooms) == 1]
    locks = reading.time_locks.get(number, [])
    if len(loose) == 1 and len(locks) == 1 and not locks[0].permanent:
        rooms, kept = _settle([wish for wish in wishes if wish is not loose[0]])
        if loose[0].rooms[0] in rooms:
            found.placed_rooms[number] = loose[0].real or loose[0].rooms
            return rooms, kept
    return _settle(wishes)


def _settle(wishes: list[RoomWish]) -> tuple[tuple[str, ...], list[RoomWish]]:
    """The rooms an activity may use (none: it needs no room), and the wishes that must become rules for it."""
    preferred = [wish for wish in wishes if not wish.home]
    if not preferred:
        return _settle_same_kind([wish for wish in wishes if wish.home], (_NONE,))
    if any(wish.percent >= 100 for wish in preferred):
        return _settle_same_kind(preferred, ())
    home, _ = _settle_same_kind([wish for wish in wishes if wish.home], (_NONE,))
    return _settle_same_kind(preferred, home or (_NONE,))


def _settle_same_kind(wishes: list[RoomWish], fallback: tuple[str, ...]) -> tuple[tuple[str, ...], list[RoomWish]]:
    if not wishes:
        return (), []
    hard = [wish for wish in wishes if wish.percent >= 100]
    soft = [wish for wish in wishes if wish.percent < 100]
    if not hard:
        return _union([*(wish.rooms for wish in soft), fallback]), soft
    common = tuple(room for room in hard[0].rooms if all(room in wish.rooms for wish in hard))
    if common:
        return common, soft
    return hard[0].rooms, [*hard[1:], *soft]  # contradictory: the rules name what cannot be met


def _union(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(room for rooms in lists for room in rooms))
