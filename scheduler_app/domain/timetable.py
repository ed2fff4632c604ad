"""Where lessons are put: timetable versions, placements and locks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.domain.calendar import ALWAYS, DateRange
from scheduler_app.domain.clock import Span


class VersionState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True, slots=True)
class TimetableVersion:
    """Schemaversion: one named set of placements with validity dates."""

    uid: str
    name: str
    state: VersionState = VersionState.DRAFT
    dates: DateRange = ALWAYS


class LockedBy(StrEnum):
    PERSON = "person"
    IMPORT = "import"
    SOLVER = "solver"


@dataclass(frozen=True, slots=True)
class Placement:
    """One lesson's day, start (minutes after midnight) and rooms in one timetable version.

    A locked time or room is kept by the solver; the value tells who locked it.
    """

    timetable: str
    lesson: str
    day: int
    start: int
    rooms: tuple[str, ...] = ()
    time_lock: LockedBy | None = None
    room_lock: LockedBy | None = None

    @property
    def uid(self) -> str:
        return f"{self.timetable}/{self.lesson}"

    def span(self, minutes: int) -> Span:
        return Span(self.day, self.start, self.start + minutes)
