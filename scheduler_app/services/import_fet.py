"""A FET file into a school: everything it says is replaced by what it says now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from scheduler_app.domain.changes import COLLECTION, Entity
from scheduler_app.domain.identity import FET_RULE
from scheduler_app.domain.people import Origin, is_imported
from scheduler_app.domain.rules import Rule
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ColumnMapping, ImportRequest
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.domain.withheld import Withheld
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome, ImportReport
from scheduler_app.services.import_request import import_step, school_year
from scheduler_app.services.import_sources import content_of
from scheduler_app.services.merging import Tally, absent, merge
from scheduler_app.services.ports import ForeignFormats

_NOT_OF_FILE = (TimetableVersion, Placement, Withheld, ColumnMapping)


def import_fet(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    """A school of its own, or one step; InputError where the file and the school's own lessons do not fit together."""
    year, unit = (school_year(today), None) if school is None else (school.year, school.unit)
    reading = formats.read_fet(content_of(source), year, unit)
    if school is None:
        added = sum(len(getattr(reading.school, name)) for name in COLLECTION.values())
        return ImportOutcome(ImportReport("fet", Tally(added=added), not_supported=reading.not_supported), school=reading.school)
    new = reading.school
    own = [row for row in school.lessons.values() if school.requirements[row.requirement].origin is Origin.LOCAL]
    if school.requirements and new.subjects.keys().isdisjoint(school.subjects):
        raise InputError("fet_into_other_school", n=len(school.requirements))
    if own and (new.unit.period_frame != school.unit.period_frame or new.year.weekdays != school.year.weekdays):
        raise InputError("fet_other_frame", n=len(own))
    complete = [kind for kind in COLLECTION if kind not in _NOT_OF_FILE]
    incoming = [*_entities(new), *_locks(school, new)]
    gone = [] if request.partial else absent(school, incoming, complete, lambda row: _from_fet(school, row))
    merged = merge(school, incoming, gone)
    return ImportOutcome(ImportReport("fet", merged.tally, not_supported=reading.not_supported), step=import_step("fet", merged))


def _from_fet(school: School, row: Entity) -> bool:
    """Tell whether an earlier import of a FET file made the row."""
    if isinstance(row, Rule):
        return row.uid.startswith(FET_RULE)
    if isinstance(row, Lesson):
        return school.requirements[row.requirement].origin is Origin.IMPORT
    return is_imported(row)


def _locks(school: School, new: School) -> list[Placement]:
    """Imported locks in the school's current timetable, where they are new or differ; what a person placed elsewhere gives way."""
    return [replace(row, timetable=school.current) for row in new.placements.values()] if school.current in school.timetables else []


def _entities(school: School) -> list[Entity]:
    singles: list[Entity] = [school.unit, school.year]
    return singles + [row for kind, name in COLLECTION.items() if kind not in _NOT_OF_FILE for row in getattr(school, name).values()]
