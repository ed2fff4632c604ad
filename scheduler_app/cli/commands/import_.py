"""`import`: read a foreign file into a school, new or existing; idempotent."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, print_json, say
from scheduler_app.errors import InputError
from scheduler_app.services.importing import FORMATS, ImportOutcome, import_into
from scheduler_app.services.ports import ForeignFormats, SchoolStore
from scheduler_app.services.workspace import Workspace
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "import"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    store = _opened(arguments.school, services)
    if store is not None:
        with closing(store):
            outcome = _into(store, services.formats, arguments)
    else:
        outcome = import_into(services.formats, None, arguments.source, arguments.format)
        if not arguments.dry_run:
            assert outcome.school is not None
            services.stores.create(arguments.school, outcome.school).close()
    _print(outcome, arguments)
    return 0


def _opened(address: str, services: Services) -> SchoolStore | None:
    """The school, or None where there is none yet; anything else that lies there is an error."""
    try:
        return services.stores.open(address)
    except InputError as error:
        if error.code == "storage_missing":
            return None
        raise


def _into(store: SchoolStore, formats: ForeignFormats, arguments: argparse.Namespace) -> ImportOutcome:
    workspace = Workspace(store, author())
    outcome = import_into(formats, workspace.school, arguments.source, arguments.format)
    if outcome.step is not None and not arguments.dry_run:
        workspace.do(outcome.step)
    return outcome


def _print(outcome: ImportOutcome, arguments: argparse.Namespace) -> None:
    data: dict[str, Any] = outcome.report.data()
    if arguments.json:
        print_json(data)
        return
    for row in data["refused"]:
        note(text("cli_refused_row", **row))
    for name, number in data["not_supported"].items():
        note(text("cli_not_supported", name=name, n=number))
    say(
        "cli_would_import" if arguments.dry_run else "cli_imported",
        **{key: data[key] for key in ("format", "added", "changed", "unchanged", "archived")},
    )
