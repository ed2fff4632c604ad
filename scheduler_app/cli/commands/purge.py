"""`purge`: what the school no longer needs, shown first and removed for good with --confirm."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import date

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, parse_date, print_json, say
from scheduler_app.services.purging import purge
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "purge"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--before", type=parse_date, required=True, metavar="DATE", help=text("cli_help_purge_before"))
    parser.add_argument("--confirm", action="store_true", help=text("cli_help_purge_confirm"))
    parser.add_argument("--remove-backups", action="store_true", help=text("cli_help_purge_backups"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    removed = 0
    with closing(services.stores.open(arguments.school)) as store:
        found = purge(store.load(), arguments.before, today=date.today())
        if arguments.confirm:
            store.purge(found.step, found.before, author())
            removed = store.remove_backups() if arguments.remove_backups else 0
            left = [] if arguments.remove_backups else list(store.former_backups())
    if arguments.json:
        print_json({"before": found.before.isoformat(), "done": arguments.confirm, "rows": dict(found.counts), "backups_removed": removed})
        return 0
    for kind, number in sorted(found.counts.items()):
        print(text("purge_rows", kind=text(f"table_{kind}"), n=number), flush=True)
    say("purge_done" if arguments.confirm else "purge_shown", n=len(found.step.changes), date=found.before.isoformat())
    if arguments.confirm:
        for path in left:
            note(text("purge_backup_left", path=path))
    return 0
