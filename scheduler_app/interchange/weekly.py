"""Minutes of a whole activity as minutes a week, and those as even lessons: what registers tell of teaching."""

from __future__ import annotations

from datetime import date, timedelta

from scheduler_app.domain.calendar import SchoolYear
from scheduler_app.domain.clock import GRID_MINUTES

USUAL_LENGTH = 60
"""Longest lesson that a number of minutes a week is split into where the source does not say how."""

TEACHING_WEEKS = 38
"""Weeks with teaching of a whole year, counted on where the school has entered no terms or breaks yet (178 days at least,
skolförordningen 3 kap. 3 §, most of them in whole weeks)."""

MOST_MINUTES = 3000
"""Planned minutes a week that can be meant; more is a fault in the source."""


class WeeklyMinutes:
    """Counts with the weeks of one school year."""

    def __init__(self, year: SchoolYear) -> None:
        self._year = year
        self._mondays = year.weeks()

    def of(self, minutes: int | None, first: date | None, last: date | None) -> int | None:
        """Minutes a week, on the grid, of an activity that has so many from `first` to `last`; None where that cannot be told."""
        begins, ends = self._year.dates.first, self._year.dates.last
        assert begins is not None
        assert ends is not None
        begins, ends = max(first or begins, begins), min(last or ends, ends)
        weeks = sum(monday <= ends and monday + timedelta(days=6) >= begins for monday in self._mondays)
        if not minutes or not weeks:
            return None
        if not (self._year.terms or self._year.days_off):
            weeks = max(1, round(weeks * TEACHING_WEEKS / len(self._mondays)))
        weekly = round(minutes / weeks / GRID_MINUTES) * GRID_MINUTES
        return weekly if weekly <= MOST_MINUTES else None


def even_lengths(minutes: int) -> list[int]:
    """Minutes a week as even lessons on the grid, none longer than usual."""
    steps = minutes // GRID_MINUTES
    count = -(-steps * GRID_MINUTES // USUAL_LENGTH)
    return [(steps // count + (number < steps % count)) * GRID_MINUTES for number in range(count)]
