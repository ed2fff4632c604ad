"""`export`: the school in another format."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import say
from scheduler_app.services.exporting import FORMATS, export_school

NAME = "export"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--format", required=True, choices=FORMATS)
    parser.add_argument("--out", required=True, type=Path, metavar="PATH")
    parser.add_argument("--public", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        export_school(services.formats, store.load(), arguments.format, arguments.out, public=arguments.public)
    say("cli_exported", path=arguments.out)
    return 0
