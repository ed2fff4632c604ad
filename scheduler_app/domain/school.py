"""A whole school as one immutable value, and the questions that every part of the program asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, Membership
from scheduler_app.domain.ignored import IgnoredBreach
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.planning import (
    Assignment,
    DutyBreak,
    LocalHours,
    PlanningSettings,
    PostTerms,
    Qualification,
    RequirementStaffing,
    StudyPoints,
    SubjectCounting,
    TaughtBefore,
    TeachingWish,
    WorkPeriod,
    WorkTerms,
)
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.tables import ColumnMapping
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, Subject
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.domain.withheld import Withheld


@dataclass(frozen=True, slots=True)
class SchoolUnit:
    """Skolenhet: the organisation that owns the timetable. `uid` is a UUID; `code` is Skolverket's unit code."""

    uid: str
    name: str
    code: str = ""
    municipality: str = ""
    day_start: int = 480
    day_end: int = 1020
    """The board's and the solver's earliest start and latest end, minutes after midnight."""
    period_frame: tuple[tuple[str, int, int], ...] = ()
    """A fixed frame of named periods (name, start, end), for schools and FET files that use one; lessons then start with a period."""
    teaching_minutes_norm: int = 1080
    """Local norm of teaching minutes a week at full time (no central norm exists)."""


@dataclass(frozen=True)
class School:
    """Everything a scheduler works on, at one revision. Maps are keyed by uid and never changed in place."""

    unit: SchoolUnit
    year: SchoolYear
    subjects: Mapping[str, Subject] = field(default_factory=dict)
    rooms: Mapping[str, Room] = field(default_factory=dict)
    staff: Mapping[str, StaffMember] = field(default_factory=dict)
    pupils: Mapping[str, Pupil] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    memberships: Mapping[str, Membership] = field(default_factory=dict)
    programmes: Mapping[str, AdaptedProgramme] = field(default_factory=dict)
    blocks: Mapping[str, Block] = field(default_factory=dict)
    requirements: Mapping[str, Requirement] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    timetables: Mapping[str, TimetableVersion] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    dated_changes: Mapping[str, DatedChange] = field(default_factory=dict)
    individual_lessons: Mapping[str, IndividualLesson] = field(default_factory=dict)
    withheld: Mapping[str, Withheld] = field(default_factory=dict)
    mappings: Mapping[str, ColumnMapping] = field(default_factory=dict)
    post_terms: Mapping[str, PostTerms] = field(default_factory=dict)
    assignments: Mapping[str, Assignment] = field(default_factory=dict)
    qualifications: Mapping[str, Qualification] = field(default_factory=dict)
    teaching_wishes: Mapping[str, TeachingWish] = field(default_factory=dict)
    taught_before: Mapping[str, TaughtBefore] = field(default_factory=dict)
    requirement_staffing: Mapping[str, RequirementStaffing] = field(default_factory=dict)
    subject_counting: Mapping[str, SubjectCounting] = field(default_factory=dict)
    study_points: Mapping[str, StudyPoints] = field(default_factory=dict)
    local_hours: Mapping[str, LocalHours] = field(default_factory=dict)
    work_terms: Mapping[str, WorkTerms] = field(default_factory=dict)
    work_periods: Mapping[str, WorkPeriod] = field(default_factory=dict)
    duty_breaks: Mapping[str, DutyBreak] = field(default_factory=dict)
    planning: Mapping[str, PlanningSettings] = field(default_factory=dict)
    ignored: Mapping[str, IgnoredBreach] = field(default_factory=dict)
    current: str = ""
    """uid of the timetable version being worked on."""
    source: Mapping[str, str] = field(default_factory=dict)
    """What an importer must remember to write the file back (see interchange/fet); plain text by key."""

    @cached_property
    def lessons_of(self) -> Mapping[str, tuple[Lesson, ...]]:
        """Lessons by requirement uid, in position order."""
        found: dict[str, list[Lesson]] = {uid: [] for uid in self.requirements}
        for lesson in self.lessons.values():
            found[lesson.requirement].append(lesson)
        return MappingProxyType({uid: tuple(sorted(rows, key=lambda row: row.position)) for uid, rows in found.items()})

    @cached_property
    def memberships_of(self) -> Mapping[str, tuple[Membership, ...]]:
        """Memberships by group uid."""
        found: dict[str, list[Membership]] = {uid: [] for uid in self.groups}
        for membership in self.memberships.values():
            found[membership.group].append(membership)
        return MappingProxyType({uid: tuple(rows) for uid, rows in found.items()})

    @cached_property
    def programmes_of(self) -> Mapping[str, tuple[AdaptedProgramme, ...]]:
        """Adapted programmes by pupil uid (only pupils that have one)."""
        found: dict[str, list[AdaptedProgramme]] = {}
        for programme in self.programmes.values():
            found.setdefault(programme.pupil, []).append(programme)
        return MappingProxyType({uid: tuple(rows) for uid, rows in found.items()})

    @cached_property
    def dated_changes_of(self) -> Mapping[str, tuple[DatedChange, ...]]:
        """Dated changes by lesson uid (only lessons that have any)."""
        found: dict[str, list[DatedChange]] = {}
        for change in self.dated_changes.values():
            found.setdefault(change.lesson, []).append(change)
        return MappingProxyType({uid: tuple(rows) for uid, rows in found.items()})

    @cached_property
    def individual_lessons_of(self) -> Mapping[str, tuple[IndividualLesson, ...]]:
        """Added and removed single lessons of pupils by lesson uid (only lessons that have any)."""
        found: dict[str, list[IndividualLesson]] = {}
        for row in self.individual_lessons.values():
            found.setdefault(row.lesson, []).append(row)
        return MappingProxyType({uid: tuple(rows) for uid, rows in found.items()})

    @cached_property
    def placed(self) -> Mapping[str, Placement]:
        """Placements of the current timetable by lesson uid."""
        return MappingProxyType({p.lesson: p for p in self.placements.values() if p.timetable == self.current})

    def is_vacant(self, staff_uid: str) -> bool:
        """Tell whether a post has no name yet: what it teaches is scheduled, and not published."""
        terms = self.post_terms.get(staff_uid)
        return terms is not None and terms.vacant

    def requirement_of(self, lesson_uid: str) -> Requirement:
        return self.requirements[self.lessons[lesson_uid].requirement]

    def subject_of(self, lesson_uid: str) -> Subject:
        return self.subjects[self.requirement_of(lesson_uid).subject]

    @cached_property
    def _sizes(self) -> Mapping[str, int]:
        members = {uid: len({row.pupil for row in rows}) for uid, rows in self.memberships_of.items()}
        return {uid: members.get(uid) or group.planned_pupils for uid, group in self.groups.items()}

    def group_size(self, group_uid: str) -> int:
        """Pupils in the group (most at any one time is not computed: every membership counts), else the planned number."""
        return self._sizes[group_uid]
