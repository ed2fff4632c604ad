"""`staff`: planned against available minutes per person."""

from __future__ import annotations

import argparse
from contextlib import closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import print_json, say
from scheduler_app.services.staffing import staff_sums

NAME = "staff"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        sums = staff_sums(store.load())
    if arguments.json:
        fields = ("percent", "planned_minutes", "available_minutes")
        print_json({"people": [{"id": row.uid, "name": row.name, **{name: getattr(row, name) for name in fields}} for row in sums]})
        return 0
    for row in sums:
        left = row.available_minutes - row.planned_minutes
        say(
            "cli_staff_row",
            name=row.name,
            percent=f"{row.percent:g}",
            planned=row.planned_minutes,
            available=row.available_minutes,
            left=f"{left:+d}",
        )
    return 0
