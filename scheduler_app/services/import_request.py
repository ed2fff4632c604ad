"""What the person who imports says beside the file, and how a reading becomes an outcome."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scheduler_app.domain.calendar import DateRange, SchoolYear
from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.identity import uid_of, unit_uid
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.tables import ImportRequest, TableView
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.timetable import TimetableVersion
from scheduler_app.services.import_report import ImportOutcome, ImportReport
from scheduler_app.services.merging import Merge, merge


def school_year(today: date) -> SchoolYear:
    """A proposed year for a file that has none: the running one until May, then the coming one (as for an empty school)."""
    first = today.year if today.month >= 5 else today.year - 1
    return SchoolYear(f"{first}", f"{first}/{(first + 1) % 100:02d}", DateRange(date(first, 8, 17), date(first + 1, 6, 12)))


def empty_school(source: Path, today: date) -> School:
    """The school that a source without one is read into, named after the file."""
    name = source.stem
    unit = SchoolUnit(unit_uid(name), name)
    version = TimetableVersion(uid_of(unit.uid, "timetable", ""), "1")
    return School(unit, school_year(today), timetables={version.uid: version}, current=version.uid)


def outcome_of(
    format: str, school: School | None, target: School, reading: Reading, request: ImportRequest, tables: tuple[TableView, ...] = ()
) -> ImportOutcome:
    """The reading merged into `target`, which is the school or, where that is None, an empty one."""
    gone = [row for row in reading.gone if isinstance(row, Lesson)] if request.partial else reading.gone
    merged = merge(target, reading.entities, gone)
    report = ImportReport(format, merged.tally, tuple(reading.refused), dict(reading.not_supported), tables)
    if school is None:
        return ImportOutcome(report, school=apply_changes(target, merged.changes))
    return ImportOutcome(report, step=import_step(format, merged))


def import_step(format: str, merged: Merge) -> ChangeSet:
    return ChangeSet("import", merged.changes, (("format", format), ("n", str(len(merged.changes)))))
