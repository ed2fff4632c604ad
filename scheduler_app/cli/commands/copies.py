"""`copies`: the copies that were taken of a school, and one of them put back beside it."""

from __future__ import annotations

import argparse
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, print_json, say
from scheduler_app.errors import InputError
from scheduler_app.texts import text

NAME = "copies"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--restore", type=count, metavar="N", help=text("cli_help_copies_restore"))
    parser.add_argument("--out", type=Path, metavar="FILE", help=text("cli_help_copies_out"))
    parser.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace, services: Services) -> int:
    copies = services.stores.copies(arguments.school)
    if (arguments.restore is None) != (arguments.out is None):
        raise InputError("copies_restore_and_out")
    if arguments.restore is not None:
        if arguments.restore > len(copies):
            raise InputError("copies_no_such", n=arguments.restore, known=len(copies))
        services.stores.restore(copies[arguments.restore - 1], arguments.out)
        say("copies_restored", path=arguments.out)
        return 0
    rows = [
        {
            "number": number, "at": copy.at.isoformat(timespec="seconds"), "reason": copy.reason, "intact": copy.is_intact(),
            "path": str(copy.path),
        }
        for number, copy in enumerate(copies, 1)
    ]  # fmt: skip
    if arguments.json:
        print_json({"copies": rows})
        return 0
    for row, copy in zip(rows, copies, strict=True):
        state = "" if row["intact"] else text("copies_damaged")
        when = copy.at.astimezone().strftime("%Y-%m-%d %H:%M")
        print("  ".join(filter(None, (str(row["number"]), when, text(f"copies_{copy.reason}"), state, str(copy.path)))), flush=True)
    if not rows:
        say("copies_none")
    return 0
