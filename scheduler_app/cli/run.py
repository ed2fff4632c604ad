"""Parses the command line and runs one command."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

from scheduler_app import __version__
from scheduler_app.bootstrap import services
from scheduler_app.cli.commands import COMMANDS
from scheduler_app.errors import InputError
from scheduler_app.texts import text


class _Parser(argparse.ArgumentParser):
    """Reports a wrong command line as one line, like every other bad input."""

    def error(self, message: str) -> NoReturn:
        raise InputError("usage", detail=message, command=self.prog)


def run(argv: Sequence[str]) -> int:
    """Run one command of the contract (see `ringklocka --help`) and return its exit code."""
    arguments = parser().parse_args(argv)
    return int(arguments.action(arguments, services()))


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = _Parser(prog="ringklocka", description=text("cli_description"))
    top.add_argument("--version", action="version", version=f"ringklocka {__version__}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for command in COMMANDS:
        help_text = text(f"cli_{command.NAME}")
        sub = commands.add_parser(command.NAME, help=help_text, description=help_text)
        command.add_arguments(sub)
        sub.set_defaults(action=command.run)
    return top
