"""What the import dialogs need from outside, as one value. Everything runs in the worker thread unless said otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scheduler_app.domain.import_difference import Difference
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest, TableKind, TableView
from scheduler_app.services.files import write_file
from scheduler_app.services.import_differences import differences
from scheduler_app.services.import_log import note_run, source_name
from scheduler_app.services.import_refused import refused_table
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.import_tables import look_at_tables
from scheduler_app.services.importing import guess_format, import_into
from scheduler_app.services.ports import ForeignFormats, SchoolStore
from scheduler_app.ui.language import current


@dataclass(frozen=True)
class Looked:
    """An import as it would be: how its tables are read, and either its outcome with every difference or why it cannot be."""

    views: Sequence[TableView]
    outcome: ImportOutcome | None = None
    differences: Sequence[Difference] = ()
    error: Exception | None = None


@dataclass(frozen=True)
class ImportServices:
    """`table_kinds` may be called anywhere; `note` takes the open store, after the import's steps have been stored."""

    look: Callable[[School | None, Path, str | None, ImportRequest], Looked]
    table_kinds: Callable[[], Sequence[TableKind]]
    write_template: Callable[[str, Path, str], None]
    write_refused: Callable[[Iterable[RefusedRow], Path, str], None]
    note: Callable[[SchoolStore, ImportOutcome, Path, str], None]


def import_services(formats: ForeignFormats) -> ImportServices:
    return ImportServices(
        look=partial(_look, formats), table_kinds=formats.table_kinds, write_template=partial(_write_template, formats),
        write_refused=_write_refused, note=_note,
    )  # fmt: skip


def _look(formats: ForeignFormats, school: School | None, source: Path, format: str | None, request: ImportRequest) -> Looked:
    kind = format or guess_format(source)
    try:
        outcome = import_into(formats, school, source, kind, request=request)
    except Exception as error:  # carried to the window: the columns are to be seen although the table cannot be read yet
        return Looked(look_at_tables(formats, school, source, request) if kind in ("csv", "xlsx") else (), error=error)
    return Looked(outcome.report.tables, outcome, list(differences(school, outcome, current())))


def _write_template(formats: ForeignFormats, kind: str, out: Path, language: str) -> None:
    write_file(out, formats.table_template(kind, out.suffix.lower().lstrip("."), language))


def _write_refused(rows: Iterable[RefusedRow], out: Path, language: str) -> None:
    write_file(out, refused_table(rows, language))


def _note(store: SchoolStore, outcome: ImportOutcome, source: Path, author: str) -> None:
    note_run(store, outcome, source_name(source), author)
