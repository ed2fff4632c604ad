"""`serve`: a read-only SS 12000 provider of schools and their published lessons."""

from __future__ import annotations

import argparse
from pathlib import Path

from scheduler_app.bootstrap import Services
from scheduler_app.cli.output import count, note
from scheduler_app.domain.visibility import Audience
from scheduler_app.errors import InputError
from scheduler_app.services.serving import Listening, make_offers, require_safe
from scheduler_app.texts import error_text, text

NAME = "serve"
PORT = 8012


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("schools", metavar="SCHOOL", nargs="+")
    parser.add_argument("--attendance", metavar="URL", help=text("cli_help_serve_attendance"))
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=count, default=PORT)
    parser.add_argument("--token-file", type=Path, metavar="FILE", help=text("cli_help_serve_token"))
    parser.add_argument("--certificate", metavar="FILE", help=text("cli_help_serve_certificate"))
    parser.add_argument("--key", metavar="FILE", help=text("cli_help_serve_key"))
    parser.add_argument("--client-authority", metavar="FILE", help=text("cli_help_serve_clients"))
    parser.add_argument("--public", action="store_true", help=text("cli_help_serve_public"))
    parser.add_argument("--state", type=Path, metavar="FILE", help=text("cli_help_serve_state"))


def run(arguments: argparse.Namespace, services: Services) -> int:
    token = _token(arguments.token_file) if arguments.token_file is not None else None
    listening = Listening(
        arguments.host,
        arguments.port,
        token,
        arguments.certificate,
        arguments.key,
        client_authority=arguments.client_authority,
        public=arguments.public,
    )
    require_safe(listening)
    offers = make_offers(
        services.stores, services.targets, services.standard, arguments.schools, arguments.attendance, listening, arguments.state
    )
    offers.refresh()
    note(text("cli_serving", address=listening.address, n=len(arguments.schools)))
    if listening.audience is Audience.PUBLIC:
        note(text("cli_serving_public"))
    if arguments.attendance is None:
        note(text("cli_serving_no_events"))
    services.provider.run(offers, listening, lambda error: note(error_text(error)))
    return 0


def _token(path: Path) -> str:
    try:
        found = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise InputError("serve_no_token", path=str(path)) from None
    if not found or not found.isascii() or len(found.split()) != 1:
        raise InputError("serve_no_token", path=str(path))
    return found
