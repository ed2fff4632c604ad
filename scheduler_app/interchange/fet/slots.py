"""The clock of a school as FET's equal hours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler_app.domain.clock import GRID_MINUTES, clock_text
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson


@dataclass(frozen=True)
class Slots:
    """Days by name, and equal hours by name and start; `length` minutes each. The hours of a period frame are its periods,
    those of the clock grid are 5 minutes long and named by their start."""

    weekdays: tuple[int, ...]
    day_names: tuple[str, ...]
    starts: tuple[int, ...]
    hour_names: tuple[str, ...]
    length: int

    def names(self, weekday: int, clock: int) -> tuple[str, str] | None:
        """Day and hour that begin then, None if none does."""
        if weekday not in self.weekdays or clock not in self.starts:
            return None
        return self.day_names[self.weekdays.index(weekday)], self.hour_names[self.starts.index(clock)]

    def count(self, minutes: int) -> int:
        """Hours that cover the minutes."""
        return -(-minutes // self.length)

    def at_most(self, minutes: int) -> int:
        return minutes // self.length

    def touching(self, first: int, last: int) -> tuple[int, ...]:
        """Starts of hours that share a minute with the clock times."""
        return tuple(start for start in self.starts if start < last and first < start + self.length)

    def outside(self, first: int, last: int) -> tuple[int, ...]:
        """Starts of hours that do not lie wholly between the clock times."""
        return tuple(start for start in self.starts if start < first or start + self.length > last)

    def fitting(self, hours: int, allowed: set[tuple[int, int]]) -> Iterable[tuple[int, int]]:
        """(weekday, clock) at which that many hours in a row are all among the allowed ones."""
        for day in self.weekdays:
            for n in range(len(self.starts) - hours + 1):
                if all((day, self.starts[k]) in allowed for k in range(n, n + hours)):
                    yield day, self.starts[n]

    @property
    def everything(self) -> set[tuple[int, int]]:
        return {(day, start) for day in self.weekdays for start in self.starts}


def slots_of(school: School, day_names: Sequence[str]) -> Slots:
    """The school's period frame if its periods are equally long and follow each other in time, else 5-minute slots of its day,
    widened to hold what is placed outside."""
    weekdays = tuple(sorted({*school.year.weekdays, *(row.day for row in school.placed.values())})) or (0, 1, 2, 3, 4)
    names = tuple(day_names[day] if day < len(day_names) else f"Day {day + 1}" for day in weekdays)
    frame = school.unit.period_frame
    lengths = {end - start for _, start, end in frame}
    starts = tuple(start for _, start, _ in frame)
    if len(lengths) == 1 and starts == tuple(sorted(set(starts))) and all(row.start in starts for row in school.placed.values()):
        hours = tuple(name for name, _, _ in frame)
        usable = len(set(hours)) == len(hours) and all(hours)
        return Slots(weekdays, names, starts, hours if usable else tuple(map(clock_text, starts)), lengths.pop())
    first, last = _limits(school)
    grid = tuple(range(first, last - GRID_MINUTES + 1, GRID_MINUTES))
    return Slots(weekdays, names, grid, tuple(map(clock_text, grid)), GRID_MINUTES)


def _limits(school: School) -> tuple[int, int]:
    first, last = school.unit.day_start, school.unit.day_end
    for uid, row in school.placed.items():
        start, end = occupied(school, school.lessons[uid], row.start)
        first, last = min(first, start), max(last, end)
    first = max(0, first // GRID_MINUTES * GRID_MINUTES)
    return first, min(24 * 60, max(last, first + GRID_MINUTES))


def occupied(school: School, lesson: Lesson, start: int) -> tuple[int, int]:
    """Clock minutes from set-up to the end of clean-up of a lesson that starts then."""
    requirement = school.requirements[lesson.requirement]
    return start - requirement.setup, start + lesson.minutes + requirement.cleanup
