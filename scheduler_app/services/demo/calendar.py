"""A demo school year: two terms, the usual breaks and exactly 178 school days (skolförordningen 2011:185 asks for at least 178)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind, Period, SchoolYear, Term

SCHOOL_DAYS = 178
MOST_STUDY_DAYS = 5
AUTUMN_PERIOD, SPRING_PERIOD = "period-ht", "period-vt"
FIRST_YEAR = 2026
"""The school year 2026/27, for whoever does not ask for another."""


@dataclass(frozen=True, slots=True)
class DemoYear:
    """The year that begins in August of `first_year`: höstlov v. 44, sportlov v. 9, påsklov after Easter, holidays by the almanac."""

    first_year: int = FIRST_YEAR

    @property
    def autumn(self) -> DateRange:
        return DateRange(_day(self.first_year, 34, 2), _day(self.first_year, 51, 5))

    @property
    def spring(self) -> DateRange:
        """From the first weekday after trettonhelgen to the Friday of week 23."""
        first = date(self.first_year + 1, 1, 8)
        return DateRange(first + timedelta(days=(7 - first.weekday()) % 7 if first.weekday() > 4 else 0), _day(self.first_year + 1, 23, 5))

    def school_year(self) -> SchoolYear:
        """The calendar, with as many study days as bring it to 178 school days, and days off beyond the five allowed."""
        year = self._without_study_days()
        spare = sum(1 for _ in year.school_days()) - SCHOOL_DAYS
        if spare < 0:  # a short year: the bridge day after Ascension is the one day off that nobody has to give
            year = replace(year, days_off=tuple(off for off in year.days_off if off.uid != "klamdag"))
        spread = sorted(islice(self._spread(year), max(0, spare)))
        extra = tuple(
            _off(f"studiedag-{n}", "Studiedag", day, day, DayOffKind.STUDY_DAY)
            if n <= MOST_STUDY_DAYS
            else _off(f"lovdag-{n}", "Lovdag", day, day)
            for n, day in enumerate(spread, 1)
        )
        return replace(year, days_off=year.days_off + extra)

    def _without_study_days(self) -> SchoolYear:
        spring, easter = self.first_year + 1, _easter(self.first_year + 1)
        autumn_end, spring_start = self.autumn.last, self.spring.first
        assert autumn_end is not None
        assert spring_start is not None
        name = f"{self.first_year}/{spring % 100:02d}"
        return SchoolYear(
            f"lasar-{self.first_year}-{spring % 100:02d}", name, DateRange(self.autumn.first, self.spring.last),
            terms=(Term("ht", f"HT {self.first_year}", self.autumn), Term("vt", f"VT {spring}", self.spring)),
            periods=(
                Period(AUTUMN_PERIOD, f"Hösten {self.first_year}", self.autumn), Period(SPRING_PERIOD, f"Våren {spring}", self.spring),
            ),
            days_off=(
                _off("hostlov", "Höstlov", _day(self.first_year, 44, 1), _day(self.first_year, 44, 5)),
                _off("jullov", "Jullov", autumn_end + timedelta(days=1), spring_start - timedelta(days=1)),
                _off("sportlov", "Sportlov", _day(spring, 9, 1), _day(spring, 9, 5)),
                _holiday("langfredag", "Långfredagen", easter - timedelta(days=2)),
                _off("pasklov", "Påsklov", easter + timedelta(days=1), easter + timedelta(days=5)),
                _holiday("forsta-maj", "Första maj", date(spring, 5, 1)),
                _holiday("himmelsfard", "Kristi himmelsfärdsdag", easter + timedelta(days=39)),
                _off("klamdag", "Lovdag", easter + timedelta(days=40), easter + timedelta(days=40)),
                _holiday("nationaldag", "Nationaldagen", date(spring, 6, 6)),
            ),
        )  # fmt: skip

    def _spread(self, year: SchoolYear) -> Iterator[date]:
        """School days suited for study days, over the year, never two in one week."""
        spring = self.first_year + 1
        places = ((self.first_year, 39, 1), (self.first_year, 45, 1), (spring, 4, 5), (spring, 16, 1), (self.first_year, 48, 3))
        more = ((spring, week, 5) for week in (6, 11, 17, 20, 12, 19))
        return (day for day in (_day(*place) for place in (*places, *more)) if year.is_school_day(day))


def next_whole_term(year: SchoolYear, today: date) -> tuple[date, date] | None:
    """First and last day of the first term that begins after `today`: what a school publishes ahead; None when none does."""
    for term in year.terms:
        if term.dates.first is not None and term.dates.last is not None and term.dates.first > today:
            return term.dates.first, term.dates.last
    return None


def _day(year: int, week: int, weekday: int) -> date:
    return date.fromisocalendar(year, week, weekday)


def _off(uid: str, name: str, first: date, last: date, kind: DayOffKind = DayOffKind.BREAK) -> DayOff:
    return DayOff(uid, name, DateRange(first, last), kind)


def _holiday(uid: str, name: str, day: date) -> DayOff:
    return _off(uid, name, day, day, DayOffKind.HOLIDAY)


def _easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule in Gauss's form with the later corrections (the "anonymous" algorithm of 1876)."""
    golden = year % 19
    century, within = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    weekday = (32 + 2 * rest + 2 * (within // 4) - epact - within % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
