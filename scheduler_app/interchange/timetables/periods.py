"""Periods of the year on their way from a file: by their dates, else by their name, else by the number of parts the year has."""

from __future__ import annotations

from datetime import date

from scheduler_app.domain.calendar import DateRange, Period, SchoolYear
from scheduler_app.domain.identity import uid_of


class Periods:
    """The year's periods and those that a file adds to them."""

    def __init__(self, year: SchoolYear, unit: str, source: str) -> None:
        self._before, self._unit, self._source = year, unit, source
        self._periods = list(year.periods)

    def of_dates(self, name: str, first: date, last: date) -> str | None:
        """The uid of the period with these dates, made if there is none; None for the whole year, or dates that are not in it."""
        begins, ends = self._before.dates.first, self._before.dates.last
        assert begins is not None
        assert ends is not None
        if last < first or last < begins or first > ends or (first <= begins and ends <= last):
            return None
        dates = DateRange(max(first, begins), min(last, ends))
        known = next((period for period in self._periods if period.dates == dates), None)
        if known is None:
            told = name or f"{first.isoformat()} – {last.isoformat()}"
            key = f"{dates.first}\n{dates.last}"
            known = Period(f"{self._source}-{uid_of(self._unit, f'{self._source}/Period', key)}", told, dates)
            self._periods.append(known)
        return known.uid

    def named(self, name: str) -> str | None:
        """The uid of the period, or a new one of the term, that is called so."""
        folded = name.casefold()
        known = next((period.uid for period in self._periods if folded and period.name.casefold() == folded), None)
        term = next((term for term in self._before.terms if folded and term.name.casefold() == folded), None)
        if known is None and term is not None and term.dates.first is not None and term.dates.last is not None:
            return self.of_dates(term.name, term.dates.first, term.dates.last)
        return known

    def part(self, name: str, first: int, last: int, of: int) -> str | None:
        """Parts `first` to `last` (from 0) of a year of so many: its terms if they are as many, else equally many weeks each."""
        parts = [(term.dates.first, term.dates.last) for term in self._before.terms]
        if len(parts) != of or any(None in dates for dates in parts):
            days = [day for day in (self._before.dates.first, self._before.dates.last) if day is not None]
            length = ((days[1] - days[0]).days + 1) / of
            starts = [date.fromordinal(days[0].toordinal() + round(number * length)) for number in range(of + 1)]
            parts = [(starts[n], date.fromordinal(starts[n + 1].toordinal() - 1)) for n in range(of)]
        begins, ends = parts[first][0], parts[last][1]
        return self.of_dates(name, begins, ends) if begins is not None and ends is not None else None

    @property
    def added(self) -> tuple[Period, ...]:
        return tuple(self._periods[len(self._before.periods) :])
