"""`export`: the school in another format."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, parse_date, say
from scheduler_app.services.exporting import FORMATS, export_school, left_out_lines
from scheduler_app.texts import text

NAME = "export"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--format", required=True, choices=FORMATS)
    parser.add_argument("--out", required=True, type=Path, metavar="PATH")
    parser.add_argument("--public", action="store_true")
    parser.add_argument("--from", dest="first", type=parse_date, metavar="DATE", help=text("cli_export_from"))
    parser.add_argument("--until", dest="last", type=parse_date, metavar="DATE", help=text("cli_export_until"))
    parser.add_argument("--person", action="append", default=[], help=text("cli_export_person"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        left_out = export_school(
            services.formats, store.load(), arguments.format, arguments.out, public=arguments.public,
            first=arguments.first, last=arguments.last, persons=arguments.person,
        )  # fmt: skip
    say("cli_exported", path=arguments.out)
    for line in left_out_lines(left_out):
        note(text("cli_left_out", line=line))
    return 0
