"""`correct`: days that have been, at most a week back, with a reason; or one report taken back."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import date

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import parse_date, print_json, say
from scheduler_app.cli.sending import clashes_data, conflicts_told, counted, say_clashes, today_of
from scheduler_app.domain.school import School
from scheduler_app.services.correcting import correct, make_correction, require_reason, take_back_report
from scheduler_app.services.ports import AttendanceTarget, SchoolStore
from scheduler_app.services.publishing import finish_waiting, preview
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "correct"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--to", required=True, metavar="URL", help=text("cli_help_target"))
    parser.add_argument("--date", required=True, type=parse_date, dest="first", metavar="DATE")
    parser.add_argument("--until", type=parse_date, dest="last", metavar="DATE")
    parser.add_argument("--reason", required=True, metavar="TEXT", help=text("cli_help_reason"))
    parser.add_argument("--take-back", metavar="LESSON", help=text("cli_help_take_back"))
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    require_reason(arguments.reason)
    with closing(services.stores.open(arguments.school)) as store, closing(services.targets.open(arguments.to)) as target:
        school, today = store.load(), today_of(target, date.today())
        if arguments.take_back:
            return _take_back(arguments, school, target, today)
        return _correct(arguments, services, store, school, target, today)


def _take_back(arguments: argparse.Namespace, school: School, target: AttendanceTarget, today: date) -> int:
    take_back_report(target, school, arguments.take_back, arguments.first, author(), arguments.reason, today=today)
    if arguments.json:
        print_json({"taken_back": arguments.take_back, "date": arguments.first.isoformat()})
    else:
        say("cli_taken_back", date=arguments.first.isoformat())
    return 0


def _correct(
    arguments: argparse.Namespace, services: Services, store: SchoolStore, school: School, target: AttendanceTarget, today: date
) -> int:
    snapshot = make_correction(school, arguments.first, arguments.last or arguments.first, today=today)
    receipt = None
    if not arguments.dry_run:
        finish_waiting(store, services.targets, target)
    plan = preview(store, target, snapshot)
    if not arguments.dry_run:
        with conflicts_told():
            receipt = correct(store, target, snapshot, plan.base_seq, author(), arguments.reason)
    data = counted(snapshot, plan, receipt)
    if arguments.json:
        print_json(data | clashes_data(receipt or plan))
    else:
        say("cli_would_correct" if receipt is None else "cli_corrected", **data, target=target.address)
        say_clashes(receipt or plan)
    return 0
