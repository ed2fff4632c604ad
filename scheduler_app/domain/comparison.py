"""What differs between two timetables, lesson by lesson, and whom it touches."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement


class Difference(StrEnum):
    """What became of a lesson, the first that holds in this order."""

    NEW = "new"  # was not there
    REMOVED = "removed"
    PLACED = "placed"  # was there but had no place
    UNPLACED = "unplaced"
    MOVED = "moved"  # another day or start
    LENGTH = "length"
    ROOM = "room"
    PEOPLE = "people"  # other teachers or groups


@dataclass(frozen=True, slots=True)
class LessonDifference:
    """One lesson before and after; what is None was not there, or had no place.

    `groups`, `teachers` and `rooms` are the uids touched: everybody who had it or has it now.
    """

    kind: Difference
    before: Lesson | None
    after: Lesson | None
    was: Placement | None
    now: Placement | None
    groups: tuple[str, ...]
    teachers: tuple[str, ...]
    rooms: tuple[str, ...]

    @property
    def uid(self) -> str:
        lesson = self.after or self.before
        assert lesson is not None
        return lesson.uid


@dataclass(frozen=True, slots=True)
class Comparison:
    """Differences by day and time, and the uids of all people and rooms they touch (pupils by their memberships)."""

    lessons: tuple[LessonDifference, ...]
    pupils: tuple[str, ...]
    groups: tuple[str, ...]
    teachers: tuple[str, ...]
    rooms: tuple[str, ...]
