"""`template`: an empty table to fill in, for importing."""

from __future__ import annotations

import argparse
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import say
from scheduler_app.services.files import write_file
from scheduler_app.texts import LANGUAGES, system_language

NAME = "template"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = ("staff", "pupils", "classes", "groups", "memberships", "rooms", "subjects", "requirements")
    parser.add_argument("kind", choices=kinds)
    parser.add_argument("--out", required=True, type=Path, metavar="FILE.csv|FILE.xlsx")
    parser.add_argument("--language", choices=LANGUAGES)


def run(arguments: argparse.Namespace, services: Services) -> int:
    format = arguments.out.suffix.lower().lstrip(".")
    write_file(arguments.out, services.formats.table_template(arguments.kind, format, arguments.language or system_language()))
    say("cli_exported", path=arguments.out)
    return 0
