"""Values as registers write them although the standard says otherwise: read for what they mean, where that is plain."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

_HERE = ZoneInfo("Europe/Stockholm")
_DATE_LENGTH = len("2025-08-18")


def given(value: Any) -> Any:
    """An empty text, or a reference to nothing, as what is not there."""
    nowhere = isinstance(value, dict) and "id" in value and value["id"] in (None, "")
    return None if value == "" or nowhere else value


def _as_day(value: Any) -> Any:
    """The day here, where a register writes midnight as an instant: in summer 22:00 UTC is the beginning of the next."""
    if not isinstance(value, str) or len(text := value.strip()) <= _DATE_LENGTH:
        return given(value)
    moment = datetime.fromisoformat(text)
    with suppress(OverflowError):  # the last day there is, which stands for none
        moment = moment.astimezone(_HERE) if moment.tzinfo is not None else moment
    return moment.date()


def _as_number(value: Any) -> Any:
    return value.replace(",", ".") if isinstance(value, str) and value else given(value)


Day = Annotated[date | None, BeforeValidator(_as_day)]
Count = Annotated[int | None, BeforeValidator(given)]
Number = Annotated[float | None, BeforeValidator(_as_number)]
Truth = Annotated[bool | None, BeforeValidator(given)]
