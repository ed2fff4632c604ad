"""`print`: schedules as one PDF."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, say
from scheduler_app.services.printing import KINDS, print_schedules

NAME = "print"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--what", required=True, choices=KINDS)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf")
    parser.add_argument("--week", type=count, metavar="W")
    parser.add_argument("--public", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        report = print_schedules(
            services.printer, store.load(), arguments.what, arguments.out, week=arguments.week, public=arguments.public
        )
    say("cli_printed", n=report.pages, pages=report.pages, path=report.path)
    return 0
