"""`check`: every violation, hard ones first."""

from __future__ import annotations

import argparse
from contextlib import closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import parse_date, print_json, say
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.checking import check
from scheduler_app.services.finding import Finding
from scheduler_app.services.preflight import preflight
from scheduler_app.texts import text

NAME = "check"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--from", type=parse_date, dest="first", metavar="DATE", help=text("cli_help_preflight"))
    parser.add_argument("--until", type=parse_date, dest="last", metavar="DATE")
    parser.add_argument("--json", action="store_true")


def _preflight(school: School, arguments: argparse.Namespace) -> tuple[Finding, ...]:
    """Findings about publishing the window asked for; nothing where none is."""
    if arguments.first is None and arguments.last is None:
        return ()
    if arguments.first is None or arguments.last is None:
        raise InputError("check_window_half")
    return preflight(school, arguments.first, arguments.last)


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        school = store.load()
        before = _preflight(school, arguments)
        report = check(school)
    if arguments.json:
        told = {"preflight": [_data(row) for row in before]} if arguments.first else {}
        print_json(report.data(ignored=school.ignored) | told)
    else:
        ignored = [violation for violation in report.violations if violation.uid in school.ignored]
        for violation in report.violations:
            if violation.uid not in school.ignored:
                print(f"{violation.severity:4}  {violation.rule_id}: {violation.message()}")
        for row in before:
            print(f"{_severity(row):4}  {row.rule_id}: {row.message()}")
        if ignored:
            say("cli_ignored", count=len(ignored))
        for violation in ignored:
            print(f"{violation.severity:4}  {violation.rule_id}: {violation.message()} [{school.ignored[violation.uid].reason}]")
        say("cli_checked", hard=report.hard, soft=report.soft)
    return 1 if report.hard or any(row.hard for row in before) else 0


def _data(row: Finding) -> dict[str, object]:
    return {"rule": row.rule_id, "severity": _severity(row), "message": row.message(), "lessons": list(row.lessons)}


def _severity(row: Finding) -> str:
    return "hard" if row.hard else "soft"
