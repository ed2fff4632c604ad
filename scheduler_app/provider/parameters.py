"""Reading query parameters: each is what the standard says it is, or the request is refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from scheduler_app.provider.refusal import bad_request

Reader = Callable[[str, Sequence[str]], Any]
"""Takes the parameter's name and its values as they stand in the address."""


def one(read: Callable[[str], Any]) -> Reader:
    """A parameter given once."""

    def reader(name: str, values: Sequence[str]) -> Any:
        if len(values) != 1:
            raise bad_request("bad_parameter", f"{name} may be given once.")
        return _tried(name, read, values[0])

    return reader


def many(read: Callable[[str], Any]) -> Reader:
    """A parameter that may be repeated; commas separate values too."""

    def reader(name: str, values: Sequence[str]) -> Any:
        return tuple(_tried(name, read, part) for value in values for part in value.split(","))

    return reader


def _tried(name: str, read: Callable[[str], Any], value: str) -> Any:
    try:
        return read(value)
    except ValueError:
        raise bad_request("bad_parameter", f"{name} has a value that the standard does not allow.") from None


def uuid(value: str) -> str:
    return str(UUID(value))


def moment(value: str) -> datetime:
    """An instant with its offset; a plus sign that was not encoded arrives as a space."""
    found = datetime.fromisoformat(value[:11] + value[11:].replace(" ", "+"))
    if found.tzinfo is None:
        raise ValueError(value)
    return found


def day(value: str) -> str:
    return date.fromisoformat(value).isoformat()


def truth(value: str) -> bool:
    return {"true": True, "false": False}[value] if value in ("true", "false") else _wrong(value)


def positive(value: str) -> int:
    number = int(value)
    return number if number >= 1 else _wrong(value)


def among(*values: str) -> Callable[[str], str]:
    return lambda value: value if value in values else _wrong(value)


def _wrong(value: str) -> Any:
    raise ValueError(value)
