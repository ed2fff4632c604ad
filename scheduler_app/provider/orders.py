"""The orders that lists can be had in: sort key of the standard -> what rows are sorted by, and whether backwards."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from scheduler_app.services.stamps import Row


class Order(NamedTuple):
    key: Callable[[Row], str]
    descending: bool


def _field(name: str) -> Callable[[Row], str]:
    return lambda row: str(row.get(name, "")).casefold()


def _both(*names: str, prefix: Callable[[str], str] = lambda name: name[0].upper() + name[1:]) -> dict[str, Order]:
    return {prefix(name) + way: Order(_field(name), way == "Desc") for name in names for way in ("Asc", "Desc")}


_MODIFIED = {"ModifiedDesc": Order(lambda row: row["meta"]["modified"], True)}
_SHOWN = {"DisplayNameAsc": Order(_field("displayName"), False)}
_NO_CIVIC_NUMBERS = {"CivicNoAsc": Order(_field("id"), False), "CivicNoDesc": Order(_field("id"), True)}

ORDERS: Mapping[str, Mapping[str, Order]] = {
    "organisations": {**_MODIFIED, **_SHOWN},
    "persons": {
        "DisplayNameAsc": Order(lambda row: f"{row['givenName']} {row['familyName']}".casefold(), False),
        **_both("givenName", "familyName"), **_NO_CIVIC_NUMBERS, **_MODIFIED,
    },
    "duties": {**_both("startDate"), **_MODIFIED},
    "groups": {**_MODIFIED, **_SHOWN, **_both("startDate", "endDate")},
    "syllabuses": {**_MODIFIED, **_both("subjectName", "subjectCode", "courseName", "courseCode", "subjectDesignation")},
    "activities": {**_MODIFIED, **_SHOWN},
    "rooms": {**_MODIFIED, **_SHOWN},
}  # fmt: skip

BY_ID = Order(lambda row: "", False)
"""Without a sort key: by id, which is also what decides among equals."""
