"""What a timetable shows of rooms without saying so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from scheduler_app.domain.calendar import SchoolYear, WeekKind
from scheduler_app.domain.teaching import ANY_ROOM, NO_ROOM, Lesson, Room, RoomNeed
from scheduler_app.domain.timetable import Placement

_CROWD = 3
"""Two lessons in a room at one time may be a mistake; as many as this are not, nor are two at several times."""


def crowded(shown: Mapping[str, Placement], lessons: Mapping[str, Lesson], year: SchoolYear) -> set[str]:
    """Uids of the rooms in which a crowd of lessons lies at one time of the same weeks, or two again and again."""
    by_place: dict[tuple[str, int], list[tuple[int, int, Lesson]]] = {}
    for uid, row in shown.items():
        if uid in lessons:
            for room in row.rooms:
                by_place.setdefault((room, row.day), []).append((row.start, row.start + lessons[uid].minutes, lessons[uid]))
    pairs: Counter[str] = Counter()
    found: set[str] = set()
    for (room, _), rows in by_place.items():
        most = [_at_once(start, lesson, rows, year) for start, _, lesson in rows]
        pairs[room] += len({start for (start, _, _), many in zip(rows, most, strict=True) if many > 1})
        if max(most) >= _CROWD or pairs[room] > 1:
            found.add(room)
    return found


def _at_once(at: int, lesson: Lesson, rows: Sequence[tuple[int, int, Lesson]], year: SchoolYear) -> int:
    """How many lessons run when this one begins, in a week when it does."""
    return sum(start <= at < end and _meet(lesson, other, year) for start, end, other in rows)


def _meet(one: Lesson, other: Lesson, year: SchoolYear) -> bool:
    first, second = year.period(one.period), year.period(other.period)
    if first is not None and second is not None and not first.dates.meets(second.dates):
        return False
    if one.weeks.kind is WeekKind.EXPLICIT and other.weeks.kind is WeekKind.EXPLICIT:
        return not set(one.weeks.weeks).isdisjoint(other.weeks.weeks)
    return {one.weeks.kind, other.weeks.kind} != {WeekKind.ODD, WeekKind.EVEN}


def need_shown(need: RoomNeed, places: Iterable[Placement], rooms: Mapping[str, Room]) -> RoomNeed:
    """The need with the rooms in which the teaching lies: those that it names otherwise, shared ones, and as many as are taken together.

    Teaching that lies in no room needs none, unless rooms are named for it.
    """
    taken = [row.rooms for row in places]
    used = tuple(dict.fromkeys(uid for row in taken for uid in row))
    if not used:
        return NO_ROOM if need == ANY_ROOM else need
    counts = {len(row) for row in taken}
    named = need.rooms or (used if any(uid in rooms and rooms[uid].shared for uid in used) else ())
    missing = tuple(uid for uid in used if named and uid not in named)
    return replace(need, rooms=(*named, *missing), count=max(1, *counts) if len(counts) == 1 else need.count)
