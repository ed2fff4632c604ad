"""What can be stored at all, the same for both databases.

PostgreSQL refuses NUL in text and SQLite cuts it, both refuse half a character (a lone surrogate), SQLite turns NaN
into NULL, and PostgreSQL's integers have 32 bits: all of these are refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite
from typing import Any

from scheduler_app.errors import InputError

_INTEGER_LIMIT = 2**31


def require_storable(table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Raise InputError (`storage_text_unstorable`, `storage_number_unstorable`) for the first value that cannot be kept."""
    for row in rows:
        for value in row:
            kind = type(value)
            if kind is str:
                if "\0" in value or not (value.isascii() or _is_unicode(value)):
                    raise InputError("storage_text_unstorable", table=table, text=_shown(value))
            elif (kind is int and not -_INTEGER_LIMIT <= value < _INTEGER_LIMIT) or (kind is float and not isfinite(value)):
                raise InputError("storage_number_unstorable", table=table, number=value)


def require_uid(table: str, key: tuple[str, ...]) -> None:
    """Raise InputError for an empty uid: the empty text means no entity."""
    if not all(key):
        raise InputError("storage_uid_empty", table=table)


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _shown(text: str) -> str:
    """The text with its bad characters spelled out, short enough for one line."""
    return text[:40].encode("ascii", "backslashreplace").decode().replace("\0", "\\x00")
