"""What staff planning tells: sums per person, the staff plan, working time, break duty, need and fairness, ready to show or print.

Minutes are an average week's unless another unit is named; hours are of 60 minutes. Rows name people by uid and name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.people import DutyType
from scheduler_app.domain.planning import AssignmentKind, TimeKind


@dataclass(frozen=True, slots=True)
class StaffSum:
    """Minutes in an average week. Planned are the person's lessons except special subjects; available is what the post says."""

    uid: str
    name: str
    percent: float
    planned_minutes: int
    available_minutes: int


# ------------------------------------------------------------------------------------------------------- staff plan


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One requirement as it weighs on one person: minutes a week, hours a year, counted minutes (times the subject's factor).

    `percent` is of the person's full-time teaching norm. `qualified` None where qualification does not apply (no subject with it).
    """

    requirement: str
    subject: str
    subject_name: str
    groups: tuple[str, ...]
    """Names of the groups."""
    kind: TimeKind
    minutes: float
    counted: float
    hours: float
    percent: float
    qualified: bool = True
    taught_before: bool = False
    locked: bool = False


@dataclass(frozen=True, slots=True)
class PlanAssignment:
    """An assignment or a reduction: what it takes, minutes a week; `off_teaching` of them come off the teaching time."""

    kind: AssignmentKind
    name: str
    minutes: float
    off_teaching: bool


@dataclass(frozen=True, slots=True)
class PlanPerson:
    """One post with everything it is used for. `counted` (with factors) is what is held against `available`."""

    uid: str
    name: str
    signature: str
    percent: float
    duty_type: DutyType
    vacant: bool
    rows: tuple[PlanRow, ...]
    assignments: tuple[PlanAssignment, ...]
    planned: float
    counted: float
    available: int
    hours: float
    """Teaching hours of the school year."""
    classes: int
    """How many classes the person meets in teaching."""

    @property
    def left(self) -> float:
        return self.available - self.counted


@dataclass(frozen=True, slots=True)
class StaffPlanReport:
    """Everybody's plan in name order, and the requirements without (enough) teachers. `weeks` of teaching in the year."""

    people: tuple[PlanPerson, ...]
    unfilled: tuple[PlanRow, ...]
    weeks: float


# ------------------------------------------------------------------------------------------------------ working time


@dataclass(frozen=True, slots=True)
class WorkDay:
    """Presence on a weekday in one kind of week: minutes after midnight. `work` leaves out rest; `longest_rest` is the longest
    stretch off duty between `start` and `end`."""

    day: int
    weeks: str
    """"" every week, else "odd" or "even"."""
    start: int
    end: int
    work: int
    longest_rest: int


@dataclass(frozen=True, slots=True)
class PeriodSum:
    """Regulated hours of a period or the whole year: what the terms allow for this post and what is scheduled; working days likewise."""

    name: str
    dates: DateRange
    allowed_hours: float
    scheduled_hours: float
    allowed_days: int
    scheduled_days: int


@dataclass(frozen=True, slots=True)
class WorkFinding:
    """A broken term: `code` is a text in resources/texts/*/staffing.json with its facts; `day` a weekday or None."""

    code: str
    day: int | None
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WorkingTimeReport:
    """One person's working time in the current timetable, by the terms that apply to the post.

    `by_kind` are hours of the school year by what the time is; `assigned_hours` those of assignments; `presence_hours` the rest of the
    presence between first and last lesson that is neither lesson nor rest (regulated as other work at the school).
    """

    uid: str
    name: str
    signature: str
    percent: float
    duty_type: DutyType
    terms: str
    source: str
    year: PeriodSum
    periods: tuple[PeriodSum, ...]
    by_kind: Mapping[TimeKind, float]
    assigned_hours: float
    presence_hours: float
    trust_hours: float
    days: tuple[WorkDay, ...]
    findings: tuple[WorkFinding, ...]


# ---------------------------------------------------------------------------------------------------------- break duty


@dataclass(frozen=True, slots=True)
class DutyPlace:
    """One break in one area: weekday, start and end (minutes after midnight), who watches (uids and names), how many are missing."""

    duty_break: str
    area: str
    building: str
    day: int
    start: int
    end: int
    staff: tuple[str, ...]
    names: tuple[str, ...]
    signatures: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class DutyLoad:
    """Minutes of break duty a week of one person against the most that post may have."""

    uid: str
    name: str
    minutes: int
    most: int


@dataclass(frozen=True, slots=True)
class BreakDutyRoster:
    """Every break of every area in order of area, weekday and time, and who watches how much."""

    places: tuple[DutyPlace, ...]
    loads: tuple[DutyLoad, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.area for place in self.places))


# ---------------------------------------------------------------------------------------------------------------- need


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A subject of the timplan in one class: wanted and planned minutes a week this year, and as hours of the year."""

    group: str
    group_name: str
    grade: int | None
    subject: str
    """The timplan's code (SV, NO, SPR), or the subject's own code for points."""
    wanted: float
    planned: float
    wanted_hours: float
    planned_hours: float

    @property
    def difference(self) -> float:
        return self.planned - self.wanted


@dataclass(frozen=True, slots=True)
class StageRow:
    """A subject over a stage: the guaranteed hours against what the stage's classes of today get in their years together.

    Planned hours are the mean over the parallel classes of each grade, summed over the grades; None where a grade has no class.
    """

    school_form: str
    first_grade: int
    last_grade: int
    subject: str
    wanted_hours: float
    planned_hours: float | None


@dataclass(frozen=True, slots=True)
class TimplanFinding:
    """The local timplan goes beyond what the law lets a school move, or a class has no timplan; see texts `need_…`."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NeedReport:
    """Timplan against plan. `weeks` of teaching is what minutes a week are multiplied with; `sources` say where the hours are from."""

    rows: tuple[NeedRow, ...]
    stages: tuple[StageRow, ...]
    findings: tuple[TimplanFinding, ...]
    weeks: float
    sources: tuple[str, ...]


# ------------------------------------------------------------------------------------------------------------ fairness


@dataclass(frozen=True, slots=True)
class FairRow:
    """One person's share per full-time equivalent: lessons and minutes a week, break duty, late and early days, idle minutes."""

    uid: str
    name: str
    percent: float
    lessons: float
    minutes: float
    break_duty: float
    late_days: float
    early_days: float
    classes: int


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """Everybody who teaches, with the median of each column; `late_from` is the minute after midnight a day counts as late."""

    rows: tuple[FairRow, ...]
    median: FairRow
    late_from: int
    early_to: int
    made: date


# -------------------------------------------------------------------------------------------------------------- export


@dataclass(frozen=True, slots=True)
class StaffAssignment:
    """One teacher of one group in one subject as a register takes it back; `hours` of the dates, rounded. Vacancies are left out."""

    teacher: str
    """The register's id where the person came from it, else the signature."""
    signature: str
    name: str
    group: str
    group_name: str
    school_form: str
    subject_code: str
    subject_name: str
    minutes: float
    hours: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class StaffExport:
    """Every assignment of a school unit, with the whole plan for formats that show it. `unit` is Skolverket's code, else the uid."""

    unit: str
    first: date
    last: date
    assignments: tuple[StaffAssignment, ...]
    plan: StaffPlanReport


class Freedom(StrEnum):
    """What a proposal may change: only places that nobody has, or every choice that is not locked."""

    VACANT = "vacant"
    UNLOCKED = "unlocked"
