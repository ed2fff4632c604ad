"""`grant`: roles of an attendance database on PostgreSQL, set up and given to logins."""

from __future__ import annotations

import argparse

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import say
from scheduler_app.errors import InputError
from scheduler_app.texts import text

NAME = "grant"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", required=True, metavar="URL", help=text("cli_help_server"))
    parser.add_argument("--login", metavar="NAME", help=text("cli_help_grant_login"))
    parser.add_argument("--as", dest="role", metavar="ROLE", help=text("cli_help_grant_role"))
    parser.add_argument("--unit", action="append", default=[], metavar="UID", help=text("cli_help_grant_unit"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    given = (arguments.login, arguments.role)
    if any(given) and not all(given):
        raise InputError("grant_login_and_role")
    roles = services.targets.roles(arguments.to)
    roles.set_up()
    if arguments.login:
        roles.give(arguments.login, arguments.role, arguments.unit)
        say("cli_granted", login=arguments.login, role=arguments.role, units=", ".join(arguments.unit) or "–")
    else:
        say("cli_roles_made")
    return 0
