"""The solver's slots and the school's clock, in both directions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from solver.problem import Grid


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days and slots of one school week.

    `starts` are the clock minutes at which the slots of a day begin; a slot lasts `slot_minutes`. On the clock grid slots are
    5 minutes and touch; in a period frame a slot is a period and there may be breaks between.
    """

    weekdays: tuple[int, ...]
    starts: tuple[int, ...]
    slot_minutes: int

    @property
    def grid(self) -> Grid:
        return Grid(len(self.weekdays), len(self.starts), self.slot_minutes)

    def position(self, weekday: int, clock: int) -> int | None:
        """The position of a start, None where no slot begins then."""
        if weekday not in self.weekdays or clock not in self.starts:
            return None
        return self.weekdays.index(weekday) * len(self.starts) + self.starts.index(clock)

    def clock(self, position: int) -> tuple[int, int]:
        """Weekday and clock minute at which a position begins."""
        day, slot = divmod(position, len(self.starts))
        return self.weekdays[day], self.starts[slot]

    def slots_touching(self, first: int, last: int) -> tuple[int, ...]:
        """Slots of a day that share a minute with the clock times `first` to `last`."""
        return tuple(slot for slot, start in enumerate(self.starts) if start < last and first < start + self.slot_minutes)

    def slots_outside(self, first: int, last: int) -> tuple[int, ...]:
        """Slots of a day that do not lie wholly between the clock times."""
        return tuple(slot for slot, start in enumerate(self.starts) if start < first or start + self.slot_minutes > last)

    def positions(self, weekdays: Iterable[int], slots: Iterable[int]) -> tuple[int, ...]:
        """Positions of the slots on the weekdays; days that are no school days are left out."""
        wanted = tuple(slots)
        days = sorted(self.weekdays.index(day) for day in set(weekdays) if day in self.weekdays)
        return tuple(day * len(self.starts) + slot for day in days for slot in wanted)

    def week_minutes(self, minutes: Iterable[int]) -> tuple[int, ...]:
        """Positions of the slots that hold the given minutes of the week; minutes outside the axis are left out."""
        found = set()
        for minute in minutes:
            weekday, clock = divmod(minute, 1440)
            if weekday in self.weekdays:
                for slot in self.slots_touching(clock, clock + 1):
                    found.add(self.weekdays.index(weekday) * len(self.starts) + slot)
        return tuple(sorted(found))

    def length(self, minutes: int) -> int | None:
        """Slots that a lesson of that many minutes takes, None where it does not come out even."""
        slots, rest = divmod(minutes, self.slot_minutes)
        return slots if slots > 0 and rest == 0 else None

    def at_most(self, minutes: int) -> int:
        """Whole slots within the minutes."""
        return minutes // self.slot_minutes

    def at_least(self, minutes: int) -> int:
        """Slots that cover the minutes."""
        return -(-minutes // self.slot_minutes)


def axis_of(school: School) -> TimeAxis:
    """The clock grid between the unit's day limits, or its period frame where it has one (periods of equal length)."""
    unit = school.unit
    weekdays = tuple(sorted(set(school.year.weekdays)))
    if not weekdays:
        raise InputError("build_no_weekdays")
    if not unit.period_frame:
        if unit.day_end - unit.day_start < GRID_MINUTES:
            raise InputError("build_no_day", start=unit.day_start, end=unit.day_end)
        return TimeAxis(weekdays, tuple(range(unit.day_start, unit.day_end - GRID_MINUTES + 1, GRID_MINUTES)), GRID_MINUTES)
    lengths = {end - start for _, start, end in unit.period_frame}
    starts = tuple(start for _, start, _ in unit.period_frame)
    if len(lengths) != 1 or starts != tuple(sorted(set(starts))) or min(lengths) <= 0:
        raise InputError("build_uneven_periods")
    return TimeAxis(weekdays, starts, lengths.pop())
