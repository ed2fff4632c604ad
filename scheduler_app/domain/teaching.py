"""Subjects, rooms, teaching requirements and the lessons they are split into."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler_app.domain.calendar import EVERY_WEEK, WeekPattern
from scheduler_app.domain.people import Origin


@dataclass(frozen=True, slots=True)
class Subject:
    """Ämne. A special subject (lunch, conference, break duty) is scheduled but never sent to attendance.

    `code` is the short name shown on cards (MA), `official_code` Skolverket's (GRGRMAT01); `hue` is 0 to 11.
    """

    uid: str
    code: str
    name: str
    official_code: str = ""
    special: bool = False
    hue: int = 0
    origin: Origin = Origin.LOCAL
    archived: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """Sal. `tags` say what it is fit for ("gym", "craft", "science"); a `shared` room (dining hall) holds several
    lessons at once as long as their pupils fit the seats. `seats` 0 means not known: no limit is checked."""

    uid: str
    name: str
    seats: int = 0
    building: str = ""
    tags: tuple[str, ...] = ()
    shared: bool = False
    origin: Origin = Origin.LOCAL
    archived: bool = False


@dataclass(frozen=True, slots=True)
class RoomNeed:
    """What a lesson needs of a room.

    `rooms` are the room uids it may use, most wished first if `ordered`; else any unshared room that has all `tags` and the seats.
    `count` rooms are taken together. `needed` False means no room at all (excursions, conference in the staff room).

    With `set_sizes` the rooms are sets of so many each, and one room of each set is taken, all different; `choices` says how many sets
    make one alternative (none: all of them are one), so that (2, 1) are two alternatives: a room of each of two sets, or one of a third.
    """

    needed: bool = True
    rooms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    count: int = 1
    ordered: bool = True
    set_sizes: tuple[int, ...] = ()
    choices: tuple[int, ...] = ()

    @property
    def alternatives(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        """The sets of each alternative; none where the need has no sets."""
        sets, at = [], 0
        for size in self.set_sizes:
            sets.append(self.rooms[at : at + size])
            at += size
        found, at = [], 0
        for many in self.choices or (len(sets),) * bool(sets):
            found.append(tuple(sets[at : at + many]))
            at += many
        return tuple(found)


ANY_ROOM = RoomNeed()
NO_ROOM = RoomNeed(needed=False)


@dataclass(frozen=True, slots=True)
class Block:
    """Lessons that run at the same time: the n-th lessons of every requirement in the block start together."""

    uid: str
    name: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """Tjänstefördelningspost: subject x groups x teachers x minutes a week.

    The lessons it is split into are `Lesson` rows. `minutes` is the wanted sum a week, to check the split against.
    `setup` and `cleanup` are minutes that occupy people and rooms around every lesson (changing for PE).
    A vacancy is a requirement without teachers; its lessons are placed but cannot be published.
    """

    uid: str
    subject: str
    groups: tuple[str, ...]
    teachers: tuple[str, ...]
    minutes: int
    room_need: RoomNeed = ANY_ROOM
    block: str | None = None
    setup: int = 0
    cleanup: int = 0
    seats: int | None = None
    """Pupils to find seats for; None means the sum of the groups."""
    note: str = ""
    origin: Origin = Origin.LOCAL
    tags: tuple[str, ...] = ()
    """Free words that rules can be about (heavy, test, laboratory)."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One weekly pass of a requirement, placed or not. `uid` is what attendance knows it by and is never reused.

    `minutes` is the length on the 5-minute grid; `position` orders the lessons of one requirement (0, 1, …) and
    pairs them within a block; `period` None means the whole year.
    """

    uid: str
    requirement: str
    minutes: int
    position: int = 0
    weeks: WeekPattern = EVERY_WEEK
    period: str | None = None
