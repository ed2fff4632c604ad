"""Weeks in aSc: a cycle of weeks and, for every lesson, a mask that says in which of them it runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scheduler_app.domain.calendar import EVERY_WEEK, WeekKind, WeekPattern
from scheduler_app.domain.school import School
from scheduler_app.texts import text

_LISTED = re.compile(r"\b(\d{1,2})\b", re.ASCII)
_TWO_WEEKS: Mapping[WeekKind, str] = {WeekKind.EVERY: "11", WeekKind.ODD: "10", WeekKind.EVEN: "01"}


class WeekCycle:
    """How the school's week patterns are written: one week, odd and even weeks, or every week of the year where lessons list theirs."""

    def __init__(self, school: School, language: str) -> None:
        self._language = language
        patterns = dict.fromkeys(lesson.weeks for lesson in school.lessons.values())
        kinds = {pattern.kind for pattern in patterns}
        self._mondays = school.year.weeks() if WeekKind.EXPLICIT in kinds else ()
        self._length = len(self._mondays) or (1 if kinds <= {WeekKind.EVERY} else 2)
        self.patterns = tuple(dict.fromkeys((EVERY_WEEK, *patterns)))

    def mask(self, pattern: WeekPattern) -> str:
        """A digit for every week of the cycle."""
        if self._mondays:
            return "".join("1" if pattern.includes(monday) else "0" for monday in self._mondays)
        return "1" if self._length == 1 else _TWO_WEEKS.get(pattern.kind, "11")

    def share(self, pattern: WeekPattern) -> float:
        """The part of the cycle's weeks in which it runs."""
        return self.mask(pattern).count("1") / self._length

    def rows(self) -> list[dict[str, object]]:
        """The file's weeksdefs; one that lists weeks has their numbers in its name, since aSc numbers the weeks of a cycle from 1."""
        names = {self.mask(pattern): self._name(pattern) for pattern in reversed(self.patterns)}
        return [{"id": _id(mask), "name": name, "short": name, "weeks": mask} for mask, name in reversed(names.items())]

    def id(self, pattern: WeekPattern) -> str:
        return _id(self.mask(pattern))

    def _name(self, pattern: WeekPattern) -> str:
        if pattern.kind is WeekKind.EXPLICIT:
            return text("print_weeks", self._language, weeks=", ".join(str(week) for week in pattern.weeks))
        return text(f"weeks_{pattern.kind.value}", self._language)


def weeks_of_mask(mask: str, name: str, school: School, left_out: Callable[[str], None]) -> WeekPattern:
    """What a mask means: two weeks in turn are odd and even ones, a mask as long as the school year has a digit for each of its weeks.

    In a longer cycle the weeks are those that its `name` lists. What cannot be told is `left_out` and counts as every week.
    """
    if "0" not in mask or len(mask) < 2:
        return EVERY_WEEK
    if mask in ("10", "01"):
        return WeekPattern(WeekKind.ODD if mask == "10" else WeekKind.EVEN)
    mondays = school.year.weeks()
    numbers = tuple(week for found in _LISTED.findall(name) if 1 <= (week := int(found)) <= 53)
    if set(mask) <= {"0", "1"} and len(numbers) == mask.count("1") > 0:
        return WeekPattern(WeekKind.EXPLICIT, numbers)
    if set(mask) == {"0", "1"} and len(mask) == len(mondays):
        return _of_year(mask, tuple(monday.isocalendar().week for monday in mondays))
    left_out(f"weeks {mask[:60]}")
    return EVERY_WEEK


def _of_year(mask: str, weeks: tuple[int, ...]) -> WeekPattern:
    """Odd and even weeks where the year's odd or even ones are all marked and no others."""
    marked = tuple(week for week, digit in zip(weeks, mask, strict=True) if digit == "1")
    for kind, rest in ((WeekKind.ODD, 1), (WeekKind.EVEN, 0)):
        if marked == tuple(week for week in weeks if week % 2 == rest):
            return WeekPattern(kind)
    return WeekPattern(WeekKind.EXPLICIT, tuple(dict.fromkeys(marked)))


def _id(mask: str) -> str:
    return f"W{mask}"
