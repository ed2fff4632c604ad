"""What a foreign format is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from scheduler_app.domain.school import School


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """A school as it is to leave the program: where `public`, the persons are gone from it already.

    `language` is of headings and texts, `day_names` from Monday; formats of dated lessons write `first` to `last`, or the school year.
    """

    school: School
    language: str = "sv"
    day_names: tuple[str, ...] = ()
    public: bool = False
    first: date | None = None
    last: date | None = None
    persons: tuple[str, ...] = ()
    """Uids of those whose own calendars are written, and no others."""
    day: date | None = None
    """The day whose group members count where a format knows no dates; the school year's first where it is None."""


@dataclass(frozen=True, slots=True)
class Written:
    """Files by name, and how often the school has what the format cannot be told, by the code of the text that names it."""

    files: Mapping[str, bytes]
    left_out: Mapping[str, int] = field(default_factory=dict)
