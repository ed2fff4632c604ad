"""Pairs of dated lessons that need the same pupil, teacher or room at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from scheduler_app.domain.publication import PlannedEvent
from scheduler_app.domain.school import School


@dataclass(frozen=True, slots=True)
class DoubleBooking:
    """Two lessons that overlap: `place` is the room or the teacher's uid they share, empty where they share `pupils` pupils."""

    one: PlannedEvent
    other: PlannedEvent
    place: str
    pupils: int = 0


class _Needs:
    """Which events can be told apart by whom and what they need, and which of those clash: worked out once for the whole window."""

    def __init__(self, shared_rooms: Set[str]) -> None:
        self._shared_rooms = shared_rooms
        self._numbers: dict[tuple[object, ...], int] = {}
        self._uids: list[frozenset[tuple[str, str]]] = []
        self._clashes: dict[tuple[int, int], bool] = {}

    def number(self, event: PlannedEvent) -> int:
        """A number shared by all events with the very same pupils, teachers and rooms (which events of one lesson share)."""
        key = (id(event.pupils), id(event.teachers), id(event.rooms))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._uids)
            self._uids.append(frozenset(self._needed(event)))
        return number

    def clash(self, one: int, other: int) -> bool:
        found = self._clashes.get((one, other))
        if found is None:
            found = self._clashes[one, other] = not self._uids[one].isdisjoint(self._uids[other])
        return found

    def _needed(self, event: PlannedEvent) -> Iterator[tuple[str, str]]:
        yield from (("pupil", uid) for uid in event.pupils)
        yield from (("teacher", uid) for uid, _ in event.teachers)
        yield from (("room", uid) for uid, _ in event.rooms if uid not in self._shared_rooms)


def shared_rooms(school: School) -> frozenset[str]:
    """Rooms that hold several lessons at once."""
    return frozenset(uid for uid, room in school.rooms.items() if room.shared)


def double_bookings(events: Sequence[PlannedEvent], *, shared_rooms: Set[str] = frozenset()) -> Iterator[DoubleBooking]:
    """Every double booking of events sorted by date and start, in that order; shared rooms hold several lessons at once."""
    needs = _Needs(shared_rooms)
    for _, day in groupby(events, key=attrgetter("local_date")):
        running: list[tuple[int, int, PlannedEvent]] = []
        for event in day:
            number = needs.number(event)
            running = [row for row in running if row[0] > event.start]
            for _, other, row in running:
                if needs.clash(other, number):
                    yield from _shared(row, event, shared_rooms)
            running.append((event.end, number, event))


def _shared(one: PlannedEvent, other: PlannedEvent, shared_rooms: Set[str]) -> Iterator[DoubleBooking]:
    pupils = set(one.pupils).intersection(other.pupils)
    if pupils:
        yield DoubleBooking(one, other, "", len(pupils))
    for uid, _ in one.teachers:
        if any(uid == theirs for theirs, _ in other.teachers):
            yield DoubleBooking(one, other, uid)
    for uid, name in one.rooms:
        if uid not in shared_rooms and any(uid == theirs for theirs, _ in other.rooms):
            yield DoubleBooking(one, other, name)
