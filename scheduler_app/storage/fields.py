"""How the value of one dataclass field lies in table columns, found from the field's type.

| type of the field | columns |
|---|---|
| str, int, float, bool, date, each or None | the model attribute of that name |
| an enumeration, or None | the same, holding its value |
| DateRange | first_day, last_day |
| WeekPattern | week_kind, weeks (comma-separated) |
| tuple of int | comma-separated text |
| mapping of rule parameters | a JSON object |
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, Union, get_args, get_origin

from scheduler_app.domain.calendar import DateRange, WeekKind, WeekPattern


@dataclass(frozen=True, slots=True)
class Field:
    """One dataclass field in columns. `path` is dotted for a field of a field; None for `write`/`read` means as it is."""

    path: str
    columns: tuple[str, ...]
    write: Callable[[Any], tuple[Any, ...]] | None = None
    read: Callable[..., Any] | None = None


def plain_field(path: str, annotation: Any) -> Field:
    """The Field for a type of the table above; TypeError for any other, so that nobody forgets one."""
    attribute = path.replace(".", "_").replace("room_need_", "room_")
    if annotation is DateRange:
        return Field(path, ("first_day", "last_day"), lambda dates: (dates.first, dates.last), _date_range)
    if annotation is WeekPattern:
        return Field(path, ("week_kind", "weeks"), lambda weeks: (weeks.kind.value, _joined(weeks.weeks)), _week_pattern)
    if get_origin(annotation) in (Mapping, dict):
        return Field(path, (attribute,), lambda params: (_params_text(params),), _params)
    if get_origin(annotation) is tuple and get_args(annotation)[0] is int:
        return Field(path, (attribute,), lambda numbers: (_joined(numbers),), _numbers)
    kinds = [kind for kind in _alternatives(annotation) if kind is not type(None)]
    if len(kinds) == 1 and isinstance(kinds[0], type) and issubclass(kinds[0], StrEnum):
        return Field(path, (attribute,), lambda value: (None if value is None else value.value,), _enum_reader(kinds[0]))
    if len(kinds) == 1 and kinds[0] in (str, int, float, bool, date):
        return Field(path, (attribute,))
    raise TypeError(f"{path}: no columns are known for {annotation}")


def _alternatives(annotation: Any) -> tuple[Any, ...]:
    return get_args(annotation) if get_origin(annotation) in (Union, types.UnionType) else (annotation,)


@lru_cache(maxsize=4096)
def _date_range(first: date | None, last: date | None) -> DateRange:
    return DateRange(first, last)


@lru_cache(maxsize=1024)
def _week_pattern(kind: str, weeks: str) -> WeekPattern:
    return WeekPattern(WeekKind(kind), _numbers(weeks))


def _enum_reader(kind: type[StrEnum]) -> Callable[[str | None], StrEnum | None]:
    known: dict[str | None, StrEnum | None] = {member.value: member for member in kind}
    return {**known, None: None}.__getitem__


def _joined(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(","))) if text else ()


def _params_text(params: Mapping[str, Any]) -> str:
    text = json.dumps(dict(params), ensure_ascii=False, separators=(",", ":"))
    # an escaped NUL would pass as text: the same parameter is refused as everywhere else
    return text if "\\u0000" not in text else text.replace("\\u0000", "\0")


def _params(text: str) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in json.loads(text).items()}
