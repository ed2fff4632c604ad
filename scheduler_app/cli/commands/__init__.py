"""One module a command: `NAME`, `add_arguments(parser)` and `run(arguments, services) -> exit code`."""

from __future__ import annotations

import argparse
from typing import Protocol

from scheduler_app.bootstrap import Services
from scheduler_app.cli.commands import (
    check,
    copies,
    correct,
    dates,
    day,
    demo,
    diagnose,
    explain,
    export,
    grant,
    import_,
    imports,
    person,
    print_,
    protected,
    publications,
    publish,
    purge,
    rooms,
    serve,
    solve,
    staff,
    template,
)


class Command(Protocol):
    """What a command module offers."""

    NAME: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, arguments: argparse.Namespace, services: Services) -> int: ...


COMMANDS: tuple[Command, ...] = (
    demo, import_, imports, protected, template, solve, check, explain, print_, export,
    publish, publications, correct, grant, day, dates, staff, person, purge, copies, diagnose, rooms, serve,
)  # fmt: skip
