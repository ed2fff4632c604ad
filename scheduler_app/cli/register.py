"""`import` from a register over the network: its options, its secret, and what it says while it works."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import note
from scheduler_app.domain.register import RegisterSource
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.ports import SchoolStore
from scheduler_app.services.syncing import is_address, last_sync, run_name, secret_name, sync, with_secret
from scheduler_app.texts import text

_OPTIONS = (
    "profile",
    "client_id",
    "token_url",
    "unit",
    "client_certificate",
    "client_key",
    "authority",
    "full",
    "secret_stdin",
    "new_secret",
)


def source_argument(value: str) -> Path | str:
    """The SOURCE of `import`: an address stays text, anything else is a path."""
    return value if is_address(value) else Path(value)


def add_register_arguments(parser: argparse.ArgumentParser) -> None:
    """No option takes the secret itself: others on the computer can see command lines."""
    group = parser.add_argument_group("SS 12000")
    group.add_argument("--profile", help=text("cli_help_register_profile", known="generic, ringklocka, ist, edlevo"))
    group.add_argument("--client-id", metavar="ID", help=text("cli_help_register_client"))
    group.add_argument("--token-url", metavar="URL", help=text("cli_help_register_token_url"))
    group.add_argument("--unit", metavar="UNIT", help=text("cli_help_register_unit"))
    group.add_argument("--client-certificate", metavar="FILE", help=text("cli_help_register_certificate"))
    group.add_argument("--client-key", metavar="FILE", help=text("cli_help_register_key"))
    group.add_argument("--authority", metavar="FILE", help=text("cli_help_register_authority"))
    group.add_argument("--full", action="store_true", help=text("cli_help_register_full"))
    group.add_argument("--secret-stdin", action="store_true", help=text("cli_help_register_stdin"))
    group.add_argument("--new-secret", action="store_true", help=text("cli_help_register_new"))


def refuse_register_options(arguments: argparse.Namespace) -> None:
    """For sources that are files."""
    for name in _OPTIONS:
        if getattr(arguments, name):
            raise InputError("cli_register_only", option="--" + name.replace("_", "-"))


def register_name(arguments: argparse.Namespace) -> str:
    return run_name(_source(arguments))


def register_outcome(services: Services, school: School | None, store: SchoolStore | None, arguments: argparse.Namespace) -> ImportOutcome:
    """Ask the register; the secret comes from the keyring, or is asked for and kept there when it has worked."""
    if arguments.new_secret:
        services.secrets.forget(secret_name(_source(arguments)))
    source, asked = with_secret(services.secrets, _source(arguments), lambda: _asked_secret(arguments))
    since = None
    if store is not None and not arguments.full:
        since = last_sync(store.imports(), source)
    if since is not None:
        note(text("cli_register_changes", since=since.astimezone().strftime("%Y-%m-%d %H:%M")))
    outcome = sync(services.register, school, source, since=since, progress=_progress)
    if asked and not arguments.secret_stdin:
        note(text("cli_register_kept" if services.secrets.keep(secret_name(source), source.secret) else "cli_register_not_kept"))
    return outcome


def _source(arguments: argparse.Namespace) -> RegisterSource:
    return RegisterSource(
        url=arguments.source,
        profile=arguments.profile or "generic",
        client_id=arguments.client_id or "",
        unit=arguments.unit or "",
        token_url=arguments.token_url or "",
        certificate=arguments.client_certificate,
        key=arguments.client_key,
        authority=arguments.authority,
    )


def _asked_secret(arguments: argparse.Namespace) -> str | None:
    if arguments.secret_stdin:
        return sys.stdin.readline().strip()
    if sys.stdin is None or not sys.stdin.isatty():
        return None
    return getpass.getpass(text("cli_register_secret", client=arguments.client_id or arguments.source))


def _progress(resource: str, rows: int) -> None:
    note(text("cli_register_progress", resource=resource, n=rows))
