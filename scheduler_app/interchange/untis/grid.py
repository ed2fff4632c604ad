"""The file `time.txt`: a row for every weekday and period with its number and clock times (hhmm)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.interchange.timetables.clock import PeriodFrame, clock_minutes
from scheduler_app.interchange.timetables.draft import Draft

MOST_PERIODS = 288
"""Steps of five minutes in a day."""

_FILE = "time.txt"


def write_grid(frame: PeriodFrame, weekdays: Sequence[int]) -> bytes:
    """The same periods on every weekday."""
    count = len(frame.numbers)
    rows = (
        f"{day + 1}\t{count}\t{number}\t{_hhmm(frame.spans[number][0])}\t{_hhmm(frame.spans[number][1])}\r\n"
        for day in weekdays
        for number in frame.numbers
    )
    return "".join(rows).encode("ascii")


def read_grid(content: bytes, draft: Draft) -> PeriodFrame | None:
    """The periods of the first weekday in the file; days with other times are left out and counted. None if there is no period in it."""
    days: dict[int, dict[int, tuple[int, int]]] = {}
    for line, row in enumerate(content.decode("latin-1").splitlines(), 1):
        cells = [cell for cell in re.split(r"[\s;,]+", row.replace('"', "")) if cell]
        if not cells:
            continue
        span = _span(cells[3], cells[4]) if len(cells) >= 5 else None
        number = int(cells[2]) if span and re.fullmatch(r"\d{1,3}", cells[2], re.ASCII) else 0
        if span is None or not 1 <= number <= MOST_PERIODS or not re.fullmatch("[1-7]", cells[0], re.ASCII):
            draft.refuse(line, "timetable_bad_period", _FILE)
            continue
        days.setdefault(int(cells[0]), {})[number] = span
    if not days:
        return None
    first = days[min(days)]
    others = sum(periods != first for periods in days.values())
    if others:
        draft.left_out(f"{_FILE}: days with other times", others)
    return PeriodFrame(first, {number: str(number) for number in first})


def _span(start: str, end: str) -> tuple[int, int] | None:
    begins, ends = clock_minutes(start.zfill(4)), clock_minutes(end.zfill(4))
    return (begins, ends) if begins is not None and ends is not None and ends >= begins + GRID_MINUTES else None


def _hhmm(minute: int) -> str:
    return f"{minute // 60:02d}{minute % 60:02d}"
