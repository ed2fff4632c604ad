"""The school year: its days, terms, days off, periods and which weeks a pattern means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum


class WeekKind(StrEnum):
    EVERY = "every"
    ODD = "odd"
    EVEN = "even"
    EXPLICIT = "explicit"


@dataclass(frozen=True, slots=True)
class WeekPattern:
    """Which weeks a lesson runs: every, odd (A) or even (B) ISO weeks, or the ISO week numbers listed."""

    kind: WeekKind = WeekKind.EVERY
    weeks: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if (self.kind is WeekKind.EXPLICIT) != bool(self.weeks):
            raise ValueError("week numbers belong to an explicit pattern, and only there")
        if any(not 1 <= week <= 53 for week in self.weeks):
            raise ValueError(f"ISO weeks are 1 to 53: {self.weeks}")

    def includes(self, day: date) -> bool:
        """Tell whether the ISO week of `day` belongs to the pattern."""
        week = day.isocalendar().week
        match self.kind:
            case WeekKind.EVERY:
                return True
            case WeekKind.ODD:
                return week % 2 == 1
            case WeekKind.EVEN:
                return week % 2 == 0
            case WeekKind.EXPLICIT:
                return week in self.weeks


EVERY_WEEK = WeekPattern()


@dataclass(frozen=True, slots=True)
class DateRange:
    """Local dates `first` to `last`, both included; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.last < self.first:
            raise ValueError(f"a date range must not end before it starts: {self.first} to {self.last}")

    def includes(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def meets(self, other: DateRange) -> bool:
        """Tell whether the two share at least one date."""
        latest_first = max(self.first or date.min, other.first or date.min)
        return latest_first <= min(self.last or date.max, other.last or date.max)


ALWAYS = DateRange()


class DayOffKind(StrEnum):
    HOLIDAY = "holiday"  # röd dag
    BREAK = "break"  # lov
    STUDY_DAY = "study_day"  # studiedag: staff work, pupils are off
    HALF_DAY = "half_day"  # halvdag: lessons until `from_minute`


@dataclass(frozen=True, slots=True)
class DayOff:
    """Dates without lessons for pupils; half days have those that end by `from_minute` (minutes after midnight)."""

    uid: str
    name: str
    dates: DateRange
    kind: DayOffKind = DayOffKind.BREAK
    from_minute: int | None = None
    """Pupils are off from this minute on; None is all day. Given for half days, and only for them."""

    def __post_init__(self) -> None:
        if (self.kind is DayOffKind.HALF_DAY) != (self.from_minute is not None):
            raise ValueError("a half day, and only a half day, says when it ends")
        if self.from_minute is not None and not 0 < self.from_minute < 24 * 60:
            raise ValueError(f"not minutes after midnight: {self.from_minute}")


@dataclass(frozen=True, slots=True)
class Term:
    """Höst- or vårtermin."""

    uid: str
    name: str
    dates: DateRange


@dataclass(frozen=True, slots=True)
class Period:
    """Schemaperiod: a stretch of the school year in which a set of lessons applies."""

    uid: str
    name: str
    dates: DateRange


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One läsår; `dates` must have both ends."""

    uid: str
    name: str
    dates: DateRange
    terms: tuple[Term, ...] = ()
    periods: tuple[Period, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    weekdays: tuple[int, ...] = field(default=(0, 1, 2, 3, 4))

    def __post_init__(self) -> None:
        if self.dates.first is None or self.dates.last is None:
            raise ValueError("a school year has a first and a last day")

    def dates_between(self, first: date, last: date) -> Iterator[date]:
        """Every calendar date of the year from `first` to `last`, both included."""
        assert self.dates.first is not None
        assert self.dates.last is not None
        day, end = max(first, self.dates.first), min(last, self.dates.last)
        while day <= end:
            yield day
            day += timedelta(days=1)

    def is_school_day(self, day: date) -> bool:
        """Tell whether pupils have lessons on `day`, all of it or half: in a term, on a school weekday, not off."""
        in_term = any(term.dates.includes(day) for term in self.terms) if self.terms else self.dates.includes(day)
        whole_days = (off for off in self.days_off if off.from_minute is None)
        return in_term and day.weekday() in self.weekdays and not any(off.dates.includes(day) for off in whole_days)

    def closes(self, day: date) -> int:
        """The minute of a school day by which its lessons must have ended: that of its half day, else midnight (1440)."""
        return min((off.from_minute for off in self.days_off if off.from_minute is not None and off.dates.includes(day)), default=24 * 60)

    def school_days(self, first: date | None = None, last: date | None = None) -> Iterator[date]:
        """School days in date order, the whole year unless narrowed."""
        for day in self.dates_between(first or date.min, last or date.max):
            if self.is_school_day(day):
                yield day

    def weeks(self) -> tuple[date, ...]:
        """The Monday of every week with at least one school day, in order; at most 60 (checked by storage and solver)."""
        return tuple(dict.fromkeys(day - timedelta(days=day.weekday()) for day in self.school_days()))

    def period(self, uid: str | None) -> Period | None:
        return next((period for period in self.periods if period.uid == uid), None)

    def term(self, name_or_uid: str) -> Term | None:
        return next((term for term in self.terms if name_or_uid in (term.uid, term.name)), None)
