"""Single cells: text to values and back."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.clock import GRID_MINUTES

_YES = frozenset(("ja", "j", "yes", "y", "true", "sant", "1", "x"))
_NO = frozenset(("", "nej", "n", "no", "false", "falskt", "0"))
_WEEKS = {
    "odd": WeekKind.ODD, "udda": WeekKind.ODD, "a": WeekKind.ODD,
    "even": WeekKind.EVEN, "jämn": WeekKind.EVEN, "jämna": WeekKind.EVEN, "b": WeekKind.EVEN,
}  # fmt: skip


class CellError(Exception):
    """A cell that cannot be used: a message code, and what the message says of it (never a person's name)."""

    def __init__(self, code: str, **data: object) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


def safe(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula; `decoding` takes the apostrophe away again."""
    return "'" + text if text.startswith(("=", "+", "-", "@", "'", "\t", "\r")) else text


def whole(text: str, column: str, least: int = 0, most: int = 100_000) -> int:
    digits = text.replace(" ", "").replace("\u00a0", "")
    if not re.fullmatch(r"\d{1,9}", digits, re.ASCII) or not least <= int(digits) <= most:
        raise CellError("csv_bad_number", column=column, value=text[:20])
    return int(digits)


def fraction(text: str, column: str, most: float) -> float:
    try:
        value = float(text.replace(",", ".").replace("%", "").strip())
    except ValueError:
        value = math.nan
    if not 0 <= value <= most:
        raise CellError("csv_bad_number", column=column, value=text[:20])
    return value


def truth(text: str, column: str) -> bool:
    if text.casefold() in _YES:
        return True
    if text.casefold() in _NO:
        return False
    raise CellError("csv_bad_choice", column=column, value=text[:20])


def day(text: str, column: str) -> date | None:
    """A date as 2026-08-19 or 20260819; None for an empty cell."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CellError("csv_bad_date", column=column, value=text[:20]) from None


def parts(text: str) -> tuple[str, ...]:
    """The members of a list cell, separated by | or, where there is none, by comma or semicolon."""
    return tuple(part for piece in re.split(r"\|" if "|" in text else r"[,;]", text) if (part := piece.strip()))


def joined(members: Iterable[str]) -> str:
    return "|".join(members)


def grid_minutes(text: str, column: str, least: int = 0) -> int:
    minutes = whole(text, column, least, 24 * 60)
    if minutes % GRID_MINUTES:
        raise CellError("csv_off_grid", column=column, value=minutes, grid=GRID_MINUTES)
    return minutes


def grid_minutes_of_week(text: str, column: str) -> int:
    minutes = whole(text, column, GRID_MINUTES, 7 * 24 * 60)
    if minutes % GRID_MINUTES:
        raise CellError("csv_off_grid", column=column, value=minutes, grid=GRID_MINUTES)
    return minutes


def lesson_lengths(text: str, column: str) -> tuple[tuple[int, WeekPattern], ...]:
    """`60 60 40`, `3x60`, `60/odd 60/even`, `80/34+36`: minutes of each lesson, with its weeks where not every week."""
    found: list[tuple[int, WeekPattern]] = []
    for token in text.replace("+ ", " ").replace(",", " ").replace("|", " ").split():
        match = re.fullmatch(r"(?:(\d{1,2})[x×*])?(\d{1,4})(?:/([\w+]+))?", token)
        if match is None:
            raise CellError("csv_bad_lessons", column=column, value=token[:20])
        pattern = _weeks(match[3], column) if match[3] else WeekPattern()
        found += [(grid_minutes(match[2], column, GRID_MINUTES), pattern)] * int(match[1] or 1)
    return tuple(found)


def _weeks(text: str, column: str) -> WeekPattern:
    kind = _WEEKS.get(text.casefold())
    if kind is not None:
        return WeekPattern(kind)
    numbers = tuple(whole(part, column, 1, 53) for part in text.split("+"))
    return WeekPattern(WeekKind.EXPLICIT, numbers)


def lesson_text(minutes: int, weeks: WeekPattern) -> str:
    """One lesson as `lesson_lengths` reads it."""
    if weeks.kind is WeekKind.EVERY:
        return str(minutes)
    return f"{minutes}/{'+'.join(map(str, weeks.weeks)) if weeks.kind is WeekKind.EXPLICIT else weeks.kind.value}"
