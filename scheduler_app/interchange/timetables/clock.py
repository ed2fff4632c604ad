"""Named periods of a day as clock times on the grid, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import gcd

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.school import School

_USUAL_FIRST = 8 * 60
_USUAL_LENGTH, _USUAL_BREAK = 45, 10
"""Minutes, where a file names periods without clock times."""

_SHORTEST_PERIOD = 20
"""Minutes: periods shorter than this that follow each other without a break are a clock in steps, no frame of a school."""


@dataclass(frozen=True, slots=True)
class PeriodFrame:
    """Start and end of every period by its number, in minutes after midnight on the grid."""

    spans: Mapping[int, tuple[int, int]]
    names: Mapping[int, str]

    @property
    def numbers(self) -> tuple[int, ...]:
        return tuple(sorted(self.spans))

    @property
    def is_regular(self) -> bool:
        """Whether the periods follow each other and are equally long, as a school's frame must be."""
        spans = [self.spans[number] for number in self.numbers]
        in_order = all(one[1] <= other[0] for one, other in pairwise(spans))
        return in_order and len({end - start for start, end in spans}) == 1 and not self._is_clock(spans)

    @staticmethod
    def _is_clock(spans: list[tuple[int, int]]) -> bool:
        """Steps of a clock, as a school without a frame is written: lessons begin and end anywhere."""
        without_breaks = all(one[1] == other[0] for one, other in pairwise(spans))
        return len(spans) > 1 and without_breaks and spans[0][1] - spans[0][0] < _SHORTEST_PERIOD

    def span(self, first: int, count: int) -> tuple[int, int] | None:
        """From the start of a period to the end of the last of `count`; None where the frame has not that many."""
        at = self.numbers.index(first) if first in self.spans else -1
        if at < 0 or count < 1 or at + count > len(self.numbers):
            return None
        return self.spans[first][0], self.spans[self.numbers[at + count - 1]][1]

    def periods_at(self, start: int, end: int) -> tuple[int, int]:
        """The period that begins at `start` or latest before it, and how many periods until `end`."""
        first = max((number for number in self.numbers if self.spans[number][0] <= start), default=self.numbers[0])
        return first, max(1, sum(first <= number and self.spans[number][0] < end for number in self.numbers))

    def as_unit(self) -> tuple[tuple[str, int, int], ...]:
        """As `SchoolUnit.period_frame` has it."""
        return tuple((self.names.get(number, str(number)), *self.spans[number]) for number in self.numbers)


def frame_of_school(school: School) -> PeriodFrame:
    """The school's period frame; where it has none, steps so short that every placed lesson begins and ends with one."""
    rows = school.unit.period_frame or _steps(school)
    spans = {number: (start, end) for number, (_, start, end) in enumerate(rows, 1)}
    return PeriodFrame(spans, {number: name for number, (name, _, _) in enumerate(rows, 1)})


def usual_frame(count: int) -> PeriodFrame:
    """Periods of 45 minutes with breaks of 10 from 08:00, for files that only count periods; so many that they do not fit are shorter."""
    room = (24 * 60 - _USUAL_FIRST) // max(1, count) // GRID_MINUTES * GRID_MINUTES
    step = max(GRID_MINUTES, min(_USUAL_LENGTH + _USUAL_BREAK, room))
    length = step - _USUAL_BREAK if step > 2 * _USUAL_BREAK else step
    starts = [_USUAL_FIRST + number * step for number in range(count)]
    return PeriodFrame({n: (start, start + length) for n, start in enumerate(starts, 1)}, {n: str(n) for n in range(1, count + 1)})


def clock_minutes(text: str) -> int | None:
    """`8:00`, `08.05` or `0805` as minutes after midnight, moved to the grid; None for anything else."""
    found = re.fullmatch(r"(\d{1,2})[:.]?(\d{2})(?::\d{2})?", text.strip(), re.ASCII)
    if found is None or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    minutes = int(found[1]) * 60 + int(found[2])
    return round(minutes / GRID_MINUTES) * GRID_MINUTES if minutes <= 24 * 60 else None


def _steps(school: School) -> tuple[tuple[str, int, int], ...]:
    """Equally long, so that a lesson is as many of them wherever it lies; lengths of lessons without a place count too."""
    starts = [placement.start for placement in school.placed.values()]
    ends = [placement.start + school.lessons[lesson].minutes for lesson, placement in school.placed.items()]
    first, last = min(starts, default=school.unit.day_start), max(ends, default=school.unit.day_end)
    step = gcd(*(time - first for time in (*starts, *ends, last)), *(lesson.minutes for lesson in school.lessons.values()))
    return tuple((str(n), start, start + step) for n, start in enumerate(range(first, last, step), 1))
