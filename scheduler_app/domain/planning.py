"""What staff planning knows of posts, qualifications, wishes and working time, beside what a register tells of people.

Rows that belong to exactly one member of staff, requirement or subject carry its uid. All of them are the school's own: no import
replaces them, except qualifications that a register told.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import NAMESPACE_URL, uuid5

from scheduler_app.domain.calendar import ALWAYS, DateRange
from scheduler_app.domain.people import DutyType, Origin

_DUTIES = uuid5(NAMESPACE_URL, "urn:ringklocka:break-duty")


class TimeKind(StrEnum):
    """What scheduled time is in a teacher's working time."""

    TEACHING = "teaching"
    BREAK_DUTY = "break_duty"  # rastvakt
    CONFERENCE = "conference"
    OTHER = "other"  # other regulated time
    REST = "rest"  # lunch and other time off duty: not working time


class AssignmentKind(StrEnum):
    """Uppdrag, or nedsättning: what a post is used for beside teaching."""

    MENTOR = "mentor"
    FIRST_TEACHER = "first_teacher"  # förstelärare
    UNION = "union"  # facklig tid
    LEADERSHIP = "leadership"
    REDUCTION = "reduction"  # nedsättning
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PostTerms:
    """What is special about one post; `uid` is the member of staff's. None means what the school's settings say."""

    uid: str
    vacant: bool = False
    """A vacancy: the post exists, its name does not yet. Its lessons can be scheduled but not published."""
    regulated_hours: float | None = None
    """Regulated hours a school year."""
    most_classes: int | None = None
    """How many classes the person is to meet at most."""
    break_duty_minutes: int | None = None
    """Most minutes of break duty a week."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment or a reduction of one post: `minutes` a week plus `percent` of a full-time post, on its dates.

    `off_teaching` takes it off the teaching time; otherwise it only fills regulated working time.
    """

    uid: str
    staff: str
    kind: AssignmentKind
    name: str = ""
    minutes: int = 0
    percent: float = 0.0
    off_teaching: bool = True
    dates: DateRange = ALWAYS


@dataclass(frozen=True, slots=True)
class Qualification:
    """Behörighet in a subject for some grades (None leaves an end open) of one school form ("" means any), on its dates.

    Who has no such row for a subject is qualified for it in all grades if `StaffMember.subjects` names it.
    """

    uid: str
    staff: str
    subject: str
    school_form: str = ""
    first_grade: int | None = None
    last_grade: int | None = None
    dates: DateRange = ALWAYS
    origin: Origin = Origin.LOCAL


@dataclass(frozen=True, slots=True)
class TeachingWish:
    """A wish to teach (or, with `wanted` False, not to teach) a subject, a group, or that subject in that group."""

    uid: str
    staff: str
    subject: str | None = None
    group: str | None = None
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class TaughtBefore:
    """Who had the pupils that are this group now in a subject last year."""

    uid: str
    staff: str
    subject: str
    group: str


@dataclass(frozen=True, slots=True)
class RequirementStaffing:
    """How one requirement is to be staffed; `uid` is the requirement's. A locked choice of teachers is left alone by proposals."""

    uid: str
    teachers_needed: int = 1
    locked: bool = False


@dataclass(frozen=True, slots=True)
class SubjectCounting:
    """How a subject counts; `uid` is the subject's. A minute of it counts as `factor` minutes of teaching time."""

    uid: str
    factor: float = 1.0
    counts_as: TimeKind = TimeKind.TEACHING


@dataclass(frozen=True, slots=True)
class StudyPoints:
    """What a gymnasium group reads of a subject this year, in points. `hours_per_point` None means the school's factor."""

    uid: str
    group: str
    subject: str
    points: int
    hours_per_point: float | None = None


@dataclass(frozen=True, slots=True)
class LocalHours:
    """The school's own timplan: hours of a stage instead of the national ones (skolans val). `subject` is the timplan's code."""

    uid: str
    school_form: str
    subject: str
    first_grade: int
    last_grade: int
    hours: int


@dataclass(frozen=True, slots=True)
class WorkTerms:
    """The agreement on working time that applies to one type of duty on some dates, with its source.

    Hours are a full-time post's in a school year, spread over at most `days` working days. Minutes: `rest_minutes` of rest in a day
    of more than `rest_after` minutes' work, `daily_rest` between two days, presence `before_first` and `after_last` lesson.
    """

    uid: str
    name: str
    source: str
    duty_type: DutyType = DutyType.FERIETJANST
    dates: DateRange = ALWAYS
    regulated_hours: float = 1360.0
    trust_hours: float = 407.0
    days: int = 194
    rest_minutes: int = 30
    rest_after: int = 300
    daily_rest: int = 660
    before_first: int = 0
    after_last: int = 0


@dataclass(frozen=True, slots=True)
class WorkPeriod:
    """Verksamhetsperiod: dates with the regulated hours and working days that were fixed for a full-time post beforehand."""

    uid: str
    name: str
    dates: DateRange
    regulated_hours: float
    days: int


@dataclass(frozen=True, slots=True)
class DutyBreak:
    """One break in one area that must be watched: weekday, start (minutes after midnight), length, and how many watch it.

    Who watches are passes of a break-duty subject with uids made of this row's (`duty_uid`).
    """

    uid: str
    area: str
    day: int
    start: int
    minutes: int
    people: int = 1
    building: str = ""


def duty_uid(duty_break: str, place: int) -> str:
    """The uid of the requirement that says who watches a break, for its first (0), second … person; its one lesson has it too."""
    return str(uuid5(_DUTIES, f"{duty_break}\n{place}"))


@dataclass(frozen=True, slots=True)
class PlanningSettings:
    """The school's choices in staff planning; a school has at most one row.

    `hours_per_point` turns gymnasium points into guaranteed hours (2 180 h / 2 500 points on preparatory programmes);
    `break_duty_minutes` is the most a full-time post watches breaks in a week.
    """

    uid: str = "planning"
    hours_per_point: float = 0.872
    break_duty_minutes: int = 100


PlanningEntity = (
    PostTerms | Assignment | Qualification | TeachingWish | TaughtBefore | RequirementStaffing | SubjectCounting | StudyPoints
    | LocalHours | WorkTerms | WorkPeriod | DutyBreak | PlanningSettings
)  # fmt: skip

PLANNING_COLLECTION: dict[type[PlanningEntity], str] = {
    PostTerms: "post_terms", Assignment: "assignments", Qualification: "qualifications", TeachingWish: "teaching_wishes",
    TaughtBefore: "taught_before", RequirementStaffing: "requirement_staffing", SubjectCounting: "subject_counting",
    StudyPoints: "study_points", LocalHours: "local_hours", WorkTerms: "work_terms", WorkPeriod: "work_periods",
    DutyBreak: "duty_breaks", PlanningSettings: "planning",
}  # fmt: skip
"""Entity type -> the School field that holds it."""
