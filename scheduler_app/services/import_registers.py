"""Files of a school register into a school: SS 12000 bundles and Edlevo's XML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.import_request import empty_school, outcome_of
from scheduler_app.services.import_sources import LARGEST_TABLE, folder_files
from scheduler_app.services.ports import ForeignFormats


def import_ss12000(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    """A bundle: one JSON file of the standard's rows."""
    files = _files(source, (".json",))
    target = school or replace(empty_school(source, today), unit=formats.unit_of("ss12000", files))
    return outcome_of("ss12000", school, target, formats.read("ss12000", target, files), request)


def import_edlevo(formats: ForeignFormats, school: School | None, source: Path, today: date, request: ImportRequest) -> ImportOutcome:
    """One XML file, or a folder with those that belong together (organisation, personnel, persons, study information)."""
    files = _files(source, (".xml",))
    target = school or empty_school(source, today)
    return outcome_of("edlevo", school, target, formats.read("edlevo", target, files), request)


def _files(source: Path, suffixes: tuple[str, ...]) -> dict[str, bytes]:
    files, _ = folder_files(source, suffixes, lambda name: True, LARGEST_TABLE)
    if not files:
        raise InputError("import_no_files", path=str(source), suffixes=", ".join(suffixes))
    return files
