"""`protected`: people with a protection mark whom imports met, and what is decided about them. Shows ids, never names."""

from __future__ import annotations

import argparse
from contextlib import ExitStack, closing

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note, print_json, say
from scheduler_app.domain.withheld import Withheld
from scheduler_app.services import protecting, withholding
from scheduler_app.services.workspace import Workspace
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
    parser.add_argument("--to", action="append", default=[], metavar="URL", help=text("cli_protected_to"))
    parser.add_argument("--remove-backups", action="store_true", help=text("cli_protected_remove_backups"))
    parser.add_argument("--given-name", default="", metavar="NAME")
    parser.add_argument("--family-name", default="", metavar="NAME")
    parser.add_argument("--signature", default="")


def run(arguments: argparse.Namespace, services: Services) -> int:
    with closing(services.stores.open(arguments.school)) as store:
        workspace = Workspace(store, author())
        if arguments.omit:
            withholding.decide(workspace, withholding.omit(workspace.school, arguments.omit))
        elif arguments.alias:
            step = withholding.give_alias(
                workspace.school, arguments.alias, arguments.given_name, arguments.family_name, arguments.signature
            )
            withholding.decide(workspace, step)
        elif arguments.mark:
            _mark(workspace, arguments, services)
        rows = list(workspace.school.withheld.values())
    _print(rows, arguments)
    return 0


def _mark(workspace: Workspace, arguments: argparse.Namespace, services: Services) -> None:
    """Somebody who is in the school already: the former name goes, also from the attendance databases named; old backups are told of."""
    with ExitStack() as opened:
        targets = [opened.enter_context(closing(services.targets.open(address))) for address in arguments.to]
        step = protecting.protect(workspace.school, arguments.mark, arguments.given_name, arguments.family_name, arguments.signature)
        workspace.do(step)
        renamed = protecting.forget_everywhere(workspace.store, step, workspace.school, targets, author())
    note(text("protected_marked", n=renamed))
    if arguments.remove_backups:
        note(text("protected_backups_removed", n=workspace.store.remove_backups()))
    else:
        for path in workspace.store.former_backups():
            note(text("protected_backup_left", path=path))


def _print(rows: list[Withheld], arguments: argparse.Namespace) -> None:
    if arguments.json:
        fields = ("kind", "person", "marking", "decision", "source")
        print_json({"protected": [{"id": row.uid, **{name: str(getattr(row, name)) for name in fields}} for row in rows]})
        return
    for row in rows:
        print(text("protected_line", kind=text(f"protected_{row.kind}"), id=row.uid, decision=text(f"protected_{row.decision}")))
    if not rows:
        say("protected_nobody")
