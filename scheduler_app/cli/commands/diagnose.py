"""`diagnose`: what support needs to know, without a word about anybody."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import say
from scheduler_app.paths import user_log
from scheduler_app.services.checking import check
from scheduler_app.services.diagnosing import diagnosis
from scheduler_app.services.files import write_file
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
    written = json.dumps(diagnosis(school, check, user_log()), ensure_ascii=False, indent=2)
    if arguments.out is None:
        print(written, flush=True)
    else:
        write_file(arguments.out, written.encode())
        say("diagnosis_written", path=arguments.out)
    return 0
