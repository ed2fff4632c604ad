"""Reading a foreign file into a school, new or existing: one step, all or nothing, the same again when repeated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest
from scheduler_app.errors import InputError
from scheduler_app.services.import_fet import import_fet
from scheduler_app.services.import_json import import_json
from scheduler_app.services.import_registers import import_edlevo, import_ss12000
from scheduler_app.services.import_report import ImportOutcome, ImportReport
from scheduler_app.services.import_request import school_year
from scheduler_app.services.import_sources import guess_format
from scheduler_app.services.import_tables import import_csv, import_xlsx
from scheduler_app.services.import_timetables import import_asc, import_untis
from scheduler_app.services.ports import ForeignFormats

__all__ = ["FORMATS", "ImportOutcome", "ImportReport", "guess_format", "import_into", "school_year"]


def import_into(
    formats: ForeignFormats,
    school: School | None,
    source: Path,
    format: str | None = None,
    *,
    today: date | None = None,
    request: ImportRequest | None = None,
) -> ImportOutcome:
    """Read `source` (a file; for tables and Untis also a folder of files) as `format`, which is guessed from name and content if None.

    `school` None makes a new school out of it. InputError when the source cannot be used at all; single rows that
    cannot are refused and reported. `today` decides the school year of a new school; `request` says more (see there).
    """
    kind = format or guess_format(source)
    reader = _READERS.get(kind)
    if reader is None:
        raise InputError("import_format_unknown", format=kind, known=", ".join(FORMATS))
    return reader(formats, school, source, today or date.today(), request or ImportRequest())


_Reader = Callable[[ForeignFormats, School | None, Path, date, ImportRequest], ImportOutcome]

_READERS: Mapping[str, _Reader] = {
    "csv": import_csv, "xlsx": import_xlsx, "fet": import_fet, "json": import_json, "ss12000": import_ss12000,
    "edlevo": import_edlevo, "asc": import_asc, "untis": import_untis,
}  # fmt: skip

FORMATS = tuple(_READERS)
"""Formats that `import_into` reads."""
