"""`import`: read a foreign file into a school, new or existing; idempotent."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, print_json, say
from scheduler_app.cli.register import add_register_arguments, refuse_register_options, register_name, register_outcome, source_argument
from scheduler_app.domain.school import School
from scheduler_app.domain.tables import ImportRequest, TableChoice
from scheduler_app.errors import InputError
from scheduler_app.services.files import write_file
from scheduler_app.services.import_differences import difference_line, differences
from scheduler_app.services.import_log import carry_out, note_run, source_name
from scheduler_app.services.import_refused import refused_table
from scheduler_app.services.import_tables import look_at_tables
from scheduler_app.services.importing import FORMATS, ImportOutcome, import_into
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.workspace import Workspace
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "import"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("source", type=source_argument, metavar="SOURCE")
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("--dry-run", action="store_true", help=text("cli_import_dry_run"))
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--changes", action="store_true", help=text("cli_import_changes"))
    parser.add_argument("--refused", type=Path, metavar="FILE.csv", help=text("cli_import_refused"))
    parser.add_argument("--partial", action="store_true", help=text("cli_import_partial"))
    parser.add_argument("--kind", help=text("cli_import_kind"))
    parser.add_argument("--column", action="append", default=[], metavar="HEADING=COLUMN", help=text("cli_import_column"))
    parser.add_argument("--encoding", default="", help=text("cli_import_encoding"))
    parser.add_argument("--separator", default="", help=text("cli_import_separator"))
    add_register_arguments(parser)


def run(arguments: argparse.Namespace, services: Services) -> int:
    store = _opened(arguments.school, services)
    source = register_name(arguments) if isinstance(arguments.source, str) else source_name(arguments.source)
    school: School | None = None
    if store is not None:
        with closing(store):
            workspace = Workspace(store, author())
            school = workspace.school
            outcome = _outcome(services, school, store, arguments)
            if not arguments.dry_run:
                carry_out(workspace, outcome, source, author())
    else:
        outcome = _outcome(services, None, None, arguments)
        if not arguments.dry_run:
            assert outcome.school is not None
            with closing(services.stores.create(arguments.school, outcome.school)) as store:
                note_run(store, outcome, source, author())
    if arguments.refused is not None:
        write_file(arguments.refused, refused_table(outcome.report.refused))
    _print(school, outcome, arguments)
    return 0


def _opened(address: str, services: Services) -> SchoolStore | None:
    """The school, or None where there is none yet; anything else that lies there is an error."""
    try:
        return services.stores.open(address)
    except InputError as error:
        if error.code == "storage_missing":
            return None
        raise


def _outcome(services: Services, school: School | None, store: SchoolStore | None, arguments: argparse.Namespace) -> ImportOutcome:
    if isinstance(arguments.source, str):
        if arguments.format not in (None, "ss12000"):
            raise InputError("import_format_unknown", format=arguments.format, known="ss12000")
        return register_outcome(services, school, store, arguments)
    refuse_register_options(arguments)
    request = ImportRequest(partial=arguments.partial)
    if arguments.kind or arguments.column or arguments.encoding or arguments.separator:
        request = ImportRequest(_choices(services, school, arguments), arguments.partial)
    return import_into(services.formats, school, arguments.source, arguments.format, request=request)


def _choices(services: Services, school: School | None, arguments: argparse.Namespace) -> dict[str, TableChoice]:
    """What the arguments say, for the one table of the source; columns not named keep what their headings say."""
    separator = "\t" if arguments.separator == "tab" else arguments.separator
    if separator not in ("", ";", ",", "\t"):
        raise InputError("cli_bad_separator", value=separator)
    plain = TableChoice(arguments.kind or "", None, arguments.encoding, separator)
    views = look_at_tables(services.formats, school, arguments.source, ImportRequest({arguments.source.name: plain}))
    if len(views) != 1:
        raise InputError("cli_one_table", n=len(views), names=", ".join(view.name for view in views))
    view = views[0]
    if not arguments.column:
        return {view.name: plain}
    columns = dict(view.columns)
    for entry in arguments.column:
        heading, equals, key = entry.rpartition("=")
        if not equals or not heading:
            raise InputError("cli_bad_column", value=entry)
        columns = {known: value for known, value in columns.items() if value != key or not key}
        columns[heading] = key
    kind = arguments.kind or view.kind
    if not kind:
        raise InputError("cli_column_needs_kind", kinds=", ".join(kind.kind for kind in services.formats.table_kinds()))
    return {view.name: TableChoice(kind, columns, arguments.encoding, separator)}


def _print(school: School | None, outcome: ImportOutcome, arguments: argparse.Namespace) -> None:
    data: dict[str, Any] = outcome.report.data()
    if arguments.json:
        if arguments.changes:
            data["changes"] = [row.data() for row in differences(school, outcome)]
        print_json(data)
        return
    for table in outcome.report.tables:
        separator = {"\t": "tab", "": "–"}.get(table.separator, table.separator)
        note(text("cli_table_read", name=table.name, kind=table.kind or "?", encoding=table.encoding, separator=separator, n=table.rows))
    if arguments.changes or (arguments.dry_run and outcome.step is not None):
        for row in differences(school, outcome):
            print(difference_line(row))
    for row in data["refused"]:
        note(text("cli_refused_row", **row))
    for name, number in data["not_supported"].items():
        note(text("cli_not_supported", name=name, n=number))
    say(
        "cli_would_import" if arguments.dry_run else "cli_imported",
        **{key: data[key] for key in ("format", "added", "changed", "unchanged", "archived")},
    )
