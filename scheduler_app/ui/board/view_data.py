"""What the board shows, as frozen values. Views get these and nothing else; presenters make them. No Qt.

Times are minutes after midnight, lengths are minutes, days are 0 = Monday. Uids are opaque strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Mode(StrEnum):
    """What the columns of the board stand for."""

    CLASS = "class"
    TEACHER = "teacher"
    ROOM = "room"
    GROUP = "group"
    PUPIL = "pupil"
    YEAR = "year"
    """The classes of whole years."""
    SCHOOL = "school"
    """Every class: rows of an overview, with the days across."""


class CardStatus(StrEnum):
    """What is wrong with a placed lesson; the worst counts."""

    FINE = "fine"
    NO_ROOM = "no_room"
    SOFT = "soft"
    HARD = "hard"


class Verdict(StrEnum):
    """What a place in the week would mean for a lesson."""

    LEGAL = "legal"
    COSTS = "costs"
    BLOCKED = "blocked"


class SpanKind(StrEnum):
    """Why a part of a column is hatched."""

    OUTSIDE = "outside"  # outside the day frame
    UNAVAILABLE = "unavailable"  # blocked time of this resource
    LUNCH = "lunch"  # the lunch window


@dataclass(frozen=True, slots=True)
class Column:
    """One selected resource; every day has one column for each."""

    uid: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CardData:
    """One placed lesson in one column; a lesson that concerns several columns has a card in each.

    `details` are the further lines in the order in which they are dropped when there is little room; `badge` is A, B, week
    numbers or a period's name, empty for every week of the year; `time_lock` and `room_lock` are person|import|solver or empty.
    """

    lesson: str
    column: str
    day: int
    start: int
    minutes: int
    title: str
    short: str
    details: tuple[str, ...] = ()
    hue: int = 0
    not_sent: bool = False
    """Whether attendance never gets it: lunch and the like, and what nobody with a name teaches."""
    status: CardStatus = CardStatus.FINE
    time_lock: str = ""
    room_lock: str = ""
    badge: str = ""
    groups: str = ""
    teachers: str = ""
    rooms: str = ""
    setup: int = 0
    cleanup: int = 0
    problems: tuple[str, ...] = ()
    outlined: bool = False
    """Whether it differs from the timetable it is compared with."""
    beside_title: str = ""
    """What stands beside the name in a card with one line only: whom a teacher or a room receives."""

    @property
    def end(self) -> int:
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class ClosedSpan:
    """A hatched part of one day; `column` None means all columns."""

    kind: SpanKind
    day: int
    start: int
    end: int
    column: str | None = None


@dataclass(frozen=True, slots=True)
class PeriodSlot:
    """One named period of a fixed period frame."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BoardData:
    """One whole board: `first` and `last` are the clock times shown at least; cards outside stretch it."""

    mode: Mode = Mode.CLASS
    columns: tuple[Column, ...] = ()
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    first: int = 480
    last: int = 1020
    cards: tuple[CardData, ...] = ()
    closed: tuple[ClosedSpan, ...] = ()
    periods: tuple[PeriodSlot, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockerMark:
    """What stands in the way: `kind` is teacher|class|group|pupil|room|rule, `name` is shown, `lesson` is in the way, or empty.

    `short` is the name where there is little room, without the lesson; empty where the name is as short already.
    """

    kind: str
    name: str
    lesson: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """The verdict on starting a lesson at one time: `rank` 1 to 3 for the three best places, else 0.

    `wished_room` says that the room wished for is free then; `rooms` names the rooms it would get; `columns` limits the mark
    to these columns (empty: all).
    """

    day: int
    start: int
    verdict: Verdict
    cost: float = 0.0
    blockers: tuple[BlockerMark, ...] = ()
    rank: int = 0
    wished_room: bool = False
    rooms: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CarriedLesson:
    """A lesson on its way to a place, from the board or from the tray; `origin` is its (day, start), None from the tray."""

    lesson: str
    minutes: int
    title: str
    hue: int = 0
    detail: str = ""
    column: str = ""
    origin: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TrayCard:
    """One unplaced lesson; `places` is how many legal places it has, None while not known."""

    lesson: str
    requirement: str
    minutes: int
    badge: str = ""
    places: int | None = None


@dataclass(frozen=True, slots=True)
class TrayGroup:
    """The unplaced lessons of one requirement, with how many of its lessons are placed."""

    requirement: str
    title: str
    detail: str
    hue: int
    placed: int
    required: int
    cards: tuple[TrayCard, ...] = ()
    search: str = ""


@dataclass(frozen=True, slots=True)
class TrayData:
    """All unplaced lessons, hardest first."""

    groups: tuple[TrayGroup, ...] = ()
    placed: int = 0
    required: int = 0

    @property
    def waiting(self) -> int:
        return sum(len(group.cards) for group in self.groups)


@dataclass(frozen=True, slots=True)
class ResourceItem:
    """One line of the resource chooser."""

    uid: str
    name: str
    detail: str = ""
    keywords: str = field(default="", compare=False)
