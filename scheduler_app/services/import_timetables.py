"""Another timetable program's files into a school: aSc Timetables XML and Untis' text files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.import_request import empty_school, outcome_of
from scheduler_app.services.import_sources import LARGEST_TABLE, belongs_to_untis, content_of, folder_files
from scheduler_app.services.ports import ForeignFormats


def import_asc(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    target = school or empty_school(source, today)
    reading = formats.read("asc", target, {source.name: content_of(source, LARGEST_TABLE)})
    return outcome_of("asc", school, target, reading, request)


def import_untis(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    """One GPU file, or a folder with those that belong together."""
    if source.is_dir():
        files, _ = folder_files(source, (".txt", ".csv", ".dif"), belongs_to_untis, LARGEST_TABLE)
    else:
        files = {source.name: content_of(source, LARGEST_TABLE)}
    if not files:
        raise InputError("import_no_files", path=str(source), suffixes="GPU001.TXT …")
    target = school or empty_school(source, today)
    return outcome_of("untis", school, target, formats.read("untis", target, files), request)
