"""A school with nothing in it but its calendar: where somebody who starts from scratch begins."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from scheduler_app.domain.calendar import DateRange, SchoolYear, Term
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.timetable import TimetableVersion


def empty_school(name: str, today: date) -> School:
    """A school year of two terms with the usual dates: the running one until May, from then on the coming one.

    The dates are a proposal (mid-August to mid-June with Christmas between); every municipality decides its own läsårsdata.
    """
    first_year = today.year if today.month >= 5 else today.year - 1
    autumn = DateRange(date(first_year, 8, 17), date(first_year, 12, 20))
    spring = DateRange(date(first_year + 1, 1, 8), date(first_year + 1, 6, 12))
    year = SchoolYear(
        uid=str(uuid4()),
        name=f"{first_year}/{(first_year + 1) % 100:02d}",
        dates=DateRange(autumn.first, spring.last),
        terms=(Term(str(uuid4()), f"HT{first_year}", autumn), Term(str(uuid4()), f"VT{first_year + 1}", spring)),
    )
    version = TimetableVersion(str(uuid4()), "1")
    return School(SchoolUnit(str(uuid4()), name), year, timetables={version.uid: version}, current=version.uid)
