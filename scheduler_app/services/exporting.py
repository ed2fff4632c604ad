"""Writing the school in a foreign format, whole or without persons; the target is either the new file or the old one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from scheduler_app.domain import codec
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.files import write_file, write_folder
from scheduler_app.services.ports import ForeignFormats
from scheduler_app.services.public import without_persons
from scheduler_app.texts import day_text, system_language, text

FORMATS = ("json", "csv", "xlsx", "fet", "asc", "untis", "ics", "ss12000")
"""Formats that `export_school` writes."""

FOLDERS = ("csv", "untis", "ics")
"""Formats that are a folder of files; a single calendar may be one file."""


_WITH_OVERLAPS = ("fet", "ics")
"""Formats that need to know which groups share pupils, nameless ones in a public file."""


def export_school(
    formats: ForeignFormats,
    school: School,
    format: str,
    out: Path,
    public: bool = False,
    *,
    first: date | None = None,
    last: date | None = None,
    persons: Sequence[str] = (),
    today: date | None = None,
) -> Mapping[str, int]:
    """Write the school to `out` (a folder for those in `FOLDERS`, else one file).

    Dated formats write `first` to `last`; calendars are those of classes and rooms, or only the own ones of `persons` (signatures or
    uids). Formats without dates have the groups as they are on `first`, or `today` in the year.

    Everything is written beside the target, flushed to disk and put in place at the end: after a failure the old content
    stands. `public` leaves out every person. Returns how often the school has what the format cannot be told, by the code of the text that
    names it. InputError for an unknown format or a target that cannot be one, EnvironmentProblem when the disk is full or the folder
    cannot be written.
    """
    if format not in FORMATS:
        raise InputError("export_format_unknown", format=format, known=", ".join(FORMATS))
    shown = without_persons(school, keep_overlaps=format in _WITH_OVERLAPS) if public else school
    if format == "json":
        write_file(out, codec.to_json(shown).encode())
        return {}
    day_names = tuple(day_text(day, heading=True) for day in range(max((6, *school.year.weekdays)) + 1))
    whose = tuple(_person(school, name) for name in persons)
    day = _day_of_year(school, first or today or date.today())
    written = formats.write(format, ExportOrder(shown, system_language(), day_names, public, first, last, whose, day))
    alone = len(written.files) == 1 and out.suffix.lower() == ".ics"
    if format in FOLDERS and not alone:
        write_folder(out, written.files)
    else:
        (content,) = written.files.values()
        write_file(out, content)
    return written.left_out


def left_out_lines(left_out: Mapping[str, int], language: str | None = None) -> list[str]:
    """What a file could not be told, a line for each kind, in the order of their names."""
    return sorted(text("export_left_out", language, name=text(code, language), n=n) for code, n in left_out.items())


def _day_of_year(school: School, day: date) -> date:
    """The day, or the year's first or last one where it lies outside."""
    first, last = school.year.dates.first or date.min, school.year.dates.last or date.max
    return min(max(day, first), last)


def _person(school: School, text: str) -> str:
    """The uid of whom a signature or uid means; what means nobody is left to whoever writes."""
    found = next((row.uid for row in school.staff.values() if row.signature.casefold() == text.casefold() and not row.archived), text)
    return text if text in school.staff or text in school.pupils else found
