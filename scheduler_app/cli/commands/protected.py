"""`protected`: people with a protection mark whom imports met, and what is decided about them. Shows ids, never names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, print_json, say
from scheduler_app.domain.protection import Protection
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import Withheld
from scheduler_app.errors import InputError
from scheduler_app.services import protecting, withholding
from scheduler_app.services.ports import AttendanceTarget, SchoolStore
from scheduler_app.settings import author
from scheduler_app.texts import text

NAME = "protected"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("school", metavar="SCHOOL")
    parser.add_argument("--json", action="store_true")
    decision = parser.add_mutually_exclusive_group()
    decision.add_argument("--omit", metavar="ID", help=text("cli_protected_omit"))
    decision.add_argument("--alias", metavar="ID", help=text("cli_protected_alias"))
    decision.add_argument("--mark", metavar="ID", help=text("cli_protected_mark"))
    parser.add_argument("--former", metavar="ID", help=text("cli_protected_former"))
    parser.add_argument("--login", action="append", default=[], metavar="NAME", help=text("cli_protected_login"))
    parser.add_argument("--to", action="append", default=[], metavar="URL", help=text("cli_protected_to"))
    parser.add_argument("--remove-backups", action="store_true", help=text("cli_protected_remove_backups"))
    parser.add_argument("--given-name", default="", metavar="NAME")
    parser.add_argument("--family-name", default="", metavar="NAME")
    parser.add_argument("--signature", default="")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        school = store.load()
        if arguments.former:
            _late(school, arguments, services)
        elif arguments.omit or arguments.alias or arguments.mark:
            _decide(store, school, arguments, services)
        rows = list(store.load().withheld.values())
    _print(rows, arguments)
    return 0


def _decide(store: SchoolStore, school: School, arguments: argparse.Namespace, services: Services) -> None:
    protection = _protection(school, arguments).with_logins(arguments.login)
    with _targets(arguments, services) as targets:
        told = list(protecting.mentions(school, protection))
        lessons = protecting.carry_out(store, school, protection, targets, author())
    if protection.new is None:
        return
    if arguments.mark:
        note(text("protected_marked", n=lessons))
    for found in told:
        note(text("protected_mention", table=text(f"table_{found.table}"), id=found.uid))
    if arguments.remove_backups:
        note(text("protected_backups_removed", n=store.remove_backups()))
    else:
        for path in store.former_backups():
            note(text("protected_backup_left", path=path))


def _protection(school: School, arguments: argparse.Namespace) -> Protection:
    if arguments.omit:
        return withholding.omit(school, arguments.omit)
    decide = withholding.protect if arguments.mark else withholding.give_alias
    return decide(school, arguments.mark or arguments.alias, arguments.given_name, arguments.family_name, arguments.signature)


def _late(school: School, arguments: argparse.Namespace, services: Services) -> None:
    """An attendance database that was forgotten, or restored since."""
    if not (arguments.mark and arguments.to):
        raise InputError("protected_former_needs")
    with _targets(arguments, services) as targets:
        note(text("protected_marked", n=protecting.carry_out_late(school, arguments.mark, arguments.former, targets, author())))


@contextmanager
def _targets(arguments: argparse.Namespace, services: Services) -> Iterator[list[AttendanceTarget]]:
    with ExitStack() as opened:
        yield [opened.enter_context(closing(services.targets.open(address))) for address in arguments.to]


def _print(rows: list[Withheld], arguments: argparse.Namespace) -> None:
    if arguments.json:
        fields = ("kind", "person", "marking", "decision", "source")
        print_json({"protected": [{"id": row.uid, **{name: str(getattr(row, name)) for name in fields}} for row in rows]})
        return
    for row in rows:
        print(text("protected_line", kind=text(f"protected_{row.kind}"), id=row.uid, decision=text(f"protected_{row.decision}")))
    if not rows:
        say("protected_nobody")
