"""What holds on single dates, as it is listed to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatedKind(StrEnum):
    CANCELLED = "cancelled"
    SUBSTITUTE = "substitute"
    ROOM = "room"
    ATTENDS = "attends"  # one pupil, beyond the groups
    FREED = "freed"  # one pupil, although belonging
    HALF_DAY = "half_day"


class DatedState(StrEnum):
    """What attendance knows of a row; the empty one where nobody has asked."""

    UNKNOWN = ""
    PUBLISHED = "published"
    WAITING = "waiting"  # all of it is still to be published, or was published otherwise
    PARTLY = "partly"
    NO_EFFECT = "no_effect"  # the timetable does not give the lesson then


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One change of single dates. `uid` is that of the DatedChange, IndividualLesson or DayOff; `lesson` is empty for half days; `who`
    names the ordinary teachers or the pupil, `instead` substitutes, rooms or the end of a half day."""

    kind: DatedKind
    uid: str
    first: date
    last: date
    lesson: str
    what: str
    who: str = ""
    instead: str = ""
    state: DatedState = DatedState.UNKNOWN
