"""What commands print: one JSON object on the last line with --json, short lines otherwise."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from scheduler_app.errors import InputError
from scheduler_app.services.files import write_file
from scheduler_app.texts import text


def print_json(value: Mapping[str, object]) -> None:
    """One object on one line of stdout."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def hand_over(value: Mapping[str, object], out: Path | None, code: str) -> None:
    """One object to read: into the file, and a line that says so (`code` with `path`), or on stdout."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    if out is None:
        print(written, flush=True)
    else:
        write_file(out, written.encode())
        say(code, path=out)


def say(code: str, /, **data: object) -> None:
    """One line of text on stdout."""
    print(text(code, **data), flush=True)


def note(line: str) -> None:
    """One line on stderr, for whoever watches."""
    print(line, file=sys.stderr, flush=True)


def parse_date(value: str) -> date:
    """An ISO date, `2026-08-19`."""
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError("bad_date", value=value) from error


def positive(value: str) -> float:
    """A number above zero, for limits."""
    try:
        number = float(value)
    except ValueError as error:
        raise InputError("bad_number", value=value) from error
    if not 0 < number < float("inf"):
        raise InputError("bad_number", value=value)
    return number


def count(value: str) -> int:
    """A whole number above zero."""
    try:
        number = int(value)
    except ValueError as error:
        raise InputError("bad_number", value=value) from error
    if number < 1:
        raise InputError("bad_number", value=value)
    return number
