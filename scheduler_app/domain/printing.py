"""An order to print schedules, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from scheduler_app.domain.calendar import Period
from scheduler_app.domain.comparison import Comparison
from scheduler_app.domain.pupil_quality import PupilWeek
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import BreakDutyRoster, StaffPlanReport, StaffSum, WorkingTimeReport
from scheduler_app.domain.visibility import Audience


class Paper(StrEnum):
    A4 = "A4"
    A3 = "A3"


PER_SHEET = (1, 2, 4)
"""How many pages one sheet may hold."""


@dataclass(frozen=True, slots=True)
class PrintWish:
    """What somebody asks to have printed: which report, of what, how.

    `week` is an ISO week of the school year and `period` the name (or uid) of one of its periods, neither means the timetable as a whole.
    `of` are names, signatures or uids of the classes, groups, teachers, rooms or pupils wanted, none means all. `public` leaves every
    person out. `paper` None is the report's own. `since` names the timetable version that a list of changes starts from. `per_sheet` is one
    of `PER_SHEET`.
    """

    what: str
    week: int | None = None
    period: str | None = None
    of: tuple[str, ...] = ()
    public: bool = False
    language: str | None = None
    grey: bool = False
    paper: Paper | None = None
    since: str = ""
    per_sheet: int = 1


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which report of which school, for whom; the wish with every name found and every figure worked out.

    `printed` is the date at the foot of the pages, `of` the uids wanted (none means all). `staff`, `plan`,
    `working` and `duty` are what the staff reports tell, `quality` what the report on pupils' weeks does, `before`
    the school as it was before the changes listed and `comparison` those changes, `others` further schools whose rooms are shown too;
    all empty where the report does not ask for them.
    """

    school: School
    what: str
    audience: Audience
    language: str
    printed: date
    week: int | None = None
    period: Period | None = None
    of: tuple[str, ...] = ()
    grey: bool = False
    paper: Paper | None = None
    per_sheet: int = 1
    staff: tuple[StaffSum, ...] = ()
    plan: StaffPlanReport | None = None
    working: tuple[WorkingTimeReport, ...] = ()
    duty: BreakDutyRoster | None = None
    quality: tuple[PupilWeek, ...] = ()
    before: School | None = None
    comparison: Comparison | None = None
    others: tuple[School, ...] = ()


@dataclass(frozen=True, slots=True)
class Printout:
    """The finished sheets in one PDF."""

    pdf: bytes
    pages: int


Printouts = Mapping[str, Printout]
"""One PDF for each recipient, by the recipient's name as the page says it."""


class LaidOutPrint(Protocol):
    """An order to print whose sheets are drawn one at a time, as they are asked for."""

    @property
    def sheets(self) -> int: ...

    def draw(self, number: int) -> bytes:
        """A PDF of one sheet, from 1."""
        ...
