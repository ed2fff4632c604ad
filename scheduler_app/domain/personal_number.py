"""Swedish personal identity numbers in foreign files: recognised so that none is ever stored."""

from __future__ import annotations

import re

from scheduler_app.domain.identity import uid_of

_PATTERN = re.compile(
    r"(?P<century>\d{2})?(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?P<sign>[-+]?)(?P<end>\d{4}|TF\d{2}|[A-Z]\d{3})", re.ASCII
)


def normalised(text: str) -> str:
    """The number as ÅÅMMDDNNNN where the text is a personal, coordination or temporary number (TF), else the empty text.

    The century is left out, since lists of one register write it and others do not; a plus sign (from the age of 100) is too.
    Source: Skatteverket, SKV 704: date (a coordination number's day plus 60), serial number, check digit (Luhn).
    """
    found = _PATTERN.fullmatch(text.replace(" ", "").upper())
    if found is None or not 1 <= int(found["month"]) <= 12 or not (1 <= int(found["day"]) <= 31 or 61 <= int(found["day"]) <= 91):
        return ""
    if found["century"] and found["century"] not in ("18", "19", "20"):
        return ""
    number = found["year"] + found["month"] + found["day"] + found["end"]
    return number if not number.isdigit() or _has_check_digit(number) else ""


def stored_id(unit: str, text: str) -> str:
    """The id to keep for a source's id: the same text, or where that is a personal number a uid made of it.

    The uid is the same at every import into the school, and does not show the number. Whoever has the file and tries every
    possible number can still find it: the file is as worthy of care as before.
    """
    number = normalised(text)
    return uid_of(unit, "personal number", number) if number else text


def _has_check_digit(number: str) -> bool:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(number))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
