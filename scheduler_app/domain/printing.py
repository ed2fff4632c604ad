"""An order to print schedules, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import StaffSum
from scheduler_app.domain.visibility import Audience


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which report of which school, for whom.

    `week` is an ISO week of the school year, None for the timetable as a whole; `printed` the date at the foot of the pages; `staff`
    what the staff list tells, empty for any other report.
    """

    school: School
    what: str
    audience: Audience
    language: str
    printed: date
    week: int | None = None
    staff: tuple[StaffSum, ...] = ()


@dataclass(frozen=True, slots=True)
class Printout:
    """The finished pages in one PDF."""

    pdf: bytes
    pages: int
