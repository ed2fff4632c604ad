"""`imports`: the log of imports into a school, newest first."""

from __future__ import annotations

import argparse
from contextlib import closing
from dataclasses import asdict

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import print_json
from scheduler_app.texts import text

NAME = "imports"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        runs = store.imports(1_000)
    if arguments.json:
        print_json({"imports": [{**asdict(run), "at": run.at.isoformat()} for run in runs]})
        return 0
    for run in runs:
        undone = text("import_run_undone") if run.undone else ""
        at = run.at.astimezone().strftime("%Y-%m-%d %H:%M")
        print(text("import_run_line", **{**asdict(run), "at": at, "undone": undone}).rstrip())
    return 0
