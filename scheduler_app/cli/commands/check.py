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
        school = store.load()
        report = check(school)
    if arguments.json:
        print_json(report.data(ignored=school.ignored))
    else:
        ignored = [violation for violation in report.violations if violation.uid in school.ignored]
        for violation in report.violations:
            if violation.uid not in school.ignored:
                print(f"{violation.severity:4}  {violation.rule_id}: {violation.message()}")
        if ignored:
            say("cli_ignored", count=len(ignored))
        for violation in ignored:
            print(f"{violation.severity:4}  {violation.rule_id}: {violation.message()} [{school.ignored[violation.uid].reason}]")
        say("cli_checked", hard=report.hard, soft=report.soft)
    return 1 if report.hard else 0
