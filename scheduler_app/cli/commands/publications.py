"""`publications`: what has been published of a school to an attendance database, newest first."""

from __future__ import annotations

import argparse
from contextlib import closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, print_json, say
from scheduler_app.cli.sending import COUNTS
from scheduler_app.domain.publication import PublicationEntry
from scheduler_app.texts import text

NAME = "publications"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--to", required=True, metavar="URL", help=text("cli_help_target"))
    parser.add_argument("--limit", type=count, default=50, metavar="N")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        unit = store.load().unit.uid
    with closing(services.targets.open(arguments.to)) as target:
        entries = target.publications(unit, arguments.limit)
    if arguments.json:
        print_json({"publications": [_data(entry) for entry in entries]})
        return 0
    for entry in entries:
        say("cli_publication_reason" if entry.reason else "cli_publication", **_data(entry))
    if not entries:
        say("cli_no_publications")
    return 0


def _data(entry: PublicationEntry) -> dict[str, object]:
    receipt = entry.receipt
    counts = {name: getattr(receipt, name) for name in COUNTS}
    return {
        "seq": receipt.seq, "token": receipt.token, "at": receipt.published_at.isoformat(timespec="seconds"), "by": entry.published_by,
        "from": entry.first.isoformat(), "until": entry.last.isoformat(), **counts, "reason": entry.reason,
    }  # fmt: skip
