"""`publish`: dated lessons to the attendance database; idempotent, safe to run from a scheduler every evening."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import date

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import parse_date, print_json, say
from scheduler_app.domain.publication import PublicationConflict
from scheduler_app.errors import EnvironmentProblem
from scheduler_app.services.publishing import finish_waiting, make_snapshot, preview, publish, require_future
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "publish"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--to", required=True, metavar="URL", help=text("cli_help_target"))
    parser.add_argument("--from", required=True, type=parse_date, dest="first", metavar="DATE")
    parser.add_argument("--until", required=True, type=parse_date, dest="last", metavar="DATE")
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    require_future(arguments.first, today=date.today())
    with closing(services.stores.open(arguments.school)) as store:
        snapshot = make_snapshot(store.load(), arguments.first, arguments.last)
        with closing(services.targets.open(arguments.to)) as target:
            if not arguments.dry_run:
                finish_waiting(store, services.targets)
            plan = preview(store, target, snapshot)
            data: dict[str, object] = {
                "token": snapshot.token,
                "seq": plan.base_seq,
                **{name: getattr(plan, name) for name in ("new", "changed", "cancelled", "untouched", "frozen")},
            }
            if not arguments.dry_run:
                try:
                    receipt = publish(store, target, snapshot, plan.base_seq, author())
                except PublicationConflict as conflict:
                    raise EnvironmentProblem("publication_conflict", seq=conflict.seq) from conflict
                data |= {name: getattr(receipt, name) for name in ("token", "seq", "new", "changed", "cancelled", "untouched", "frozen")}
    data["not_published"] = [{"lesson": row.lesson, "reason": row.reason} for row in snapshot.not_published]
    if arguments.json:
        print_json(data)
    else:
        say("cli_would_publish" if arguments.dry_run else "cli_published", **data, n=len(snapshot.not_published), target=arguments.to)
    return 0
