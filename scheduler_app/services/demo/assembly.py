"""From a draft to a school."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from scheduler_app.domain.changes import Entity
from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.timetable import TimetableVersion
from scheduler_app.services.demo.draft import Draft

_Row = TypeVar("_Row", bound=Entity)


def finished(draft: Draft, name: str, municipality: str, day_start: int, day_end: int, programmes: Iterable[AdaptedProgramme]) -> School:
    """The draft as a school with one empty timetable."""
    timetable = TimetableVersion(draft.uid("timetable", "1"), "Utkast")
    unit = SchoolUnit(draft.uid("unit", name), name, "99999999", municipality, day_start, day_end, teaching_minutes_norm=draft.norm)
    return School(
        unit=unit, year=draft.calendar.school_year(),
        subjects=_by_uid(draft.subjects.values()), rooms=_by_uid(draft.rooms.values()), staff=_by_uid(draft.staff.values()),
        pupils=_by_uid(draft.pupils.values()), groups=_by_uid(draft.groups.values()), memberships=_by_uid(draft.memberships),
        programmes=_by_uid(programmes), blocks=_by_uid(draft.blocks.values()),
        requirements=_by_uid(draft.requirements.values()), lessons=draft.lessons, rules=_by_uid(draft.rules),
        timetables={timetable.uid: timetable}, current=timetable.uid,
    )  # fmt: skip


def _by_uid(rows: Iterable[_Row]) -> dict[str, _Row]:
    return {row.uid: row for row in rows}
