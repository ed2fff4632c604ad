"""The school year 2026/27: two terms, the usual breaks, 178 school days."""

from __future__ import annotations

from datetime import date

from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind, Period, SchoolYear, Term

AUTUMN = DateRange(date(2026, 8, 18), date(2026, 12, 18))
SPRING = DateRange(date(2027, 1, 8), date(2027, 6, 11))
AUTUMN_PERIOD, SPRING_PERIOD = "period-ht26", "period-vt27"

_STUDY_DAYS = (date(2026, 9, 21), date(2026, 11, 2), date(2027, 1, 29), date(2027, 4, 19))


def school_year() -> SchoolYear:
    """Terms, periods, breaks (höstlov v. 44, sportlov v. 9, påsklov v. 13) and four study days (at most five a year are allowed)."""
    return SchoolYear(
        "lasar-2026-27", "2026/27", DateRange(AUTUMN.first, SPRING.last),
        terms=(Term("ht26", "HT 2026", AUTUMN), Term("vt27", "VT 2027", SPRING)),
        periods=(Period(AUTUMN_PERIOD, "Hösten 2026", AUTUMN), Period(SPRING_PERIOD, "Våren 2027", SPRING)),
        days_off=(
            _off("hostlov", "Höstlov", date(2026, 10, 26), date(2026, 10, 30)),
            _off("jullov", "Jullov", date(2026, 12, 19), date(2027, 1, 7)),
            _off("sportlov", "Sportlov", date(2027, 3, 1), date(2027, 3, 5)),
            _off("langfredag", "Långfredagen", date(2027, 3, 26), date(2027, 3, 26), DayOffKind.HOLIDAY),
            _off("pasklov", "Påsklov", date(2027, 3, 29), date(2027, 4, 2)),
            _off("himmelsfard", "Kristi himmelsfärdsdag", date(2027, 5, 6), date(2027, 5, 6), DayOffKind.HOLIDAY),
            _off("klamdag", "Lovdag", date(2027, 5, 7), date(2027, 5, 7)),
            *(_off(f"studiedag-{n}", "Studiedag", day, day, DayOffKind.STUDY_DAY) for n, day in enumerate(_STUDY_DAYS, 1)),
        ),
    )  # fmt: skip


def _off(uid: str, name: str, first: date, last: date, kind: DayOffKind = DayOffKind.BREAK) -> DayOff:
    return DayOff(uid, name, DateRange(first, last), kind)
