"""`print`: schedules as one PDF, or one for each recipient."""

from __future__ import annotations

import argparse
from contextlib import ExitStack, closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, say
from scheduler_app.domain.printing import PER_SHEET, Paper, PrintWish
from scheduler_app.domain.school import School
from scheduler_app.services.printing import KINDS, print_order, print_schedules
from scheduler_app.texts import text

NAME = "print"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--what", required=True, choices=KINDS)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.pdf", help=text("cli_help_print_out"))
    parser.add_argument("--of", action="append", default=[], metavar="NAME", help=text("cli_help_print_of"))
    parser.add_argument("--week", type=count, metavar="W")
    parser.add_argument("--period", metavar="NAME")
    parser.add_argument("--each", action="store_true", help=text("cli_help_print_each"))
    parser.add_argument("--grey", action="store_true", help=text("cli_help_print_grey"))
    parser.add_argument("--paper", type=Paper, choices=tuple(Paper))
    parser.add_argument("--per-sheet", type=count, choices=PER_SHEET, default=1, help=text("cli_help_print_per_sheet"))
    parser.add_argument("--since", default="", metavar="VERSION", help=text("cli_help_print_since"))
    parser.add_argument("--with", dest="others", action="append", default=[], metavar="SCHOOL", help=text("cli_help_print_with"))
    parser.add_argument("--public", action="store_true", help=text("cli_help_print_public"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    with ExitStack() as stack:

        def load(address: str) -> School:
            return stack.enter_context(closing(services.stores.open(address))).load()

        wish = PrintWish(
            arguments.what, arguments.week, arguments.period, tuple(arguments.of), arguments.public, None, arguments.grey,
            arguments.paper, arguments.since, arguments.per_sheet,
        )  # fmt: skip
        before = load(arguments.since) if _is_school(arguments.since) else None
        order = print_order(load(arguments.school), wish, before=before, others=[load(address) for address in arguments.others])
    report = print_schedules(services.printer, order, arguments.out, each=arguments.each)
    say("cli_printed_each" if arguments.each else "cli_printed", n=report.pages, pages=report.pages, files=report.files, path=report.path)
    return 0


def _is_school(since: str) -> bool:
    """A file or database to compare with, rather than the name of a version."""
    return since.startswith("postgresql://") or (bool(since) and Path(since).is_file())
