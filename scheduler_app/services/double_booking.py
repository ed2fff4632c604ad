"""Pairs of dated lessons that need the same pupil, teacher or room at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from scheduler_app.domain.publication import PlannedEvent


@dataclass(frozen=True, slots=True)
class DoubleBooking:
    """Two lessons that overlap: `place` is the room or the teacher's uid they share, empty where they share `pupils` pupils."""

    one: PlannedEvent
    other: PlannedEvent
    place: str
    pupils: int = 0


class _Sets:
    """Tuples of uids as frozen sets, made once each, and which two of them meet, worked out once a pair."""

    def __init__(self) -> None:
        self._sets: dict[int, frozenset[str]] = {}
        self._meetings: dict[tuple[int, int], frozenset[str]] = {}

    def meeting(self, one: tuple[str, ...], other: tuple[str, ...]) -> frozenset[str]:
        pair = (id(one), id(other))
        met = self._meetings.get(pair)
        if met is None:
            met = self._meetings[pair] = self._of(one) & self._of(other)
        return met

    def _of(self, uids: tuple[str, ...]) -> frozenset[str]:
        found = self._sets.get(id(uids))
        if found is None:
            found = self._sets[id(uids)] = frozenset(uids)
        return found


def double_bookings(events: Iterable[PlannedEvent], *, shared_rooms: Set[str] = frozenset()) -> Iterator[DoubleBooking]:
    """Every double booking of events sorted by date and start, in that order; shared rooms hold several lessons at once."""
    sets = _Sets()
    for _, day in groupby(events, key=attrgetter("local_date")):
        running: list[PlannedEvent] = []
        for event in day:
            running = [row for row in running if row.end > event.start]
            for row in running:
                yield from _shared(row, event, sets, shared_rooms)
            running.append(event)


def _shared(one: PlannedEvent, other: PlannedEvent, sets: _Sets, shared_rooms: Set[str]) -> Iterator[DoubleBooking]:
    pupils = sets.meeting(one.pupils, other.pupils)
    if pupils:
        yield DoubleBooking(one, other, "", len(pupils))
    for uid, _ in one.teachers:
        if any(uid == theirs for theirs, _ in other.teachers):
            yield DoubleBooking(one, other, uid)
    for uid, name in one.rooms:
        if uid not in shared_rooms and any(uid == theirs for theirs, _ in other.rooms):
            yield DoubleBooking(one, other, name)
