"""Wall-clock time as minutes: a day counts from midnight, a school week from Monday 00:00."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

GRID_MINUTES = 5
"""Every start and length in a school is a multiple of this."""

DAY_MINUTES = 24 * 60

_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]([0-5]\d)$")


class Weekday(IntEnum):
    """Days as `datetime.date.weekday()` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


def clock_text(minute_of_day: int) -> str:
    """Write minutes after midnight as `HH:MM`."""
    return f"{minute_of_day // 60:02d}:{minute_of_day % 60:02d}"


def parse_clock(text: str) -> int:
    """Read `8:05`, `08.05` or `08:05` as minutes after midnight; ValueError for anything else."""
    match = _CLOCK.match(text.strip())
    if match is None:
        raise ValueError(f"not a clock time: {text!r}")
    return int(match[1]) * 60 + int(match[2])


def parse_end_clock(text: str) -> int:
    """Like `parse_clock`, and `24:00` for the end of the day (1440); ValueError for anything else."""
    return DAY_MINUTES if text.strip() in ("24:00", "24.00") else parse_clock(text)


def between(times: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """(start, end) of what is left free between the times (start, end) of one day, in order; overlapping ones leave nothing."""
    ordered = sorted(times)
    until = ordered[0][0] if ordered else 0
    for start, end in ordered:
        if start > until:
            yield until, start
        until = max(until, end)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one weekday, `start <= t < end`, in minutes after midnight."""

    day: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= 24 * 60:
            raise ValueError(f"a span must end after it starts within one day: {self}")

    @property
    def minutes(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one minute."""
        return self.day == other.day and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.day == other.day and self.start <= other.start and other.end <= self.end
