"""What differs from the timetable on single dates: substitutes, cancellations, other rooms, and single lessons of one pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.calendar import ALWAYS, DateRange


@dataclass(frozen=True, slots=True)
class DatedChange:
    """One lesson on one date: cancelled, or given by substitutes or in other rooms; everything else of the lesson stays.

    `teachers` and `rooms` take the place of all the ordinary ones; empty, the ordinary ones stay. The identity of the dated lesson is
    untouched, and why it changes is never stored (illness is nobody's business here).
    """

    lesson: str
    day: date
    cancelled: bool = False
    teachers: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()

    @property
    def uid(self) -> str:
        return f"{self.lesson}/{self.day.isoformat()}"


@dataclass(frozen=True, slots=True)
class IndividualLesson:
    """One lesson that one pupil attends on these dates without belonging to its groups, or leaves out although belonging.

    It goes before memberships and adapted programmes; where one row adds and another removes, the pupil is not expected.
    """

    uid: str
    pupil: str
    lesson: str
    attends: bool
    dates: DateRange = ALWAYS
