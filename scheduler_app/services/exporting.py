"""Writing the school in a foreign format, whole or without persons; the target is either the new file or the old one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from scheduler_app.domain import codec
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.files import write_file, write_folder
from scheduler_app.services.ports import ForeignFormats
from scheduler_app.services.public import without_persons
from scheduler_app.texts import system_language, text


def export_school(formats: ForeignFormats, school: School, format: str, out: Path, public: bool = False) -> None:
    """Write the school to `out` (csv: a folder with one file a table; else one file).

    Everything is written beside the target, flushed to disk and put in place at the end: after a failure the old content
    stands. `public` leaves out every person. InputError for an unknown format or a target that cannot be one,
    EnvironmentProblem when the disk is full or the folder cannot be written.
    """
    writer = _WRITERS.get(format)
    if writer is None:
        raise InputError("export_format_unknown", format=format, known=", ".join(FORMATS))
    writer(formats, without_persons(school, keep_overlaps=format == "fet") if public else school, out)


def _export_fet(formats: ForeignFormats, school: School, out: Path) -> None:
    write_file(out, formats.write_fet(school, tuple(text(f"weekday_{day}") for day in range(7))))


def _export_json(_: ForeignFormats, school: School, out: Path) -> None:
    write_file(out, codec.to_json(school).encode())


def _export_csv(formats: ForeignFormats, school: School, out: Path) -> None:
    write_folder(out, formats.write_csv(school, system_language()))


_WRITERS: Mapping[str, Callable[[ForeignFormats, School, Path], None]] = {"json": _export_json, "csv": _export_csv, "fet": _export_fet}

FORMATS = tuple(_WRITERS)
"""Formats that `export_school` writes."""
