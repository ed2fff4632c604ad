"""`person`: everything that is kept about one person, for the person to read (GDPR article 15)."""

from __future__ import annotations

import argparse
from contextlib import ExitStack, closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import hand_over
from scheduler_app.services.extract import extract
from scheduler_app.texts import text

NAME = "person"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--to", action="append", default=[], metavar="URL", help=text("cli_help_person_to"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=text("cli_help_person_out"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store, ExitStack() as opened:
        targets = [opened.enter_context(closing(services.targets.open(address))) for address in arguments.to]
        found = extract(store.load(), arguments.id, targets)
    hand_over(found, arguments.out, "person_written")
    return 0
