"""Terms in aSc: the year in numbered parts and, for every lesson, a mask that says in which of them it runs. aSc knows no dates of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from scheduler_app.domain.calendar import Period
from scheduler_app.domain.school import School
from scheduler_app.interchange.timetables.periods import Periods

_DATED = re.compile(r"^(.*?)\s*\(?(\d{4}-\d\d-\d\d)\s*[–/-]\s*(\d{4}-\d\d-\d\d)\)?\s*$", re.ASCII)
_MOST_PARTS = 60


class TermParts:
    """The school year cut where a period that lessons use begins or ends; parts without a school day are left out."""

    def __init__(self, school: School) -> None:
        used = {lesson.period for lesson in school.lessons.values()}
        self.periods = tuple(period for period in school.year.periods if period.uid in used)
        begins, ends = school.year.dates.first, school.year.dates.last
        assert begins is not None
        assert ends is not None
        cuts = {begins, ends + timedelta(days=1)}
        for period in self.periods:
            cuts |= {period.dates.first or begins, (period.dates.last or ends) + timedelta(days=1)}
        inside = sorted(day for day in cuts if begins <= day <= ends + timedelta(days=1))
        taught = [first for first, after in pairwise(inside) if any(school.year.school_days(first, after - timedelta(days=1)))]
        self._parts = tuple(taught) or (begins,)
        self._of = {period.uid: self._mask(period) for period in self.periods}

    def mask(self, period: str | None) -> str:
        """A digit for every part of the year."""
        return self._of.get(period or "", "1" * len(self._parts))

    def id(self, period: str | None) -> str:
        return f"T{self.mask(period)}"

    def rows(self, whole_year: str) -> list[dict[str, object]]:
        """The file's termsdefs. A period's name is followed by its dates, which aSc shows and nothing else in the file can tell."""
        names = {self.mask(None): whole_year}
        for period in self.periods:
            names.setdefault(self.mask(period.uid), _dated(period))
        return [{"id": f"T{mask}", "name": name, "short": name, "terms": mask} for mask, name in names.items()]

    def _mask(self, period: Period) -> str:
        return "".join("1" if period.dates.includes(first) else "0" for first in self._parts)


def _dated(period: Period) -> str:
    first, last = period.dates.first, period.dates.last
    return f"{period.name} ({first}–{last})" if first and last else period.name


def period_of_mask(mask: str, name: str, periods: Periods, left_out: Callable[[str], None]) -> str | None:
    """The uid of the period that a mask of terms means; None for the whole year.

    The period with the dates in the term's name, else of that name, else the marked parts of the year: its terms if they are as many, else
    equally long ones, and `left_out` tells that the dates are a guess. Parts with a gap between them count as the whole year.
    """
    if set(mask) != {"0", "1"} or len(mask) > _MOST_PARTS:
        if "," in mask or len(mask) > _MOST_PARTS:
            left_out(f"terms {mask[:60]}")
        return None
    dated = _DATED.match(name)
    if dated is not None:
        try:
            found = periods.of_dates(dated[1], date.fromisoformat(dated[2]), date.fromisoformat(dated[3]))
        except ValueError:
            found = None
        if found is not None:
            return found
    plain = dated[1] if dated else name
    known = periods.named(plain)
    if known is not None:
        return known
    left_out(f"terms {mask}" + (f" ({plain})" if plain else ""))
    first, last = mask.index("1"), mask.rindex("1")
    return periods.part(plain, first, last, len(mask)) if "0" not in mask[first : last + 1] else None
