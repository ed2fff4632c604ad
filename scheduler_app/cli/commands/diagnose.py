"""`diagnose`: what support needs to know, without a word about anybody."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import hand_over
from scheduler_app.paths import user_log
from scheduler_app.services.checking import check
from scheduler_app.services.diagnosing import diagnosis
from scheduler_app.texts import text

NAME = "diagnose"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", nargs="?", metavar="SCHOOL")
    parser.add_argument("--out", type=Path, metavar="FILE", help=text("cli_help_diagnose_out"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    school = None
    if arguments.school:
        with closing(services.stores.open(arguments.school)) as store:
            school = store.load()
    hand_over(diagnosis(school, check, user_log()), arguments.out, "diagnosis_written")
    return 0
