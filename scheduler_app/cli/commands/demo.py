"""`demo`: a realistic Swedish school, ready to solve."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import date

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, say
from scheduler_app.services.demo import SIZES, demo_school

NAME = "demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--size", choices=SIZES, default="medium")
    parser.add_argument("--seed", type=count, default=1, metavar="N")
    parser.add_argument("--out", required=True, metavar="SCHOOL")


def run(arguments: argparse.Namespace, services: Services) -> int:
    school = demo_school(arguments.size, arguments.seed, date.today().year)
    with closing(services.stores.create(arguments.out, school)):
        say(
            "cli_demo_made",
            school=school.unit.name,
            path=arguments.out,
            pupils=len(school.pupils),
            groups=len(school.groups),
            staff=len(school.staff),
            rooms=len(school.rooms),
            lessons=len(school.lessons),
        )
    return 0
