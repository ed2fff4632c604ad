"""Which tables hold which entity. A field added to an entity needs nothing here; an ordered list needs its line."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.groups import AdaptedProgramme, Group, Membership
from scheduler_app.domain.ignored import IgnoredBreach
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.planning import PLANNING_COLLECTION
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import SchoolUnit
from scheduler_app.domain.tables import ColumnMapping
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Room, Subject
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.domain.withheld import Withheld
from scheduler_app.storage.mapping import EntityMap
from scheduler_app.storage.tables import calendar, dated_changes, groups, imports, people, planning, rules, teaching, timetable, workbench

_REQUIREMENT_LISTS = {
    "groups": teaching.RequirementGroupRow,
    "teachers": teaching.RequirementTeacherRow,
    "room_need.rooms": teaching.RequirementRoomRow,
    "room_need.tags": teaching.RequirementRoomTagRow,
    "tags": teaching.RequirementTagRow,
}

_YEAR_LISTS = {"terms": calendar.TermRow, "periods": calendar.PeriodRow, "days_off": calendar.DayOffRow}

_MAPS = (
    EntityMap(SchoolUnit, calendar.SchoolUnitRow, {"period_frame": calendar.FramePeriodRow}),
    EntityMap(SchoolYear, calendar.SchoolYearRow, _YEAR_LISTS),
    EntityMap(Subject, teaching.SubjectRow),
    EntityMap(Room, teaching.RoomRow, {"tags": teaching.RoomTagRow}),
    EntityMap(StaffMember, people.StaffMemberRow, {"subjects": people.StaffSubjectRow}),
    EntityMap(Pupil, people.PupilRow),
    EntityMap(Group, groups.GroupRow),
    EntityMap(Membership, groups.MembershipRow),
    EntityMap(AdaptedProgramme, groups.AdaptedProgrammeRow, {"lessons": groups.AdaptedProgrammeLessonRow}),
    EntityMap(Block, teaching.BlockRow),
    EntityMap(Requirement, teaching.RequirementRow, _REQUIREMENT_LISTS),
    EntityMap(Lesson, teaching.LessonRow),
    EntityMap(Rule, rules.RuleRow, {"targets": rules.RuleTargetRow}),
    EntityMap(TimetableVersion, timetable.TimetableVersionRow),
    EntityMap(Placement, timetable.PlacementRow, {"rooms": timetable.PlacementRoomRow}, key=("timetable", "lesson")),
    EntityMap(
        DatedChange, dated_changes.DatedChangeRow,
        {"teachers": dated_changes.DatedChangeTeacherRow, "rooms": dated_changes.DatedChangeRoomRow}, key=("lesson", "day"),
    ),
    EntityMap(IndividualLesson, dated_changes.IndividualLessonRow),
    EntityMap(Withheld, imports.WithheldRow, key=("kind", "person")),
    EntityMap(ColumnMapping, imports.ColumnMappingRow),
    EntityMap(IgnoredBreach, workbench.IgnoredBreachRow),
    *(EntityMap(kind, planning.ROW_OF[kind.__name__]) for kind in PLANNING_COLLECTION),
)  # fmt: skip

MAP_OF: Mapping[type[Any], EntityMap] = MappingProxyType({entry.kind: entry for entry in _MAPS})
"""Entity type -> how it is stored, for every type of domain/changes.Entity."""
