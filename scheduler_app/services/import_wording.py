"""Fields and values of a school's rows in words, as the person who imports reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from scheduler_app.domain.calendar import DateRange, WeekKind, WeekPattern
from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.refused import Heading, RefusedRow
from scheduler_app.domain.teaching import RoomNeed
from scheduler_app.texts import number, system_language, text

_CLOCK = frozenset(("start", "day_start", "day_end"))
_WEEKDAY = frozenset(("day", "weekdays"))


def refusal(row: RefusedRow, language: str | None = None) -> str:
    """Why the row was refused; a column by the file's heading, and by the product's name where that is another word."""
    words = language or system_language()
    return text(row.code, language, **{name: one.in_words(words) if isinstance(one, Heading) else one for name, one in row.data.items()})


class Wording:
    """Words in one language; `name_of` gives the name of the row that a uid means, or nothing."""

    def __init__(self, name_of: Callable[[str], str], language: str | None = None) -> None:
        self._name_of, self._language = name_of, language

    def field(self, name: str) -> str:
        return text(f"field_{name}", self._language)

    def value(self, field: str, value: Any) -> str:
        """The value of a field; nothing for no value."""
        match value:
            case None:
                return ""
            case bool():
                return text("value_yes" if value else "value_no", self._language)
            case StrEnum():
                return text(f"value_{type(value).__name__.lower()}_{value.value}", self._language)
            case float():
                return number(value, self._language)
            case int() if field in _CLOCK:
                return clock_text(value)
            case int() if field in _WEEKDAY and 0 <= value < 7:
                return text(f"weekday_{value}", self._language)
            case str():
                return self._name_of(value) or value
            case tuple():
                return ", ".join(self.value(field, part) for part in value)
            case Mapping():
                return ", ".join(f"{name} {self.value(field, part)}" for name, part in value.items())
            case WeekPattern():
                return self._weeks(value)
            case DateRange():
                return f"{value.first or ''}–{value.last or ''}" if value.first or value.last else text("value_always", self._language)
            case RoomNeed():
                return self._rooms(value)
        name, dates = getattr(value, "name", ""), getattr(value, "dates", None)
        return " ".join(part for part in (name, self.value(field, dates)) if part) if name else str(value)

    def _weeks(self, weeks: WeekPattern) -> str:
        if weeks.kind is WeekKind.EXPLICIT:
            return text("print_weeks", self._language, weeks=", ".join(map(str, weeks.weeks)))
        return text(f"weeks_{weeks.kind.value}", self._language)

    def _rooms(self, need: RoomNeed) -> str:
        if not need.needed:
            return text("value_no_room", self._language)
        named = self.value("rooms", need.rooms) or ", ".join(need.tags) or text("value_any_room", self._language)
        return f"{need.count} × {named}" if need.count > 1 else named
