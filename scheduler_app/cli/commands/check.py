"""`check`: every violation, hard ones first."""

from __future__ import annotations

import argparse
from contextlib import closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import print_json, say
from scheduler_app.services.checking import check

NAME = "check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        report = check(store.load())
    if arguments.json:
        print_json(report.data())
    else:
        for violation in report.violations:
            print(f"{violation.severity:4}  {violation.rule_id}: {violation.message()}")
        say("cli_checked", hard=report.hard, soft=report.soft)
    return 1 if report.hard else 0
